import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

interface Point {
	period: { label: string };
	actual: string | null;
	target: string | null;
	lower: string | null;
	upper: string | null;
	basis: string | null;
	missingCount: number | null;
	percent: string | null;
	state: string;
	note: string | null;
	noteEn: string | null;
}

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const trend = async (
	subject: string,
	key: string,
	from: [number, number],
	to: [number, number],
	user: number | null = null,
) =>
	(
		await city.oneAs<{ points: Point[] }>(
			user,
			"select app.trend($1, $2, '33.75', $3, $4, $5, $6)",
			[subject, key, ...from, ...to],
		)
	).points;

test('an indicator has one point a quarter with its published actual, target and percent', async () => {
	const points = await trend('INDICATOR', 'DINDIK-02', [2024, 4], [2025, 3]);
	expect(
		points.map(({ period, actual, target, percent }) => [period.label, actual, target, percent]),
	).toEqual([
		['2024-Q4', '100', '100', '100.00'],
		['2025-Q1', '20', '25', '80.00'],
		['2025-Q2', '50', '50', '100.00'],
		['2025-Q3', '70', '75', '93.33'],
	]);
});

test('an indicator of a range shows its bounds, which are no target, and what the figure lacks', async () => {
	const points = await city.undone(async (one) => {
		await one(`update app.publication set target = null, missing = 1, input = jsonb_build_object('direction', 'MAXIMIZE',
				'accumulation', 'AVERAGE', 'basis', 'TO_DATE', 'entries', jsonb_build_array(
					jsonb_build_object('lower', '2', 'upper', '4', 'actual', '3'),
					jsonb_build_object('lower', '3', 'upper', '4.5', 'actual', '3')))
			where indicator_id = (select id from app.indicator where code = 'DINDIK-02' and city_code = '33.75')
				and year = 2025 and quarter = 2 and superseded_at is null`);
		return (
			await one<{ points: Point[] }>(
				"select app.trend('INDICATOR', 'DINDIK-02', '33.75', 2025, 1, 2025, 2)",
			)
		).points;
	});
	expect(
		points.map(({ target, lower, upper, basis, missingCount }) => [
			target,
			lower,
			upper,
			basis,
			missingCount,
		]),
	).toEqual([
		['25', null, null, 'TO_DATE', 0],
		[null, '2.5', '4.25', 'TO_DATE', 1],
	]);
});

test('of a period without a publication, and of a score, no basis and no missing period is told', async () => {
	const unpublished = await trend('INDICATOR', 'DLH-02', [2026, 1], [2026, 1]);
	const yearly = await trend('INDICATOR', 'DINDIK-02', [2024, 0], [2024, 0]);
	const score = await trend('AGENCY', 'DINDIK', [2025, 1], [2025, 1]);
	expect(unpublished.map(({ basis, missingCount }) => [basis, missingCount])).toEqual([
		[null, null],
	]);
	expect(yearly.map(({ basis }) => basis)).toEqual(['ANNUAL']);
	expect(score.map(({ lower, basis, missingCount }) => [lower, basis, missingCount])).toEqual([
		[undefined, undefined, undefined],
	]);
});

test('a change of definition is noted where it begins to hold', async () => {
	const points = await trend('INDICATOR', 'DINDIK-02', [2024, 3], [2025, 2]);
	expect(points.map(({ note, noteEn }) => [note, noteEn])).toEqual([
		[null, null],
		[null, null],
		[
			'Definisi versi 2 mulai berlaku: Bobot disesuaikan dengan perubahan Renstra 2025.',
			'Definition version 2 takes effect: The weight follows the revised strategic plan (Renstra) of 2025.',
		],
		[null, null],
	]);
});

test('a period without a publication is a point that says why, never a gap or a zero', async () => {
	const points = await trend('INDICATOR', 'DLH-02', [2025, 3], [2026, 1]);
	expect(points.map(({ percent, state, note }) => [percent, state, note])).toEqual([
		['0.00', 'COMPUTED', null],
		[null, 'NOT_REPORTED', 'Belum terbit pada periode ini.'],
		[null, 'NOT_REPORTED', 'Belum terbit pada periode ini.'],
	]);
});

test.each([
	['INDICATOR', 'DLH-02', [2024, 1], [2026, 1]],
	['INDICATOR', 'DINDIK-02', [2024, 1], [2026, 1]],
	['AGENCY', 'DLH', [2024, 1], [2026, 1]],
	['AGENCY', 'DLH', [2024, 0], [2026, 0]],
	['CITY', '33.75', [2023, 4], [2026, 1]],
] as const)('whatever a trend notes it notes in both languages: %s %s', async (...span) => {
	const points = await trend(span[0], span[1], [...span[2]], [...span[3]]);
	const noted = points.filter(({ note }) => note !== null);
	expect(noted.length).toBeGreaterThan(0);
	for (const { note, noteEn } of noted) {
		expect(noteEn).toMatch(/^[A-Z].*\.$/);
		expect(noteEn).not.toBe(note);
	}
	expect(points.filter(({ note, noteEn }) => (note === null) !== (noteEn === null))).toEqual([]);
});

test('years follow each other where both ends are years', async () => {
	const points = await trend('AGENCY', 'DLH', [2024, 0], [2026, 0]);
	expect(points.map(({ period, percent }) => [period.label, percent])).toEqual([
		['2024', '100.00'],
		['2025', null],
		['2026', null],
	]);
	expect(points[1]!.note).toContain('50,00%');
});

test('a city is the mean of its ranked agencies', async () => {
	const points = await trend('CITY', '33.75', [2025, 1], [2025, 4]);
	expect(points.map(({ percent }) => percent)).toEqual(['84.72', '88.61', '65.05', '88.33']);
});

test('hidden and unknown subjects answer alike: no points', async () => {
	const [from, to] = [
		[2025, 1],
		[2025, 2],
	] as [[number, number], [number, number]];
	for (const [subject, key] of [
		['INDICATOR', 'DLH-03'],
		['INDICATOR', 'NOPE'],
		['AGENCY', 'NOPE'],
		['CITY', '99.99'],
	] as const)
		expect(await trend(subject, key, from, to)).toEqual([]);
	// The control: the draft is there for the evaluator.
	expect(await trend('INDICATOR', 'DLH-03', from, to, 5)).toHaveLength(2);
});

test.each([
	[[2025, 2], [2025, 1], /^to: /],
	[[2025, 0], [2025, 2], /^to: /],
	[[1999, 1], [2025, 2], /^from\.year: /],
	[[2025, 1], [2025, 7], /^to\.quarter: /],
])('periods %j to %j are refused with their field', async (from, to, message) => {
	await expect(
		trend('CITY', '33.75', from as [number, number], to as [number, number]),
	).rejects.toMatchObject({
		code: '22023',
		message: expect.stringMatching(message) as string,
	});
});

test('the periods of a city are those with publications, newest first', async () => {
	const periods = await city.oneAs<{ label: string }[]>(null, "select app.periods('33.75')");
	expect(periods.map(({ label }) => label)).toEqual([
		...[
			'2025-Q4',
			'2025-Q3',
			'2025-Q2',
			'2025-Q1',
			'2025',
			'2024-Q4',
			'2024-Q3',
			'2024-Q2',
			'2024-Q1',
			'2024',
		],
	]);
	expect(await city.oneAs(null, "select app.periods('99.99')")).toEqual([]);
});

test('the overview puts ranking, trend, schools and facts together', async () => {
	const overview = await city.oneAs(null, "select app.overview('33.75', 2025, 4)");
	expect(overview).toMatchObject({
		period: { label: '2025-Q4' },
		previous: { label: '2025-Q3' },
		city: { name: 'Kota Pekalongan' },
		score: '88.33',
		previousScore: '65.05',
		band: 'HIGH',
		agencyCount: 3,
		rankedCount: 2,
		indicatorCount: 9,
		reportedCount: 8,
		metCount: 2,
		top: [{ agency: { code: 'DINDIK' } }, { agency: { code: 'DINKES' } }],
		// Both stand among the top five: nobody is told of as the best and as the last.
		bottom: [],
		falls: [],
		rises: [
			{ agency: { code: 'DINKES' }, rank: 1, before: '80.00', after: '88.33', change: '8.33' },
			{ agency: { code: 'DINDIK' }, rank: 1, before: '85.14', after: '88.33', change: '3.19' },
		],
		// The schools as they stood at the end of that period, before the first evidence of the scenario.
		schools: { day: '2025-12-31', enforced: 0, established: 0 },
		facts: [
			{
				indicator: { code: 'KOTA-POV' },
				points: [{ period: { label: '2025' }, actual: '6.14', percent: null, state: 'NO_TARGET' }],
			},
		],
	});
	expect((overview as { villages: unknown[] }).villages).toHaveLength(27);
	await expect(city.oneAs(null, "select app.overview('99.99', 2025, 4)")).rejects.toMatchObject({
		code: '22023',
		message: expect.stringMatching(/^city: is not known here; /) as string,
	});
	// Of the newest period, today.
	expect(await city.oneAs(null, "select app.overview('33.75', 2026, 3)->'schools'")).toMatchObject({
		count: 8,
		compliance: '57.13',
		enforced: 2,
		established: 2,
		drafted: 2,
		none: 1,
		expired: 1,
		workingGroups: 5,
	});
});
