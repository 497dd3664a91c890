import { lastFullQuarter } from '../../../seed/src/period.ts';
import { viewerIds } from '../../../seed/src/viewers.ts';
import { dayInCity } from '../../calendar.ts';
import { anonymous } from '../../src/operation.ts';
import { ask } from './as-viewer.ts';
import { openScenario, type Scenario } from './scenario.ts';

/** The quarter that is reported now. */
export const { year, quarter } = lastFullQuarter(dayInCity());
/** Somebody who is staff and head of the first agency, and evaluator of the city. */
export const manyHats = 50;
/** A second one on the staff of the first agency. */
export const colleague = 51;

export interface Entered {
	actual?: number | string | null;
	numerator?: string | null;
	denominator?: string | null;
	note?: string | null;
	version?: number | null;
	reason?: string | null;
	key?: string | null;
	period?: [year: number, quarter: number];
}

/** The scenario with these two, and the ways in which an agency works in it. */
export async function openReporting() {
	const city: Scenario = await openScenario();
	await city.asOwner((client) =>
		client.query(`insert into app_user (id, email, name, two_factor_enabled, email_verified) values
				(50, 'many@x.example', 'x', true, true), (51, 'colleague@x.example', 'x', true, true);
			insert into user_grant (user_id, role, agency_id, region_code) values (50, 'AGENCY_STAFF', 1, null),
				(50, 'AGENCY_HEAD', 1, null), (50, 'EVALUATOR', null, '33.75'), (51, 'AGENCY_STAFF', 1, null)`),
	);
	/** What somebody's statement gives; what it wrote is kept. A refusal is its SQLSTATE and its text. */
	async function as<T>(userId: number, sql: string, values: unknown[] = []): Promise<T> {
		try {
			const [row] = await ask(city, { ...anonymous(), userId }, sql, values);
			return Object.values(row ?? {})[0] as T;
		} catch (error) {
			const { code, message } = error as { code: string; message: string };
			return `${code} ${message}` as T;
		}
	}
	function record(user: number, indicator: number, entered: Entered): Promise<number | string> {
		const { actual, numerator, denominator, note, version, reason, key } = entered;
		const period = entered.period ?? [year, quarter];
		return as(user, 'select app.record_achievement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
			...[indicator, ...period, actual ?? null, numerator ?? null, denominator ?? null],
			...[note ?? null, version ?? null, reason ?? null, key ?? null],
		]);
	}
	const step = (user: number, id: number, version: number, verb: string, reason?: string) =>
		as<number | string>(user, 'select app.step_achievement($1, $2, $3, $4)', [
			...[id, version, verb, reason ?? null],
		]);
	const state = (id: number) =>
		city.one<[status: string, version: number]>(
			'select jsonb_build_array(status, version) from app.achievement where id = $1',
			[id],
		);
	/** A draft of an indicator in the open period, whatever was there before. */
	async function draft(
		indicator: number,
		actual = 40,
		by: number = viewerIds.agencyStaff,
	): Promise<number> {
		await city.asOwner(async (client) => {
			const rows = `select id from achievement where indicator_id = ${indicator} and (year, quarter) = (${year}, ${quarter})`;
			await client.query(`delete from publication where achievement_id in (${rows});
				delete from achievement_version where achievement_id in (${rows});
				delete from achievement where corrects_id in (${rows});
				delete from achievement where id in (${rows})`);
		});
		return (await record(by, indicator, { actual })) as number;
	}
	return { city, as, record, step, state, draft };
}
