import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hundredths, sumOf, type RankingChange, type ScoreChange } from './support/changes.ts';
import { evaluate } from './support/expression.ts';
import { rounded } from './support/rational.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

vi.setConfig({ testTimeout: 240_000 });
let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

/** One thing that happens to the figures of 2025; each is published anew at a moment of its own. */
const acts = fc.record({
	indicator: fc.constantFrom(11, 12, 13, 14, 21, 23, 24, 31, 32),
	quarter: fc.integer({ min: 1, max: 4 }),
	actual: fc.option(fc.integer({ min: 0, max: 2500 }), { freq: 4 }),
	weight: fc.option(fc.integer({ min: 0, max: 700 }), { freq: 2 }),
	target: fc.option(fc.integer({ min: 1, max: 9000 }), { freq: 2 }),
});
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;

async function happen(one: Scenario['one'], act: Act, n: number): Promise<void> {
	const { indicator, quarter, actual, weight, target } = act;
	if (weight !== null)
		await one(
			'update app.indicator_definition set weight = $2::numeric / 100 where indicator_id = $1',
			[indicator, weight],
		);
	if (target !== null && ![13, 14, 23].includes(indicator))
		await one(
			'update app.target set value = $3::numeric / 100 where indicator_id = $1 and year = 2025 and quarter = $2',
			[indicator, quarter, target],
		);
	const figure = [13, 14].includes(indicator) && actual !== null ? actual % 2 : actual;
	await one(
		`update app.achievement set actual = $2::numeric / 10, status = 'VERIFIED', version = version + 1 where id = $1`,
		[indicator * 1000 + 250 + quarter, figure],
	);
	await one('select app.publish_achievements(array[$1::int], $2)', [
		indicator * 1000 + 250 + quarter,
		`2026-09-${10 + n}T01:00:00Z`,
	]);
}

const everyScoreChange = `select jsonb_agg(app.score_change('33.75', a.code, f.year, f.quarter, t.year, t.quarter))
	from app.agency a,
		(select distinct year, quarter from app.agency_score where city_code = '33.75') as f,
		(select distinct year, quarter from app.agency_score where city_code = '33.75') as t
	where a.city_code = '33.75' and t.year >= f.year and case when f.quarter > 0 and t.quarter > 0
		then app.period_index(t.year, t.quarter) - app.period_index(f.year, f.quarter) in (1, 4)
		else f.quarter = t.quarter and t.year > f.year end`;
const everyRankingChange = `with moments as (select distinct year, quarter, published_at as at from app.publication
		where year = 2025 and agency_id is not null and (published_at > '2026-09-01' or published_at < '2025-09-01'))
	select jsonb_agg(change) from moments f join moments t on t.year = f.year and t.quarter = f.quarter and t.at > f.at
	cross join lateral jsonb_array_elements(app.ranking_changes('33.75', f.year, f.quarter, f.at, t.at)) as change`;

function expectExact(change: string | null, reasons: ScoreChange['reasons'], what: unknown): void {
	expect(sumOf(reasons), JSON.stringify(what)).toBe(change === null ? 0 : hundredths(change));
	for (const { sentence, points } of reasons) {
		expect(points).toMatch(/^-?\d+\.\d\d$/);
		expect(Math.min(sentence.id.length, sentence.en.length)).toBeGreaterThan(10);
	}
}

test('whatever is published, corrected, weighed or missing: the points of the reasons add up to the change', async () => {
	const seen = new Set<string>();
	let runs = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 5 }), async (list) => {
			runs += 1;
			const [scores, rankings] = await city.undone(async (one) => {
				for (const [n, act] of list.entries()) await happen(one, act, n);
				return [
					await one<ScoreChange[]>(everyScoreChange),
					(await one<RankingChange[] | null>(everyRankingChange)) ?? [],
				] as const;
			});
			expect(scores.length).toBeGreaterThan(30);
			for (const { before, after, change, reasons, trace } of scores) {
				expect(change === null).toBe(before === null || after === null);
				if (before !== null && after !== null)
					expect(hundredths(after) - hundredths(before)).toBe(hundredths(change!));
				expectExact(change, reasons, { before, after, reasons });
				for (const { expression, value } of trace.steps)
					expect(rounded(evaluate(expression), value.split('.')[1]?.length ?? 0)).toBe(value);
				for (const { kind } of reasons) seen.add(kind);
			}
			for (const { before, after, change, reasons } of rankings) {
				expectExact(change, reasons, { before, after, reasons });
				expect(reasons.length, JSON.stringify({ before, after })).toBeGreaterThan(0);
				for (const { kind } of reasons) seen.add(`${kind} between moments`);
			}
		}),
		{ seed: 20261201, numRuns: 20 },
	);
	expect(runs).toBeGreaterThanOrEqual(20);
	expect([...seen]).toEqual(
		expect.arrayContaining(
			['VALUE', 'TARGET', 'WEIGHT', 'REPORTED', 'MISSING'].concat(
				['CORRECTION', 'LATE_PUBLICATION', 'OTHERS_MOVED'].map((kind) => `${kind} between moments`),
			),
		),
	);
});
