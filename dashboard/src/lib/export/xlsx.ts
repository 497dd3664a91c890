import writeExcelFile, { type Row } from 'write-excel-file/node';
import { harmless, isNumber, type Cell, type Sheet } from './sheet.ts';

/** Excel keeps 15 digits; a longer number stays text rather than lose its end. */
const DIGITS = 15;
/** And this many characters in a cell; a file with a longer one does not open. */
const CHARACTERS = 32_767;

/** A sheet as an Excel workbook: the table with a fixed heading, and a second sheet that says where it is from. */
export async function xlsx({ header, rows, about }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
	const heading: Row = header.map((value) => ({ value, type: String, fontWeight: 'bold' }));
	const file = writeExcelFile([
		{
			sheet: 'Data',
			data: [heading, ...rows.map((row) => row.map(cell))],
			columns: header.map((title, at) => ({
				width: widthOf(
					title,
					rows.map((row) => row[at] ?? null),
				),
			})),
			stickyRowsCount: 1,
		},
		{
			sheet: 'Sumber',
			data: about.map(([term, text]) => [cell(term), cell(text)]),
			columns: [{ width: 24 }, { width: 90 }],
		},
	]);
	return new Uint8Array(await file.toBuffer());
}

function cell(value: Cell): Row[number] {
	if (value === null) return null;
	if (typeof value === 'number') return { value, type: Number };
	if (!isNumber(value) || value.replace(/\D/g, '').length > DIGITS)
		return { value: textOf(value), type: String };
	const decimals = value.split('.')[1]?.length ?? 0;
	return {
		value: Number(value),
		type: Number,
		format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
	};
}

/** XML has no controls, no half characters and nothing that is none: they go first, so that the file opens. */
function textOf(text: string): string {
	const signs = text
		.toWellFormed()
		.replaceAll(/[[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]--[\t\n\r]]/gv, '');
	const whole = harmless(signs);
	return whole.length > CHARACTERS ? `${whole.slice(0, CHARACTERS - 1).toWellFormed()}…` : whole;
}

function widthOf(title: string, cells: readonly Cell[]): number {
	const longest = Math.max(title.length, ...cells.map((one) => String(one ?? '').length));
	return Math.min(60, Math.max(8, longest + 2));
}
