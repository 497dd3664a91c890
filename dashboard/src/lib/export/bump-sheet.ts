import { named } from '#lib/format/named.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodKey, type PeriodValue } from '#lib/period/period.ts';
import type { BumpColumn, BumpLine } from '#lib/ranking/bump.ts';
import { text, type Sheet } from './sheet.ts';

/** The ranks of every agency, one column for each period; an empty cell was not ranked. */
export function bumpSheet(
	columns: readonly BumpColumn[],
	lines: readonly BumpLine[],
	{ period, asOf }: { period: PeriodValue; asOf: string | null },
): Sheet {
	return {
		name: `seksama-perpindahan-${periodKey(period)}`,
		columns: [
			text('code'),
			text('agency'),
			...columns.map(({ period: of }) => ({ key: periodKey(of), kind: 'number' as const })),
		],
		rows: lines.map(({ agency, ranks }) => [agency.code, named(agency, getLocale()), ...ranks]),
		stamp: { period: periodKey(period), ...(asOf !== null && { asOf }) },
		about: [[m.file_content(), m.file_content_ranks()]],
	};
}
