import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

interface Column {
	period: { label: string };
	entries: { rank: number; score: string; agency: { code: string } }[];
}

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const history = (year: number, quarter: number, length: number, asOf: string | null = null) =>
	city.oneAs<Column[]>(null, "select app.rank_history('33.75', $1, $2, $3, $4)", [
		year,
		quarter,
		asOf,
		length,
	]);

const ranking = (year: number, quarter: number, asOf: string | null = null) =>
	city.oneAs<{ entries: Column['entries'] }>(null, "select app.ranking('33.75', $1, $2, $3)", [
		year,
		quarter,
		asOf,
	]);

const brief = (entries: Column['entries']) =>
	entries.map(({ rank, score, agency }) => [rank, score, agency.code]);

test.each([null, '2026-06-01T00:00:00Z'])(
	'the history holds the very ranks of the ranking of each period, as of %s',
	async (asOf) => {
		const columns = await history(2026, 1, 6, asOf);
		expect(columns.map(({ period }) => period.label)).toEqual([
			'2024-Q4',
			'2025-Q1',
			'2025-Q2',
			'2025-Q3',
			'2025-Q4',
			'2026-Q1',
		]);
		expect(columns.some(({ entries }) => entries.length > 0)).toBe(true);
		for (const { period, entries } of columns) {
			const [year, quarter] = period.label.split('-Q').map(Number);
			const { entries: ranked } = await ranking(year ?? 0, quarter ?? 0, asOf);
			expect(brief(entries)).toEqual(brief(ranked));
		}
	},
);

test('years are compared with years', async () => {
	const columns = await history(2025, 0, 3);
	expect(columns.map(({ period }) => period.label)).toEqual(['2023', '2024', '2025']);
});

test('a period in which nothing is published is there, and empty', async () => {
	const [column] = await history(2003, 1, 1);
	expect(column).toMatchObject({ period: { label: '2003-Q1' }, entries: [] });
});

test.each([0, 13])('a length of %i is refused by its name', async (length) => {
	await expect(history(2026, 1, length)).rejects.toThrow('last: must be from 1 to 12');
});
