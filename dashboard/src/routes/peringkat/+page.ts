import { RankingMoves, RankingPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { endOfDay, parseDay } from '#lib/period/day.ts';
import { periodsUpTo } from '#lib/period/earlier.ts';
import { periodInput } from '#lib/period/period.ts';
import type { PageLoad } from './$types';

/** How many agencies can be compared at once. */
const COMPARED = 4;

export const load: PageLoad = async ({ parent, url }) => {
	const { client, periods } = await parent();
	const period = chosenPeriod(url, periods);
	const asOf = parseDay(url.searchParams.get('asOf'));
	const showMoves = url.searchParams.get('tampilan') === 'pindah';
	const [{ ranking }, moves] = await Promise.all([
		query(client, RankingPage, {
			period: periodInput(period),
			asOf: asOf === null ? null : endOfDay(asOf),
		}),
		showMoves ? query(client, RankingMoves, fourUpTo(period)) : null,
	]);
	const chosen = url.searchParams.getAll('compare').slice(0, COMPARED);
	return {
		period,
		ranking,
		asOf,
		moves: moves === null ? null : [moves.one, moves.two, moves.three, moves.four],
		compare: ranking.entries.filter((entry) => chosen.includes(entry.agency.code)),
		updatedAt: ranking.asOf,
	};
};

function fourUpTo(period: Parameters<typeof periodsUpTo>[0]) {
	const [one, two, three, four] = periodsUpTo(periodInput(period), 4);
	return { one: one ?? period, two: two ?? period, three: three ?? period, four: four ?? period };
}
