import type { Cell, Sheet } from '#lib/export/sheet.ts';
import { bands } from '#lib/terms/band.ts';
import { states } from '#lib/terms/states.ts';

/** A file is read by programs, a table by people: its names lose their dashes, its codes become words. */
const words: Record<string, Readonly<Record<string, { label: () => string }>>> = {
	keadaan: states,
	kategori: bands,
};

/** The table of a sheet in one language: of a column that there is in both, the one that the reader reads. */
export function spokenTable(
	{ header, rows }: Pick<Sheet, 'header' | 'rows'>,
	locale: string,
): { header: string[]; rows: Cell[][] } {
	const shown = header.flatMap((name, at) => {
		const isOther = locale === 'en' ? header.includes(`${name}_en`) : /_en$/.test(name);
		return isOther ? [] : [{ name, at }];
	});
	return {
		header: shown.map(({ name }) => name.replace(/_en$/, '').replaceAll('_', ' ')),
		rows: rows.map((row) =>
			shown.map(({ name, at }) => {
				const cell = row[at] ?? null;
				return words[name]?.[String(cell)]?.label() ?? cell;
			}),
		),
	};
}
