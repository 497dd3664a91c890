import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

interface Ranking {
	asOf: string;
	digest: string;
	cityScore: string | null;
	method: string;
	entries: {
		rank: number;
		agency: { code: string };
		score: string;
		previousRank: number | null;
		change: number | null;
		bestRank: number;
		worstRank: number;
		lowest: string;
		highest: string;
		indicatorCount: number;
		reportedCount: number;
		reportedShare: string;
		history: { period: { label: string }; percent: string | null; note: string | null }[];
	}[];
	notRanked: {
		agency: { code: string };
		reason: string;
		reasonEn: string;
		reportedShare: string;
	}[];
}

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const ranking = (year: number, quarter: number, asOf: string | null = null) =>
	city.oneAs<Ranking>(null, "select app.ranking('33.75', $1, $2, $3)", [year, quarter, asOf]);
const places = ({ entries }: Ranking) =>
	entries.map(({ rank, agency, score }) => [rank, agency.code, score]);

test('scores are the hand-computed weighted means of the capped attainments', async () => {
	expect(places(await ranking(2025, 1))).toEqual([
		[1, 'DLH', '95.00'],
		[2, 'DINKES', '81.67'],
		[3, 'DINDIK', '77.50'],
	]);
	expect(places(await ranking(2025, 3))).toEqual([
		[1, 'DINDIK', '85.14'],
		[2, 'DINKES', '80.00'],
		[3, 'DLH', '30.00'],
	]);
	expect((await ranking(2025, 3)).cityScore).toBe('65.05');
});

test('equal scores share a rank, and an agency with too little reported is listed apart with the reason', async () => {
	const { entries, notRanked } = await ranking(2025, 4);
	expect(entries.map(({ rank, agency }) => [rank, agency.code])).toEqual([
		[1, 'DINDIK'],
		[1, 'DINKES'],
	]);
	expect(notRanked).toEqual([
		expect.objectContaining({
			reason: 'Baru 50,00% dari bobot indikatornya terbit dan dapat dihitung; paling sedikit 60%.',
			reasonEn:
				'Only 50.00% of the weight of its indicators is published and can be computed; at least 60% is needed.',
			reportedShare: '50.00',
		}),
	]);
});

test('exactly the minimum share of the weight is enough, and a published row without a value is not reported', async () => {
	const scores = await city.undone(async (one) => {
		await one('update app.indicator_definition set weight = 2 where indicator_id = 32');
		await one(
			'update app.publication set weight = 3 where indicator_id = 31 and year = 2025 and quarter = 4',
		);
		const score = "select score::text from app.agency_scores('33.75', 2025, 4) where agency_id = 3";
		const enough = await one(score);
		await one(
			'update app.publication set weight = 2.999 where indicator_id = 31 and year = 2025 and quarter = 4',
		);
		const tooLittle = await one(score);
		await one(`update app.publication set weight = 3, state = 'NOT_REPORTED', percent = null
			where indicator_id = 31 and year = 2025 and quarter = 4`);
		return [enough, tooLittle, await one(score)];
	});
	expect(scores).toEqual(['50.00', null, null]);
});

test('what cannot be computed is not reported: it takes part in no mean, and too much of it keeps from the ranking', async () => {
	const [reasons, left, score] = await city.undone(async (one) => {
		await one(`update app.publication set state = 'NOT_COMPUTABLE', percent = null
			where agency_id = 3 and year = 2025 and quarter = 2`);
		await one(`update app.publication set state = 'NOT_COMPUTABLE', percent = null
			where indicator_id = 11 and year = 2025 and quarter = 2 and superseded_at is null`);
		await one("select app.refresh_scores('33.75', 2025, 2)");
		return [
			await one(
				"select jsonb_path_query_array(app.ranking('33.75', 2025, 2), '$.notRanked[*].reason')",
			),
			await one("select app.ranking('33.75', 2025, 2)#>>'{entries,0,agency,code}'"),
			await one(`select app.round_ratio(sum(weight * counted), sum(weight))::text
				from app.score_items('33.75', 2025, 2, null) where agency_id = 1`),
		];
	});
	expect(reasons).toEqual([
		'Baru 50,00% dari bobot indikatornya terbit dan dapat dihitung; paling sedikit 60%.',
		'Tidak ada capaian terbit yang dapat dihitung.',
	]);
	expect([left, score]).toEqual(['DINKES', '50.00']);
});

test('a rank after a tie is skipped: 1, 1, 3', async () => {
	expect((await ranking(2024, 3)).entries.map(({ rank }) => rank)).toEqual([1, 1, 3]);
});

test('the places gained are counted from the period before', async () => {
	const { entries } = await ranking(2025, 4);
	expect(entries.map(({ previousRank, change }) => [previousRank, change])).toEqual([
		[1, 0],
		[2, 1],
	]);
});

test('an attainment above the cap hides no failure: a weightless one and an excess change nothing', async () => {
	// DINKES-04 attains 120 in every quarter with weight 0; given a weight it counts as 100.
	const score = await city.undone(async (one) => {
		await one(
			'update app.publication set weight = 6 where indicator_id = 24 and year = 2025 and quarter = 1',
		);
		return one("select score::text from app.agency_scores('33.75', 2025, 1) where agency_id = 2");
	});
	expect(score).toBe('90.83');
});

test('a ranking can be asked as of a time, and says the same then as it said then', async () => {
	const early = await ranking(2025, 1, '2025-06-01T00:00:00Z');
	expect(places(early)).toEqual([
		[1, 'DLH', '90.00'],
		[2, 'DINKES', '81.67'],
		[3, 'DINDIK', '77.50'],
	]);
	expect(early.digest).not.toBe((await ranking(2025, 1)).digest);
	const before = await ranking(2025, 1, '2025-01-01T00:00:00Z');
	expect([before.entries, before.notRanked.length]).toEqual([[], 3]);
});

test('equal content has an equal digest and moment, however it is asked for', async () => {
	for (const [year, quarter] of [
		[2024, 0],
		[2025, 1],
		[2025, 4],
		[2030, 2],
	] as const) {
		const now = await ranking(year, quarter);
		const live = await ranking(year, quarter, '2026-11-01T00:00:00Z');
		expect({ ...live, asOf: now.asOf }).toEqual(now);
		expect(await ranking(year, quarter, now.asOf)).toEqual(now);
		expect(await city.oneAs(5, "select app.ranking('33.75', $1, $2)", [year, quarter])).toEqual(
			now,
		);
	}
});

test('the digest changes with any score', async () => {
	const digest = "select app.ranking('33.75', 2025, 2)->>'digest'";
	const [before, after] = await city.undone(async (one) => {
		const before = await one(digest);
		await one(
			'update app.agency_score set score = score + 0.01 where agency_id = 3 and year = 2025 and quarter = 2',
		);
		return [before, await one(digest)];
	});
	expect(before).toMatch(/^[0-9a-f]{64}$/);
	expect(after).not.toBe(before);
});

test("drafts and unpublished achievements of an agency change nobody's ranking, its own included", async () => {
	const now = await ranking(2026, 1);
	expect(now.entries).toEqual([]);
	for (const user of [1, 5, 14])
		expect(await city.oneAs(user, "select app.ranking('33.75', 2026, 1)")).toEqual(now);
});

test('the method names weights, cap, minimum and version', async () => {
	const { method } = await ranking(2025, 1);
	for (const word of ['bobot', '100%', '60%', '20%', '2026.1']) expect(method).toContain(word);
});

test('history has the last eight periods, with a reason where there is no score', async () => {
	const { entries } = await ranking(2025, 4);
	const history = entries[0]!.history;
	expect(history.map(({ period, percent }) => [period.label, percent])).toEqual([
		...[
			['2024-Q1', '91.43'],
			['2024-Q2', '93.57'],
			['2024-Q3', '95.71'],
			['2024-Q4', '97.86'],
		],
		...[
			['2025-Q1', '77.50'],
			['2025-Q2', '87.50'],
			['2025-Q3', '85.14'],
			['2025-Q4', '88.33'],
		],
	]);
	const first = (await ranking(2024, 1)).entries[0]!.history[0]!;
	expect(first).toMatchObject({
		percent: null,
		note: 'Belum ada capaian yang terbit pada periode ini.',
	});
});

test('an agency that ended before the period is not in it', async () => {
	const count = await city.undone(async (one) => {
		await one("update app.agency set valid_to = '2025-09-30' where id = 3");
		return one(`select jsonb_build_array(
			(select count(*)::int from app.agency_scores('33.75', 2025, 3)),
			(select count(*)::int from app.agency_scores('33.75', 2025, 4)))`);
	});
	expect(count).toEqual([3, 2]);
});

test('a period that does not exist is refused with its field', async () => {
	await expect(ranking(1999, 1)).rejects.toMatchObject({
		code: '22023',
		message: expect.stringMatching(/^period\.year: /) as string,
	});
	await expect(ranking(2025, 5)).rejects.toMatchObject({
		message: expect.stringMatching(/^period\.quarter: /) as string,
	});
});

test('the standing of an agency splits its score into points', async () => {
	const standing = await city.oneAs(null, 'select app.agency_standing(2, 2025, 1)');
	expect(standing).toMatchObject({
		score: '81.67',
		rank: 2,
		rankedCount: 3,
		bestRank: 2,
		worstRank: 3,
		reportedShare: '100.00',
		contributions: [
			{
				indicator: { code: 'DINKES-01' },
				percent: '80.00',
				weight: '3',
				share: '50.00',
				points: '40.00',
				lost: '10.00',
				status: 'PUBLISHED',
			},
			{
				indicator: { code: 'DINKES-03' },
				percent: '75.00',
				share: '33.33',
				points: '25.00',
				lost: '8.33',
			},
			{
				indicator: { code: 'DINKES-02' },
				percent: '100.00',
				share: '16.67',
				points: '16.67',
				lost: '0.00',
			},
		],
	});
	expect(await city.oneAs(null, 'select app.agency_standing(3, 2025, 4)')).toMatchObject({
		score: null,
		rank: null,
		reportedShare: '50.00',
		rankedCount: 2,
		reasonEn: expect.stringContaining('Only 50.00%') as string,
		contributions: [
			{ share: '100.00', points: '50.00' },
			{ state: 'NOT_REPORTED', share: null, points: null, status: null },
		],
	});
	expect(await city.oneAs(null, 'select app.agency_standing(999, 2025, 1)')).toBeNull();
});

test('a period before the first version of the rules is asked by the first one', async () => {
	const { entries, method } = await ranking(2000, 0);
	expect(entries).toEqual([]);
	expect(method).toBe((await ranking(2017, 0)).method);
});
