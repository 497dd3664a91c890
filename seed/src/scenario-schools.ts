import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import { insertRecords, type Activity, type Evidence } from './mechanism-records.ts';
import { addDays, moment } from './period.ts';
import { insertRows } from './rows.ts';
import { schoolsRecordedAt } from './schools.ts';

/**
 * | id | npsn     | level   | village       | status      | compliance | what stands                                    |
 * |----|----------|---------|---------------|-------------|------------|------------------------------------------------|
 * | 1  | C0000001 | PAUD    | 33.75.01.1002 | NONE        | 0.00       | nothing                                        |
 * | 2  | C0000002 | PRIMARY | 33.75.01.1002 | DRAFTED     | 19.00      | decree met (12), procedure partly (14 / 2)     |
 * | 3  | C0000003 | PRIMARY | 33.75.02.1008 | ESTABLISHED | 72.00      | all mandatory ones met                         |
 * | 4  | C0000004 | JUNIOR  | 33.75.02.1008 | ENFORCED    | 100.00     | everything met, activities of 2 months ago     |
 * | 5  | C0000005 | JUNIOR  | 33.75.03.1002 | EXPIRED     | 60.00      | as 3, the referral agreement lapsed yesterday  |
 * | 6  | C0000006 | PRIMARY | 33.75.03.1002 | DRAFTED     | 12.00      | decree met, procedure claimed but not verified |
 * | 7  | C0000007 | SENIOR  | 33.75.04.1002 | ESTABLISHED | 100.00     | everything met, but the drill is 14 months old |
 * | 8  | C0000008 | SPECIAL | 33.75.04.1002 | ENFORCED    | 94.00      | all but child-safe recruitment (6) met         |
 */
const mandatory = [
	'DECREE',
	'PROCEDURE',
	'COMPLAINT_CHANNEL',
	'WORKING_GROUP',
	'REFERRAL',
	'CASE_LOG',
];
const others = ['SOCIALISATION', 'DRILL', 'RECRUITMENT', 'REVIEW'];
const yearly = ['WORKING_GROUP', 'DRILL', 'REVIEW', 'SOCIALISATION'];

const schools: [number, string, string, string, string, string, string | null, string | null][] = [
	[1, 'TK Contoh Satu', 'PAUD', 'PRIVATE', 'CITY', '33.75.01.1002', null, null],
	[2, 'SD Contoh Dua', 'PRIMARY', 'PUBLIC', 'CITY', '33.75.01.1002', 'ADVOCATED', '2023-07-22'],
	[3, 'SD Contoh Tiga', 'PRIMARY', 'PUBLIC', 'CITY', '33.75.02.1008', 'EVALUATED', '2024-03-01'],
	[
		4,
		'SMP Contoh Empat',
		'JUNIOR',
		'PUBLIC',
		'CITY',
		'33.75.02.1008',
		'STANDARD_MET',
		'2025-02-03',
	],
	[
		5,
		'MTs Contoh Lima',
		'JUNIOR',
		'PRIVATE',
		'RELIGIOUS_AFFAIRS',
		'33.75.03.1002',
		'DECLARED',
		'2024-08-12',
	],
	[
		6,
		'MI Contoh Enam',
		'PRIMARY',
		'PRIVATE',
		'RELIGIOUS_AFFAIRS',
		'33.75.03.1002',
		'TRAINED',
		'2024-01-15',
	],
	[7, 'SMA Contoh Tujuh', 'SENIOR', 'PUBLIC', 'PROVINCE', '33.75.04.1002', 'DECREED', '2024-11-11'],
	[
		8,
		'SLB Contoh Delapan',
		'SPECIAL',
		'PUBLIC',
		'PROVINCE',
		'33.75.04.1002',
		'CERTIFIED',
		'2025-06-02',
	],
];

/** Inserts the eight schools. Every date of their evidence is counted from `today`. */
export async function insertScenarioSchools(client: ClientBase, today: string): Promise<void> {
	await insertRows(
		client,
		'school',
		'id int, city_code text, npsn text, name text, level text, ownership text, authority text, village_code text, ' +
			'sra_stage text, sra_since date, is_example bool, recorded_at timestamptz',
		schools.map(([id, name, level, ownership, authority, village_code, sra_stage, sra_since]) => ({
			...{ id, name, level, ownership, authority, village_code, sra_stage, sra_since },
			city_code: cityCode,
			npsn: `C000000${id}`,
			is_example: true,
			recorded_at: schoolsRecordedAt,
		})),
	);
	const met = (school: number, codes: string[], change: Partial<Evidence> = {}) =>
		codes.map((code) => evidence(school, code, today, change));
	const held = (school: number, daysAgo: Partial<Record<string, number>> = {}) =>
		yearly.map((code) => activity(school, code, today, daysAgo[code] ?? 60));
	await insertRecords(client, [
		...met(2, ['DECREE']),
		...met(2, ['PROCEDURE'], { claim: 'PARTLY' }),
		...[...met(3, mandatory), activity(3, 'WORKING_GROUP', today, 60)],
		...[...met(4, [...mandatory, ...others]), ...held(4)],
		...met(
			5,
			mandatory.filter((code) => code !== 'REFERRAL'),
		),
		...met(5, ['REFERRAL'], { valid_until: addDays(today, -1) }),
		...[...met(6, ['DECREE']), ...met(6, ['PROCEDURE'], { verified_at: null, verified_as: null })],
		...met(6, ['REFERRAL'], { claim: 'NOT_MET', valid_until: null }),
		...[...met(7, [...mandatory, ...others]), ...held(7, { DRILL: 425 })],
		...met(8, [...mandatory, ...others.filter((code) => code !== 'RECRUITMENT')]),
		...held(8),
	]);
}

/** Verified 50 days ago, valid for 300 more. */
function evidence(
	school_id: number,
	code: string,
	today: string,
	change: Partial<Evidence>,
): Evidence {
	return {
		...{ school_id, code, claim: 'MET', evidence: 'berkas contoh', verifier_id: null },
		recorded_at: moment(addDays(today, -55)),
		verified_at: moment(addDays(today, -50)),
		verified_as: 'CASE_WORKER',
		valid_until: addDays(today, 300),
		...change,
	};
}

/** Verified ten days after it was held. */
function activity(school_id: number, code: string, today: string, daysAgo: number): Activity {
	return {
		...{ school_id, code, evidence: 'daftar hadir contoh', verifier_id: null },
		held_on: addDays(today, -daysAgo),
		recorded_at: moment(addDays(today, 1 - daysAgo)),
		verified_at: moment(addDays(today, 10 - daysAgo)),
		verified_as: 'AWARD_COMMITTEE',
	};
}
