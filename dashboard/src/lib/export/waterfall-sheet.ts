import type { WaterfallStep } from '#lib/agency/waterfall.ts';
import { periodKey, type PeriodValue } from '#lib/period/period.ts';
import type { Sheet } from './sheet.ts';

/** What each counted indicator gives to the score of an agency and what it loses, the largest loss first. */
export function waterfallSheet(
	agency: { code: string; name: string },
	steps: readonly WaterfallStep[],
	period: PeriodValue,
): Sheet {
	return {
		name: `seksama-penyumbang-${agency.code}-${periodKey(period)}`,
		header: ['kode', 'indikator', 'capaian_persen', 'bobot', 'poin_didapat', 'poin_hilang'],
		rows: steps.map(({ contribution: one }) => [
			one.indicator.code,
			one.indicator.name,
			one.percent ?? null,
			one.weight,
			one.points ?? null,
			one.lost ?? null,
		]),
		about: [
			['Periode', periodKey(period)],
			['Perangkat daerah', agency.name],
			['Isi', 'Poin dari 100 menurut bobot indikator'],
		],
	};
}
