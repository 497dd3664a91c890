import type { ClientBase } from 'pg';
import type { StoredReport } from './achievements.ts';
import { cityCode, type Publication } from './city.ts';
import type { Actual } from './actuals.ts';
import { publish } from './rows.ts';
import { viewerIds } from './viewers.ts';

/** New figures for a published achievement. */
export interface Correction {
	id: number;
	figures: Actual;
	reason: string;
}

const reasons = [
	'Salah ketik pada entri pertama.',
	'Rekap bulan terakhir semula belum masuk.',
	'Disesuaikan dengan hasil reviu Inspektorat.',
];

/** A day on which something is published: new reports and corrections of old ones. */
interface Event extends Publication {
	corrections: Correction[];
}

/** What is published when, oldest first. */
export function publicationEvents(reports: StoredReport[], facts: Publication[]): Event[] {
	const events = new Map<string, Event>();
	const on = (at: string): Event => {
		const event = events.get(at) ?? { at, ids: [], corrections: [] };
		events.set(at, event);
		return event;
	};
	for (const { at, ids } of facts) on(at).ids.push(...ids);
	for (const { id, publishedAt, correction, haste } of reports) {
		if (publishedAt) on(publishedAt).ids.push(id);
		if (correction) {
			const reason = reasons[Math.floor(haste * reasons.length)] ?? '';
			on(correction.at).corrections.push({ id, figures: correction.figures, reason });
		}
	}
	return [...events.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Publishes one day's reports; corrections are first written as a new version with their reason. */
export async function publishEvent(
	client: ClientBase,
	{ at, ids, corrections }: Event,
	byUser: number | null,
): Promise<void> {
	await correct(client, corrections, at);
	await publish(client, [...ids, ...corrections.map(({ id }) => id)], at, byUser);
}

/** Writes new figures of published achievements as a version that waits to be published. */
export async function correct(
	client: ClientBase,
	corrections: Correction[],
	at: string,
): Promise<void> {
	if (corrections.length === 0) return;
	await client.query(
		`with fresh as (
			select * from unnest($1::int[], $2::numeric[], $3::numeric[], $4::numeric[], $5::text[])
				as f (id, actual, numerator, denominator, reason)
		), changed as (
			update app.achievement a set actual = f.actual, numerator = f.numerator, denominator = f.denominator,
				version = a.version + 1, status = 'VERIFIED', updated_at = $6
			from fresh f where a.id = f.id and a.city_code = $7
			returning a.*, f.reason
		)
		insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
			denominator, note, reason, at, by_user)
		select id, version, city_code, agency_id, status, actual, numerator, denominator, note, reason, $6, $8 from changed`,
		[
			corrections.map(({ id }) => id),
			corrections.map(({ figures }) => figures.actual),
			corrections.map(({ figures }) => figures.numerator),
			corrections.map(({ figures }) => figures.denominator),
			corrections.map(({ reason }) => reason),
			at,
			cityCode,
			viewerIds.evaluator,
		],
	);
}
