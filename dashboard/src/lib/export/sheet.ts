/** A table on its way into a file: plain cells, an exact decimal as its text. */
export type Cell = string | number | null;

export interface Sheet {
	/** What the file is called, without its ending. */
	name: string;
	header: string[];
	rows: Cell[][];
	/** What the reader must know of it: source, period, moment, address. Goes onto a second sheet. */
	about: [string, string][];
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r]/;

/** True for text that is a number as a program would write one: «12», «-3.50». */
export function isNumber(text: string): boolean {
	return NUMBER.test(text);
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, so that it stays text.
 * A plain number keeps its minus.
 */
export function harmless(text: string): string {
	return FORMULA.test(text) && !isNumber(text) ? `'${text}` : text;
}
