import writeExcelFile, { type Row } from 'write-excel-file/node';
import { harmless, isNumber, type Cell, type Sheet } from './sheet.ts';

/** Excel keeps 15 digits; a longer number stays text rather than lose its end. */
const DIGITS = 15;

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
		return { value: harmless(value), type: String };
	const decimals = value.split('.')[1]?.length ?? 0;
	return {
		value: Number(value),
		type: Number,
		format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
	};
}

function widthOf(title: string, cells: readonly Cell[]): number {
	const longest = Math.max(title.length, ...cells.map((one) => String(one ?? '').length));
	return Math.min(60, Math.max(8, longest + 2));
}
