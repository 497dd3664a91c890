import type { Client } from '@urql/svelte';
import { named } from '#lib/format/named.ts';
import type { RankingSheetFragment } from '#lib/graphql/generated/graphql.ts';
import { RankingExport } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { asOfMoment } from '#lib/period/day.ts';
import { periodInput, periodKey, type PeriodValue } from '#lib/period/period.ts';
import { number, text, type Column, type Sheet } from './sheet.ts';

const columns: readonly Column[] = [
	number('rank'),
	text('code'),
	text('agency'),
	number('score'),
	number('scoreChange'),
	text('band'),
	number('previousRank'),
	number('previousScore'),
	number('bestRank'),
	number('worstRank'),
	number('indicatorCount'),
	number('reportedCount'),
	number('reportedShare'),
	number('incompleteCount'),
	text('reason'),
];

/** The ranking that the page shows, the agencies without a rank last and with their reason. */
export async function rankingSheet(
	client: Client,
	period: PeriodValue,
	state: URLSearchParams,
): Promise<Sheet> {
	const { ranking } = await query(client, RankingExport, {
		period: periodInput(period),
		asOf: asOfMoment(state.get('asOf')),
	});
	return rankingRows(ranking, period);
}

/** A ranking as a table, however it was asked for. */
export function rankingRows(ranking: RankingSheetFragment, period: PeriodValue): Sheet {
	const locale = getLocale();
	const isEnglish = locale === 'en';
	return {
		name: `seksama-peringkat-${periodKey(period)}`,
		columns,
		rows: [
			...ranking.entries.map((one) => [
				one.rank,
				one.agency.code,
				named(one.agency, locale),
				one.score,
				one.scoreChange ?? null,
				one.band,
				one.previousRank ?? null,
				one.previousScore ?? null,
				one.bestRank,
				one.worstRank,
				one.indicatorCount,
				one.reportedCount,
				one.reportedShare,
				one.incompleteCount,
				null,
			]),
			...ranking.notRanked.map((one) => [
				null,
				one.agency.code,
				named(one.agency, locale),
				null,
				null,
				null,
				null,
				null,
				null,
				null,
				one.indicatorCount,
				one.reportedCount,
				one.reportedShare ?? null,
				null,
				isEnglish ? one.reasonEn : one.reason,
			]),
		],
		stamp: { period: periodKey(period), asOf: ranking.asOf, digest: ranking.digest },
		about: [
			[m.file_method(), isEnglish ? ranking.methodEn : ranking.method],
			[m.file_rules(), ranking.methodVersion],
		],
	};
}
