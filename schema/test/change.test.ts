import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	brief,
	hundredths,
	sumOf,
	type RankingChange,
	type ScoreChange,
} from './support/changes.ts';
import { evaluate } from './support/expression.ts';
import { rounded } from './support/rational.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

type Ask = <T>(sql: string, values?: unknown[]) => Promise<T>;
type Period = [year: number, quarter: number];
const asVisitor: Ask = (sql, values) => city.oneAs(null, sql, values);
const scoreChange = (code: string, from: Period, to: Period, one: Ask = asVisitor) =>
	one<ScoreChange>("select app.score_change('33.75', $1, $2, $3, $4, $5)", [code, ...from, ...to]);
const rankingChanges = (
	[year, quarter]: Period,
	from: string,
	to: string | null = null,
	one: Ask = asVisitor,
) =>
	one<RankingChange[]>("select app.ranking_changes('33.75', $1, $2, $3, $4)", [
		year,
		quarter,
		from,
		to,
	]);
/** Publishes an entry of the scenario with another figure. */
const publish = (one: Ask, id: number, actual: number | null, at: string) =>
	one(
		`with changed as (update app.achievement set actual = $2, status = 'VERIFIED', version = version + 1 where id = $1
			returning id)
		select app.publish_achievements(array(select id from changed), $3)`,
		[id, actual, at],
	);

describe('from one period to another', () => {
	test('each indicator moves the score by its weight', async () => {
		const change = await scoreChange('DLH', [2025, 2], [2025, 3]);
		expect(change).toMatchObject({ before: '90.00', after: '30.00', change: '-60.00' });
		expect(brief(change.reasons)).toEqual([
			['VALUE', 'DLH-02', '-50.00'],
			['VALUE', 'DLH-01', '-10.00'],
		]);
		expect(change.reasons[1]?.sentence).toEqual({
			id: expect.stringMatching(
				/: realisasi turun dari 40.* menjadi 30.*; mengurangi 10,00 poin\.$/,
			) as string,
			en: expect.stringMatching(
				/: the actual fell from 40.* to 30.*; taking 10\.00 points\.$/,
			) as string,
		});
	});

	test('a changed weight is told apart from a changed figure, and the sum is exact', async () => {
		// Before: (3 x 95 + 2 x 100 + 100 + 100) / 7; after: (3 x 95 + 80 + 0 + 100) / 6.
		const change = await scoreChange('DINDIK', [2024, 4], [2025, 1]);
		expect(change).toMatchObject({
			before: '97.86',
			after: '77.50',
			change: '-20.36',
			explainedBy: 2,
		});
		expect(brief(change.reasons)).toEqual([
			['VALUE', 'DINDIK-03', '-16.67'],
			['VALUE', 'DINDIK-02', '-3.33'],
			['WEIGHT', 'DINDIK-02', '-0.36'],
		]);
	});

	test('figure and target are told apart: the new figure is set against the old target first', async () => {
		const change = await city.undone(async (one) => {
			await one(
				'update app.target set value = 60 where indicator_id = 31 and year = 2026 and quarter = 1',
			);
			await publish(one, 31261, 48, '2026-05-01');
			await publish(one, 32261, 0, '2026-05-02');
			return scoreChange('DLH', [2025, 1], [2026, 1], one);
		});
		expect(change).toMatchObject({ before: '95.00', after: '90.00' });
		// 45 of 50, 48 of 50, 48 of 60; half of the weight.
		expect(brief(change.reasons)).toEqual([
			['TARGET', 'DLH-01', '-8.00'],
			['VALUE', 'DLH-01', '3.00'],
		]);
	});

	test('what counts no longer, or again, is set against the score of before', async () => {
		const [gone, back] = await city.undone(async (one) => {
			await one(
				"update app.publication set state = 'NOT_COMPUTABLE', percent = null where id in (select id from app.publication where indicator_id = 13 and year = 2025 and quarter = 2)",
			);
			await one("select app.refresh_scores('33.75', 2025, 2)");
			return [
				await scoreChange('DINDIK', [2025, 1], [2025, 2], one),
				await scoreChange('DINDIK', [2025, 2], [2025, 3], one),
			];
		});
		expect(gone.reasons.map(({ kind }) => kind)).toContain('MISSING');
		expect(back.reasons.map(({ kind }) => kind)).toContain('REPORTED');
		// It counted 0 where the mean was 77.50: (0 - 1) x (0 - 77.5) / 5.
		expect(brief(gone.reasons)).toContainEqual(['MISSING', 'DINDIK-03', '15.50']);
		for (const change of [gone, back])
			expect(sumOf(change.reasons)).toBe(hundredths(change.change!));
	});

	test('without a score on one side there is no change, and the reasons say with 0 points what came or went', async () => {
		const change = await scoreChange('DLH', [2025, 3], [2025, 4]);
		expect(change).toMatchObject({
			before: '30.00',
			after: null,
			change: null,
			trace: { steps: [] },
		});
		expect(brief(change.reasons)).toEqual([['MISSING', 'DLH-02', '0.00']]);
		expect(change.reasons[0]?.sentence.id).toMatch(
			/tidak lagi dihitung karena belum ada yang terbit/,
		);
	});

	test('an agency that begins, and one that goes on from another, are told as such', async () => {
		const [alone, after] = await city.undone(async (one) => {
			await one(`insert into app.agency (id, city_code, code, name, name_en, short_name, valid_from)
				values (90, '33.75', 'BARU', 'Baru', 'New', 'Baru', '2025-07-01')`);
			await one(
				'update app.publication set agency_id = 90 where agency_id = 3 and year = 2025 and quarter = 4',
			);
			await one(
				'update app.publication set agency_id = 90 where agency_id = 2 and year = 2025 and quarter = 3 and indicator_id = 21',
			);
			await one("select app.refresh_scores('33.75', 2025, 3)");
			const alone = await scoreChange('BARU', [2025, 2], [2025, 3], one);
			await one("update app.agency set valid_to = '2025-06-30' where id = 3");
			await one(
				"insert into app.agency_succession (city_code, agency_id, predecessor_id, succeeded_on, decree, noted_at) values ('33.75', 90, 3, '2025-07-01', 'x', '2025-07-01')",
			);
			await one("select app.refresh_scores('33.75', 2025, 3)");
			return [alone, await scoreChange('BARU', [2025, 2], [2025, 3], one)];
		});
		expect(alone).toMatchObject({ before: null, change: null });
		expect(brief(alone.reasons)).toEqual([['AGENCY', null, '0.00']]);
		expect(alone.reasons[0]?.sentence).toEqual({
			id: 'Baru mulai ada pada 1 Juli 2025.',
			en: 'New began on 1 July 2025.',
		});
		expect(after).toMatchObject({ before: '90.00', after: '83.33', change: '-6.67' });
		expect(brief(after.reasons)).toEqual([['AGENCY', null, '-6.67']]);
	});

	test('the same period twice has no change', async () => {
		expect(await scoreChange('DLH', [2025, 1], [2025, 1])).toMatchObject({
			change: '0.00',
			reasons: [],
		});
	});

	test('every step of the trace recomputes to the value beside it', async () => {
		const { trace, change, reasons } = await scoreChange('DINDIK', [2024, 4], [2025, 1]);
		expect(trace.steps).toHaveLength(4 + reasons.length);
		for (const { expression, value } of trace.steps) {
			const places = value.split('.')[1]?.length ?? 0;
			expect(rounded(evaluate(expression), places), expression).toBe(value);
		}
		expect(trace.steps.at(-1)?.value).toBe(change);
	});

	test('an unknown agency has none, and periods that cannot be compared are refused by name', async () => {
		expect(await scoreChange('NOBODY', [2025, 1], [2025, 2])).toBeNull();
		const refused = async (from: Period, to: Period) =>
			scoreChange('DLH', from, to).catch((error: unknown) => (error as Error).message);
		expect(await refused([2025, 1], [2025, 0])).toMatch(/^to: give two quarters or two years/);
		expect(await refused([2025, 2], [2025, 1])).toMatch(/^to: must not be before from/);
		expect(await refused([1999, 1], [2025, 1])).toMatch(/^from\.year: /);
		await expect(
			asVisitor(
				"select app.score_change('33.75', 'DLH', 2025, 1, 2025, 2, now() + interval '1 day')",
			),
		).rejects.toMatchObject({ code: '22023', message: expect.stringMatching(/^asOf: /) as string });
	});
});

describe('between two moments of one period', () => {
	test('a correction is told with its reason, and what did not move is left out', async () => {
		const changes = await rankingChanges([2025, 1], '2025-06-01T00:00:00Z');
		expect(changes.map(({ agency, change }) => [agency.code, change])).toEqual([['DLH', '5.00']]);
		expect(brief(changes[0]?.reasons ?? [])).toEqual([['CORRECTION', 'DLH-01', '5.00']]);
		expect(changes[0]).toMatchObject({
			before: { rank: 1, score: '90.00' },
			after: { rank: 1, score: '95.00' },
		});
		expect(changes[0]?.reasons[0]?.sentence.id).toMatch(
			/dikoreksi, realisasi naik dari 40.* menjadi 45.*menambah 5,00 poin\. Alasan: /,
		);
		expect(changes[0]?.reasons[0]?.at).toMatch(/^2025-08-20/);
	});

	test('what follows a correction is a correction too, what came late is late, and others are moved by them', async () => {
		const at = '2026-09-01T00:00:00.000Z';
		const told = await city.undone(async (one) => {
			// DINDIK-02 adds up: its first quarter is part of the second. DLH-02 of the fourth quarter comes late.
			await publish(one, 12251, 0, '2026-10-01');
			await one(`insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status, version, actual)
				values (32254, '33.75', 3, 32, 2025, 4, 'VERIFIED', 1, 0)`);
			await publish(one, 32254, 0, '2026-10-02');
			return {
				second: await rankingChanges([2025, 2], at, null, one),
				fourth: await rankingChanges([2025, 4], at, null, one),
			};
		});
		const of = (changes: RankingChange[], code: string) =>
			changes.find(({ agency }) => agency.code === code);
		expect(brief(of(told.second, 'DINDIK')?.reasons ?? [])).toEqual([
			['CORRECTION', 'DINDIK-02', '-6.67'],
		]);
		const late = of(told.fourth, 'DLH');
		expect(late).toMatchObject({ before: null, change: null });
		expect(brief(late?.reasons ?? [])).toEqual([['LATE_PUBLICATION', 'DLH-02', '0.00']]);
	});

	test('a rank that moved because others did carries no points', async () => {
		const changes = await city.undone(async (one) => {
			await publish(one, 31251, 0, '2026-10-01');
			return rankingChanges([2025, 1], '2026-09-01T00:00:00Z', null, one);
		});
		expect(changes.map(({ agency, reasons }) => [agency.code, ...brief(reasons)])).toEqual([
			['DLH', ['CORRECTION', 'DLH-01', '-45.00']],
			['DINDIK', ['OTHERS_MOVED', null, '0.00']],
			['DINKES', ['OTHERS_MOVED', null, '0.00']],
		]);
		expect(changes[2]?.reasons[0]?.sentence.en).toBe(
			'Its score is as it was; its rank went from 2 to 1 because other scores changed.',
		);
	});

	test('moments that are to come, or the wrong way round, and an unknown city are refused by name', async () => {
		const refused = (from: string, to: string | null) =>
			rankingChanges([2025, 1], from, to).catch((error: unknown) => (error as Error).message);
		expect(await refused('2099-01-01', null)).toMatch(/^from: lies in the future/);
		expect(await refused('2025-01-01', '2099-01-01')).toMatch(/^to: lies in the future/);
		expect(await refused('2025-06-01', '2025-05-01')).toMatch(/^to: must not be before from/);
		await expect(
			asVisitor("select app.ranking_changes('99.99', 2025, 1, '2025-06-01')"),
		).rejects.toMatchObject({
			message: expect.stringMatching(/^city: is not known here/) as string,
		});
	});
});
