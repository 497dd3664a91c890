import type { RankingPageQuery } from '#lib/graphql/generated/graphql.ts';
import { RankingMoves, RankingPage, RankingSince } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { momentOf, parseDay } from '#lib/period/day.ts';
import { periodInput, periodKey } from '#lib/period/period.ts';
import { compared } from '#lib/ranking/compared.ts';
import { isDrawn } from '#lib/ui/drawn.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url }) => {
	const { client, holdings } = await parent();
	const period = chosenPeriod(url, holdings);
	const asOf = parseDay(url.searchParams.get('asOf'));
	const showMoves = url.searchParams.get('tampilan') === 'pindah';
	const locale = getLocale() === 'en' ? 'EN' : 'ID';
	const asked = { period: periodInput(period), asOf: momentOf(asOf) };
	const [{ ranking }, moves, since] = await Promise.all([
		query(client, RankingPage, { ...asked, locale, hasProof: !showMoves }),
		showMoves ? query(client, RankingMoves, asked) : null,
		asked.asOf === null
			? null
			: query(client, RankingSince, {
					period: asked.period,
					from: asked.asOf,
					locale,
				}),
	]);
	const chosen = compared(url.searchParams);
	const compare = ranking.entries.filter((entry) => chosen.includes(entry.agency.code));
	const drawn = `${periodKey(period)} ${asked.asOf ?? ''}`;
	return {
		period,
		ranking,
		drawn,
		Proof: isDrawn(drawn) ? null : (await import('#lib/terms/parts.ts')).ScoreProof,
		NothingYet: isPublished(ranking)
			? null
			: (await import('#lib/holdings/NothingYet.svelte')).default,
		asOf,
		// Few look at the drawing, so it comes only where it is asked for.
		moves: moves && {
			columns: moves.rankHistory,
			View: (await import('#lib/ranking/BumpChart.svelte')).default,
		},
		// Nothing is told of an earlier moment where none is chosen.
		since: since && {
			changes: since.rankingChanges,
			View: (await import('#lib/ranking/ChangedSince.svelte')).default,
		},
		compare,
		// Few compare, so what that takes comes only to them.
		Comparison:
			compare.length > 0 ? (await import('#lib/ranking/Comparison.svelte')).default : null,
		// Where nothing of the period is published, nothing was updated.
		updatedAt: isPublished(ranking) ? ranking.asOf : null,
	};
};

function isPublished({ entries, notRanked }: RankingPageQuery['ranking']): boolean {
	return entries.length > 0 || notRanked.some(({ reportedCount }) => reportedCount > 0);
}
