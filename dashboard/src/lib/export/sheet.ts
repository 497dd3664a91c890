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
/** What begins a formula, also in the full width, small and raised forms that a spreadsheet may read alike. */
const SIGN = '[=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊]';
/** What is not seen before it: blanks of every width, controls, marks of direction, joiners. */
const UNSEEN = '[\\s\\p{Cc}\\p{Cf}]';
const BEGINS = new RegExp(`^(?:${UNSEEN}*${SIGN}|[\\t\\r\\n])`, 'u');
/** A sign behind what a reader with another separator, or one that minds no quotes, takes for the end of a cell. */
const INSIDE = new RegExp(`([,;\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029]${UNSEEN}*?)(?=${SIGN})`, 'gu');

/** True for text that is a number as a program would write one: «12», «-3.50». */
export function isNumber(text: string): boolean {
	return NUMBER.test(text);
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, so that it stays text, and one before each
 * sign inside that would stand first in a cell where the text is torn apart. A plain number keeps its minus.
 */
export function harmless(text: string): string {
	if (isNumber(text)) return text;
	const inside = text.replace(INSIDE, "$1'");
	return BEGINS.test(text) ? `'${inside}` : inside;
}
