import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import {
	add,
	compare,
	decimal,
	larger,
	over,
	rounded,
	smaller,
	times,
	zero,
	type Rational,
} from './support/rational.ts';

interface Item {
	weight: number;
	percent: string;
}

vi.setConfig({ testTimeout: 240_000 });
let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

const items = fc.array(
	fc.record({
		weight: fc.integer({ min: 1, max: 9 }),
		percent: fc.integer({ min: -1000, max: 14_000 }).map((n) => (n / 100).toFixed(2)),
	}),
	{ minLength: 1, maxLength: 6 },
);
const cities = fc.array(items, { minLength: 2, maxLength: 7 });

test('score, extremes and rank range are the exact optimum over every combination of weight changes', async () => {
	await fc.assert(
		fc.asyncProperty(cities, async (agencies) => {
			const rows = await scoresOf(agencies);
			const wanted = agencies.map(extremes);
			expect(rows.map(({ score, lowest, highest }) => ({ score, lowest, highest }))).toEqual(
				wanted,
			);
			for (const [i, row] of rows.entries()) {
				const others = wanted.filter((_, j) => j !== i);
				const above = (a: string, b: string) => compare(decimal(a), decimal(b)) > 0;
				const own = wanted[i]!;
				expect(row.rank).toBe(1 + others.filter((other) => above(other.score, own.score)).length);
				expect(row.best).toBe(
					1 + others.filter((other) => above(other.lowest, own.highest)).length,
				);
				expect(row.worst).toBe(
					1 + others.filter((other) => above(other.highest, own.lowest)).length,
				);
				expect(row.best).toBeLessThanOrEqual(row.rank);
				expect(row.rank).toBeLessThanOrEqual(row.worst);
			}
		}),
		{ seed: 20261124, numRuns: 40 },
	);
});

/** Every weight at 80 % or at 120 %: an extreme of a weighted mean lies where each weight is at an end. */
function extremes(agency: Item[]): { score: string; lowest: string; highest: string } {
	const counted = agency.map(({ weight, percent }) => ({
		weight: decimal(String(weight)),
		value: smaller(decimal(percent), decimal('100')),
	}));
	const mean = (factors: number[]): Rational => {
		const weights = counted.map(({ weight }, i) => times(weight, decimal(String(factors[i]))));
		return over(
			counted.map(({ value }, i) => times(value, weights[i]!)).reduce(add, zero),
			weights.reduce(add, zero),
		);
	};
	const means = Array.from({ length: 2 ** counted.length }, (_, bits) =>
		mean(counted.map((_item, i) => ((bits >> i) & 1 ? 120 : 80))),
	);
	return {
		score: rounded(mean(counted.map(() => 100)), 2),
		lowest: rounded(means.reduce(smaller), 2),
		highest: rounded(means.reduce(larger), 2),
	};
}

/** Publishes the items of each agency directly and reads app.agency_scores; all of it is undone. */
async function scoresOf(agencies: Item[][]) {
	const undo = new Error('undo');
	let rows: {
		score: string;
		lowest: string;
		highest: string;
		rank: number;
		best: number;
		worst: number;
	}[] = [];
	const flat = agencies.flatMap((list, a) =>
		list.map((item, i) => ({ ...item, agency: a + 1, id: a * 10 + i + 1 })),
	);
	try {
		await database.asOwner(async (client) => {
			await client.query(
				"insert into app.region (code, name, source) values ('99', 'P', 't'), ('99.01', 'K', 't')",
			);
			await client.query(
				`insert into app.agency (id, city_code, code, name, name_en, short_name)
				select n, '99.01', 'A' || n, 'A', 'A', 'A' from generate_series(1, $1) as n`,
				[agencies.length],
			);
			await client.query(
				`create temp table item on commit drop as
				select * from jsonb_to_recordset($1::jsonb) as i(id int, agency int, weight numeric, percent numeric)`,
				[JSON.stringify(flat)],
			);
			await client.query(`insert into app.indicator (id, city_code, agency_id, code, name, name_en, kind, level)
				select id, '99.01', agency, 'I' || id, 'I', 'I', 'IKU', 'GOAL' from item`);
			await client.query(`insert into app.indicator_definition (id, indicator_id, version, valid_from_year, definition,
				definition_en, formula, unit, unit_en, direction, accumulation, weight, data_source)
				select id, id, 1, 2020, '', '', '', '', '', 'MAXIMIZE', 'NONE', weight, '' from item`);
			await client.query(`insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status)
				select id, '99.01', agency, id, 2025, 1, 'PUBLISHED' from item`);
			await client.query(`insert into app.publication (achievement_id, achievement_version, city_code, agency_id,
				indicator_id, year, quarter, definition_id, rule_version, weight, input, state, percent, stale)
				select id, 1, '99.01', agency, id, 2025, 1, id, '2024.1', weight, '{}', 'COMPUTED', percent, false from item`);
			const result = await client.query<
				(typeof rows)[number]
			>(`select score::text, lowest::text, highest::text,
				rank, best_rank as best, worst_rank as worst from app.agency_scores('99.01', 2025, 1) order by agency_id`);
			rows = result.rows;
			throw undo;
		});
	} catch (error) {
		if (error !== undo) throw error;
	}
	return rows;
}
