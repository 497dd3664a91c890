import { columnTitle } from '#lib/export/columns.ts';
import type { Cell, Sheet } from '#lib/export/sheet.ts';
import { bands } from '#lib/terms/band.ts';
import { states } from '#lib/terms/states.ts';

/** A file is read by programs, a table by people: its names lose their dashes, its codes become words. */
const words: Record<string, Readonly<Record<string, { label: () => string }>>> = {
	state: states,
	band: bands,
};

/** The table of a sheet for people, in the language of the page. */
export function spokenTable({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): {
	header: string[];
	rows: Cell[][];
} {
	return {
		header: columns.map(({ key }) => columnTitle(key).replaceAll('_', ' ')),
		rows: rows.map((row) =>
			row.map((cell, at) => words[columns[at]?.key ?? '']?.[String(cell)]?.label() ?? cell),
		),
	};
}
