import type { ColumnKey } from './columns.ts';

/** A table on its way into a file: plain cells, an exact decimal as its text. */
export type Cell = string | number | null;

/** What the cells of a column are; text where it is not said. */
export type Kind = 'text' | 'number' | 'day' | 'moment';

export interface Column {
	/** Which column it is, in every language; a period where it is of one. */
	key: string;
	kind: Kind;
}

export interface Sheet {
	/** What the file is called, without its ending. */
	name: string;
	columns: readonly Column[];
	rows: readonly Cell[][];
	/** What the figures are of. */
	stamp: Stamp;
	/** What else the reader must know of it: source, address. Goes onto a second sheet of a workbook. */
	about: [string, string][];
}

/** Which period the figures are of, as they stood when, and what proves that they are the same. */
export interface Stamp {
	/** None where each row has its own, or the figures are of no period. */
	period?: string;
	/** The moment; that of the taking where it is left out. */
	asOf?: string;
	/** The digest that the API gives of the content; of the rows where it gives none. */
	digest?: string;
}

export const text = (key: ColumnKey): Column => ({ key, kind: 'text' });
export const number = (key: ColumnKey): Column => ({ key, kind: 'number' });
export const day = (key: ColumnKey): Column => ({ key, kind: 'day' });
export const moment = (key: ColumnKey): Column => ({ key, kind: 'moment' });

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
