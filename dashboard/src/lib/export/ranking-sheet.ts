import type { Client } from '@urql/svelte';
import type { RankingSheetFragment } from '#lib/graphql/generated/graphql.ts';
import { RankingPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { momentOf, parseDay } from '#lib/period/day.ts';
import { periodInput, periodKey, type PeriodValue } from '#lib/period/period.ts';
import type { Sheet } from './sheet.ts';

/** The ranking that the page shows, the agencies without a rank last and with their reason. */
export async function rankingSheet(
	client: Client,
	period: PeriodValue,
	state: URLSearchParams,
): Promise<Sheet> {
	const { ranking } = await query(client, RankingPage, {
		period: periodInput(period),
		asOf: momentOf(parseDay(state.get('asOf'))),
	});
	return rankingRows(ranking, period);
}

/** A ranking as a table, however it was asked for. */
export function rankingRows(ranking: RankingSheetFragment, period: PeriodValue): Sheet {
	return {
		name: `seksama-peringkat-${periodKey(period)}`,
		header: [
			'peringkat',
			'kode',
			'perangkat_daerah',
			'skor',
			'perubahan_skor',
			'kategori',
			'peringkat_sebelumnya',
			'peringkat_terbaik',
			'peringkat_terburuk',
			'indikator',
			'indikator_dilaporkan',
			'bobot_dilaporkan_persen',
			'alasan',
		],
		rows: [
			...ranking.entries.map((one) => [
				one.rank,
				one.agency.code,
				one.agency.name,
				one.score,
				one.scoreChange ?? null,
				one.band,
				one.previousRank ?? null,
				one.bestRank,
				one.worstRank,
				one.indicatorCount,
				one.reportedCount,
				one.reportedShare,
				null,
			]),
			...ranking.notRanked.map((one) => [
				null,
				one.agency.code,
				one.agency.name,
				null,
				null,
				null,
				null,
				null,
				null,
				one.indicatorCount,
				one.reportedCount,
				one.reportedShare ?? null,
				one.reason,
			]),
		],
		about: [
			['Periode', periodKey(period)],
			['Keadaan per', ranking.asOf],
			['Cara menghitung', ranking.method],
			['Versi aturan', ranking.methodVersion],
			['Sidik isi', ranking.digest],
		],
	};
}
