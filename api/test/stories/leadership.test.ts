import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Reader, type Story } from './story.ts';

let story: Story;
let mayor: Reader;
beforeAll(async () => {
	story = await openStory();
	mayor = await story.reader('leadership');
});
afterAll(() => story.close());

interface Ranking {
	ranking: {
		digest: string;
		entries: { rank: number; score: string; change: number | null; agency: { code: string } }[];
		notRanked: { agency: { code: string }; reasonEn: string }[];
	};
}
const places = ({ ranking }: Ranking) =>
	ranking.entries.map(({ rank, agency, score }) => [rank, agency.code, score]);

test('the mayor sees who leads, who moved and why one is not ranked', async () => {
	const q3 = await mayor.open<Ranking>('RankingPage', { period: { year: 2025, quarter: 3 } });
	expect(places(q3)).toEqual([
		[1, 'DINDIK', '85.14'],
		[2, 'DINKES', '80.00'],
		[3, 'DLH', '30.00'],
	]);
	expect(q3.ranking.entries.map(({ change }) => change)).toEqual([2, 0, -2]);
	const q4 = await mayor.open<Ranking>('RankingPage', { period: { year: 2025, quarter: 4 } });
	expect(q4.ranking.notRanked).toMatchObject([
		{ agency: { code: 'DLH' }, reasonEn: expect.stringContaining('at least') },
	]);
});

test('a ranking as of a day is what was published then, and its digest says whether it is the same', async () => {
	const period = { year: 2025, quarter: 1 };
	const now = await mayor.open<Ranking>('RankingPage', { period });
	const then = await mayor.open<Ranking>('RankingPage', { period, asOf: '2025-08-01T00:00:00Z' });
	// DLH-01 was published as 40 and corrected to 45 on 20 August.
	expect(places(now)).toContainEqual([1, 'DLH', '95.00']);
	expect(places(then)).toContainEqual([1, 'DLH', '90.00']);
	expect(then.ranking.digest).not.toBe(now.ranking.digest);
	const anybody = await (await story.reader(null)).open<Ranking>('RankingPage', { period });
	expect(anybody.ranking.digest).toBe(now.ranking.digest);
});

test('a mistyped period is refused by its field, and nothing else is answered', async () => {
	const { data, errors } = await mayor.try('RankingPage', { period: { year: 2024, quarter: 5 } });
	expect(data).toBeNull();
	expect(errors?.[0]?.extensions).toMatchObject({
		code: 'BAD_USER_INPUT',
		field: 'period.quarter',
	});
});
