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
/** What a reader does not see and some spreadsheets pass over: spaces of every kind, controls, marks of direction. */
const HIDDEN = /[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}"]/u;
/** The signs with which a formula begins, also as the wide and small forms that some input methods write. */
const SIGN = /[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/u;
/** Where some spreadsheet takes a cell or a line to end. */
const SEPARATOR = /[,;\t\n\v\f\r\u0085\u2028\u2029]/;
const FORMULA = new RegExp(`^(?:[\\p{Cc}\u2028\u2029]|${HIDDEN.source}*${SIGN.source})`, 'u');

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

/**
 * The same for every part of the text that becomes a cell of its own where a spreadsheet looks for another separator
 * than the file has: with Indonesian settings for `;` in the place of the comma.
 */
export function harmlessParts(text: string): string {
	if (!SEPARATOR.test(text)) return harmless(text);
	let parts = '';
	let isBeginning = false;
	for (const sign of text) {
		parts += isBeginning && SIGN.test(sign) ? `'${sign}` : sign;
		isBeginning = SEPARATOR.test(sign) || (isBeginning && HIDDEN.test(sign));
	}
	return harmless(parts);
}
