import { harmless, type Cell, type Sheet } from './sheet.ts';

/** A sheet as CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8. Decimals keep their point. */
export function csv({ header, rows }: Sheet): string {
	return `\ufeff${[header, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(cell: Cell): string {
	if (cell === null) return '';
	const text = typeof cell === 'number' ? String(cell) : harmless(cell);
	// Also what other settings take for a separator, so that nothing falls out of its cell.
	return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
