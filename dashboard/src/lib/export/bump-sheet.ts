import { periodKey, type PeriodValue } from '#lib/period/period.ts';
import type { BumpColumn, BumpLine } from '#lib/ranking/bump.ts';
import type { Sheet } from './sheet.ts';

/** The ranks of every agency, one column for each period; an empty cell was not ranked. */
export function bumpSheet(
	columns: readonly BumpColumn[],
	lines: readonly BumpLine[],
	period: PeriodValue,
): Sheet {
	return {
		name: `seksama-perpindahan-${periodKey(period)}`,
		header: ['kode', 'perangkat_daerah', ...columns.map((column) => periodKey(column.period))],
		rows: lines.map(({ agency, ranks }) => [agency.code, agency.name, ...ranks]),
		about: [
			['Periode', periodKey(period)],
			['Isi', 'Peringkat menurut skor; kosong berarti belum diperingkat'],
		],
	};
}
