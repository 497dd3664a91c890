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
	reason: { id: string; en: string };
}

/** Somebody mistyped. */
export const mistyped = {
	id: 'Salah ketik pada entri pertama.',
	en: 'A typing error in the first entry.',
};
const reasons = [
	mistyped,
	{
		id: 'Rekap bulan terakhir semula belum masuk.',
		en: 'The records of the last month had not come in yet.',
	},
	{
		id: 'Disesuaikan dengan hasil reviu Inspektorat.',
		en: 'Brought in line with the review of the inspectorate.',
	},
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
			const reason = reasons[Math.floor(haste * reasons.length)] ?? mistyped;
			on(correction.at).corrections.push({ id, figures: correction.figures, reason });
		}
	}
	return [...events.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Publishes one day's reports; corrections are first written with their reason. */
export async function publishEvent(
	client: ClientBase,
	{ at, ids, corrections }: Event,
	byUser: number | null,
): Promise<void> {
	const corrected = await correct(client, corrections, at);
	await publish(client, [...ids, ...corrected], at, byUser);
}

/** Writes new figures beside the published ones and returns the ids of these corrections: they wait to be published. */
export async function correct(
	client: ClientBase,
	corrections: Correction[],
	at: string,
	status = 'VERIFIED',
): Promise<number[]> {
	if (corrections.length === 0) return [];
	const { rows } = await client.query<{ id: number }>(
		`with fresh as (
			select * from unnest($1::int[], $2::numeric[], $3::numeric[], $4::numeric[], $5::text[], $6::text[])
				as f (id, actual, numerator, denominator, reason, reason_en)
		), made as (
			insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, numerator,
				denominator, note, updated_at, corrects_id)
			select a.city_code, a.agency_id, a.indicator_id, a.year, a.quarter, $10, f.actual, f.numerator,
				f.denominator, a.note, $7, a.id
			from fresh f join app.achievement a on a.id = f.id and a.city_code = $8 order by a.id
			returning *
		), written as (
			insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
				denominator, note, reason, reason_en, at, by_user)
			select m.id, m.version, m.city_code, m.agency_id, m.status, m.actual, m.numerator, m.denominator, m.note,
				f.reason, f.reason_en, $7, $9 from made m join fresh f on f.id = m.corrects_id
		)
		select id from made order by id`,
		[
			corrections.map(({ id }) => id),
			corrections.map(({ figures }) => figures.actual),
			corrections.map(({ figures }) => figures.numerator),
			corrections.map(({ figures }) => figures.denominator),
			corrections.map(({ reason }) => reason.id),
			corrections.map(({ reason }) => reason.en),
			at,
			cityCode,
			viewerIds.evaluator,
			status,
		],
	);
	return rows.map(({ id }) => id);
}
