import { harmlessParts, isNumber, type Cell } from './sheet.ts';

/** A table as CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8. Decimals keep their point. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const lines = [header, ...rows];
	const isList = lines.every(({ length }) => length <= 1);
	const fields = (row: readonly Cell[]) => row.map((cell, at) => field(cell, at === 0 && !isList));
	return `\ufeff${lines.map((row) => fields(row).join(',')).join('\r\n')}\r\n`;
}

function field(cell: Cell, beginsLine: boolean): string {
	const given = String(cell ?? '').toWellFormed();
	// A spreadsheet that looks for another separator takes the whole line for one cell: no number, although it has a minus.
	const isMinus = beginsLine && given.startsWith('-') && isNumber(given);
	const text = isMinus ? `'${given}` : harmlessParts(given);
	return /[",;\t\n\v\f\r\u0085\u2028\u2029]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
