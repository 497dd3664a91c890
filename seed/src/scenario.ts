/**
 * The small hand-written city that tests use. Every number can be checked with a pencil.
 *
 * Agencies: 1 DINDIK, 2 DINKES, 3 DLH. Targets are the same in every quarter of 2024, 2025 and 2026.
 *
 * | id | code      | direction, accumulation         | weight | target    | 2025-Q1 | Q2     | Q3     | Q4    |
 * |----|-----------|---------------------------------|--------|-----------|---------|--------|--------|-------|
 * | 11 | DINDIK-01 | MAXIMIZE, LAST                  | 3      | 80        | 95.00   | 75.00  | 85.00  | 90.00 |
 * | 12 | DINDIK-02 | MAXIMIZE, SUM                   | 2, 1   | 25        | 80.00   | 100.00 | 93.33  | 90.00 |
 * | 13 | DINDIK-03 | YES_NO                          | 1      | done      | 0.00    | 100.00 | 100.00 | 100.00|
 * | 14 | DINDIK-04 | MILESTONE 20/30/30/20           | 1      | done      | 100.00  | 100.00 | 62.50  | 70.00 |
 * | 21 | DINKES-01 | MINIMIZE LINEAR, AVERAGE        | 3      | 10        | 80.00   | 80.00  | 83.33  | 85.00 |
 * | 22 | DINKES-02 | MAXIMIZE, RATIO_OF_SUMS         | 1      | 60        | 100.00  | 90.00  | 80.00  | 75.00 |
 * | 23 | DINKES-03 | STABILIZE, NONE                 | 2      | 2..4      | 75.00   | 100.00 | 75.00  | 100.00|
 * | 24 | DINKES-04 | MINIMIZE RATIO, MAXIMUM, cap 120| 0      | 10        | 120.00  | 120.00 | 120.00 | 120.00|
 * | 31 | DLH-01    | MAXIMIZE, NONE                  | 5      | 50        | 90.00   | 80.00  | 60.00  | 50.00 |
 * | 32 | DLH-02    | MINIMIZE, SUM, zero target MET  | 5      | 0         | 100.00  | 100.00 | 0.00   | -     |
 * | 33 | DLH-03    | not adopted: a draft that only DLH and the city's checkers see                               |
 * | 41 | KOTA-POV  | the city's own, a figure of BPS by year without a target, weight 0                           |
 *
 * Scores: DINDIK 77.50, 87.50, 85.14, 88.33; DINKES 81.67, 88.33, 80.00, 88.33 (a tie in 2025-Q4, rank 1 and 1);
 * DLH 95.00, 90.00, 30.00, not ranked in 2025-Q4 (half of its weight reported).
 * 2024: DINDIK 91.43, 93.57, 95.71, 97.86; DINKES 100.00 always; DLH 90.00, 95.00, 100.00, 100.00.
 * DLH-01 of 2025-Q1 was published as 40 (80.00, score 90.00) and corrected to 45 on 2025-08-20.
 * DINDIK-02 weighs 2 until 2024-Q4 and 1 from 2025-Q1 (definition version 2).
 * DINDIK-01 has target revision 2 (82) for 2026-Q2.
 *
 * 2026-Q1 is open: 11 DRAFT, 12 SUBMITTED, 13 RETURNED, 14 APPROVED, 21 VERIFIED, 22 DRAFT, 23 SUBMITTED, 24 RETURNED,
 * 31 APPROVED, 32 VERIFIED. Entries of DINDIK are by agency-staff, those of DINKES by agency-staff-2.
 * The id of an achievement is indicator x 1000 + (year - 2000) x 10 + quarter: 11251 is DINDIK-01 in 2025-Q1.
 *
 * Schools 1 to 8 with status and compliance: see `scenario-schools.ts`. Accounts: see `viewers.ts`; agency-staff belongs
 * to DINDIK, agency-staff-2 to DINKES, the case workers to DLH (there is no other agency), school-staff to schools 3, 4.
 */
import { dayInCity } from '@seksama/schema/calendar.ts';
import type { ClientBase } from 'pg';
import { cityCode, insertRegions } from './city.ts';
import { putOnRecord } from './on-record.ts';
import { addDays, lastDay, moment, periodsBetween, type Period } from './period.ts';
import { correct } from './publishing.ts';
import { continueIds, insertRows, keepGlance, publish } from './rows.ts';
import { insertScenarioIndicators, scenarioAgencies } from './scenario-indicators.ts';
import { insertScenarioSchools } from './scenario-schools.ts';
import { insertViewers, viewerIds } from './viewers.ts';

/** `value`, `numerator/denominator`, or null where nothing was reported. */
type Figure = number | string | null;

const agencyOf = (indicator: number): number => Math.floor(indicator / 10);

/** Quarters of 2024 and 2025, then 2026-Q1. */
const figures: Record<number, Figure[]> = {
	11: [64, 68, 72, 76, 76, 60, 68, 72, 70],
	12: [25, 25, 25, 25, 20, 30, 20, 20, 22],
	13: [1, 1, 1, 1, 0, 1, 1, 1, 0],
	14: [1, 1, 1, 1, 1, 1, 0, 1, 1],
	21: [10, 10, 10, 10, 12, 12, 11, 11, 9],
	22: ['30/50', '30/50', '30/50', '30/50', '12/20', '15/30', '9/25', '9/25', '6/10'],
	23: [3, 3, 3, 3, 1.5, 2, 5, 3, 3],
	24: [10, 10, 10, 10, 8, 12, 9, 16, 8],
	31: [40, 45, 50, 55, 40, 40, 30, 25, 48],
	32: [0, 0, 0, 0, 0, 0, 1, null, 0],
};

const openStatus: Record<number, string> = {
	...{ 11: 'DRAFT', 12: 'SUBMITTED', 13: 'RETURNED', 14: 'APPROVED', 21: 'VERIFIED' },
	...{ 22: 'DRAFT', 23: 'SUBMITTED', 24: 'RETURNED', 31: 'APPROVED', 32: 'VERIFIED' },
};

/** Fills an empty, migrated database with the scenario. `today` decides which school evidence still holds. */
export async function seedScenario(client: ClientBase, today: string = dayInCity()): Promise<void> {
	await insertRegions(client);
	await insertRows(
		client,
		'agency',
		'id int, city_code text, code text, name text, name_en text, short_name text',
		scenarioAgencies,
	);
	await insertScenarioIndicators(client);
	await putOnRecord(client, cityCode);
	await insertScenarioSchools(client, today);
	await insertViewers(
		client,
		{ agencies: { first: 1, second: 2, childProtection: 3 }, schools: { first: 3, second: 4 } },
		moment('2024-01-02'),
	);
	await insertAchievements(client);
	await continueIds(client, 'agency', 'indicator', 'indicator_definition', 'target', 'app_user');
	await continueIds(client, 'achievement', 'school', 'user_grant');
	await publishAll(client);
	await keepGlance(client, cityCode);
}

const quarters = periodsBetween({ year: 2024, quarter: 1 }, { year: 2026, quarter: 1 });

/** The achievement of an indicator in a quarter. */
export function scenarioAchievementId(indicator: number, { year, quarter }: Period): number {
	return indicator * 1000 + (year - 2000) * 10 + quarter;
}

async function insertAchievements(client: ClientBase): Promise<void> {
	const rows = Object.entries(figures).flatMap(([key, values]) =>
		values.flatMap((figure, index) => {
			const period = quarters[index];
			return figure === null || !period ? [] : [achievement(Number(key), period, figure)];
		}),
	);
	const poverty = {
		...achievement(41, { year: 2025, quarter: 0 }, 6.14),
		agency_id: null,
		note: 'BPS Kota Pekalongan Dalam Angka 2026, tabel 4.4.1 (Susenas Maret)',
	};
	const all = [...rows, poverty];
	await insertRows(
		client,
		'achievement',
		'id int, city_code text, agency_id int, indicator_id int, year int, quarter int, status text, actual numeric, ' +
			'numerator numeric, denominator numeric, note text, entered_by int, updated_at timestamptz',
		all,
	);
	await insertRows(
		client,
		'achievement_version',
		'achievement_id int, version int, city_code text, agency_id int, status text, actual numeric, ' +
			'numerator numeric, denominator numeric, note text, reason text, at timestamptz, by_user int',
		all,
	);
}

function achievement(indicator: number, period: Period, figure: Exclude<Figure, null>) {
	const id = scenarioAchievementId(indicator, period);
	const [numerator, denominator] = typeof figure === 'string' ? figure.split('/') : [];
	const at = moment(addDays(lastDay({ ...period, quarter: period.quarter || 4 }), 15));
	const enteredBy =
		{ 1: viewerIds.agencyStaff, 2: viewerIds.agencyStaff2 }[agencyOf(indicator)] ?? null;
	const status = period.year === 2026 ? (openStatus[indicator] ?? 'DRAFT') : 'VERIFIED';
	return {
		id,
		achievement_id: id,
		version: 1,
		city_code: cityCode,
		agency_id: agencyOf(indicator) as number | null,
		indicator_id: indicator,
		...period,
		status,
		actual: typeof figure === 'number' ? figure : null,
		numerator: numerator ?? null,
		denominator: denominator ?? null,
		note: null as string | null,
		reason: status === 'RETURNED' ? 'Bukti dukung belum dilampirkan.' : null,
		entered_by: enteredBy,
		by_user: enteredBy,
		at,
		updated_at: at,
	};
}

async function publishAll(client: ClientBase): Promise<void> {
	for (const period of quarters.slice(0, -1)) {
		if (period.year === 2025 && period.quarter === 3) await correctOne(client);
		const ids = Object.entries(figures)
			.filter(([, values]) => values[quarters.indexOf(period)] !== null)
			.map(([key]) => scenarioAchievementId(Number(key), period));
		await publish(client, ids, moment(addDays(lastDay(period), 45)), viewerIds.evaluator);
	}
	const poverty = scenarioAchievementId(41, { year: 2025, quarter: 0 });
	await publish(client, [poverty], moment('2026-03-31'));
}

async function correctOne(client: ClientBase): Promise<void> {
	const id = scenarioAchievementId(31, { year: 2025, quarter: 1 });
	const at = moment('2025-08-20');
	const correction = {
		id,
		figures: { actual: '45', numerator: null, denominator: null },
		reason: {
			id: 'Rekap bulan Maret semula belum masuk.',
			en: 'The records of March had not come in yet.',
		},
	};
	await publish(client, await correct(client, [correction], at), at, viewerIds.evaluator);
}
