import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '../src/operation.ts';
import { insertManyCities } from './support/many-cities.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
	await database.asOwner(insertManyCities);
});
afterAll(() => database.close());

const large = [
	'publication',
	'achievement',
	'target',
	'indicator',
	'indicator_definition',
	'school',
	'school_requirement',
	'school_activity',
];
const counters = `select relname as table, seq_tup_read::int as rows from pg_stat_xact_user_tables
	where schemaname = 'app' and relname = any($1)`;

/** How many rows of the large tables one statement of somebody not signed in read without an index. */
async function scansOf(statement: string): Promise<Record<string, number>> {
	const operation = database.operation(anonymous());
	const count = async () => {
		const { rows } = await operation.query<{ table: string; rows: number }>({
			text: counters,
			values: [large],
		});
		return new Map(rows.map((row) => [row.table, row.rows]));
	};
	try {
		// A connection carries on what earlier transactions counted.
		const before = await count();
		const { rows } = await operation.query<{ result: unknown }>(`select ${statement} as result`);
		expect(rows[0]?.result, 'it must find something').toBeTruthy();
		const read = [...(await count())].map(
			([table, seen]) => [table, seen - (before.get(table) ?? 0)] as const,
		);
		return Object.fromEntries(read.filter(([, number]) => number > 0));
	} finally {
		await operation.finish(false);
	}
}

test('a scan of a large table is noticed', async () => {
	expect(await scansOf('(select count(*) from app.publication where percent > 0)')).toEqual({
		publication: 16000,
	});
});

test.each([
	"app.ranking('97.07', 2025, 3)",
	"app.ranking('97.07', 2025, 3, '2026-02-01')",
	"app.overview('97.07', 2025, 3)",
	"app.overview('97.07', 2025, 3, '2026-02-01')",
	"app.score_change('97.07', 'A1', 2025, 2, 2025, 3)",
	"app.ranking_changes('97.07', 2025, 3, '2025-12-01', '2026-02-01')",
	'app.agency_standing(10071, 2025, 3)',
	"app.trend('CITY', '97.07', '97.07', 2024, 1, 2025, 4)",
	"app.trend('AGENCY', 'A1', '97.07', 2024, 1, 2025, 4)",
	"app.trend('INDICATOR', 'I7', '97.07', 2024, 1, 2025, 4)",
	"app.periods('97.07')",
	"(select count(*) from app.listed_schools('97.07', '{}', 'COMPLIANCE', 'DESC'))",
	"app.school_breakdown('97.07', 'REQUIREMENT')",
	"(select count(*) from app.listed_schools('97.07', '{}', 'NAME', 'ASC', now()))",
	"app.trend('INDICATOR', 'I7', '97.07', 2024, 1, 2025, 4, '2026-02-01')",
	"app.trend('AGENCY', 'A1', '97.07', 2024, 1, 2025, 4, '2026-02-01')",
	'app.school_peers(10701)',
	'app.mechanism_trace(10701)',
	"app.schools_as_of('97.07')",
	'(select count(mechanism) from app.school_mechanisms(array[10701, 10702, 10703]))',
	'(select count(attainment) from app.achievement_attainments(array(select id from app.achievement where indicator_id = 100707)))',
	'(select count(input) from app.period_inputs(array[100707], array[2025], array[3]))',
	"(select count(*) from app.agency_scores('97.07', 2025, 3))",
])('%s reads the large tables by index only', async (statement) => {
	expect(await scansOf(statement)).toEqual({});
});
