import writeExcelFile, { type Row } from 'write-excel-file/node';
import { m } from '#lib/paraglide/messages.js';
import { columnTitle } from './columns.ts';
import { harmless, isNumber, type Cell, type Kind, type Sheet } from './sheet.ts';

/** Excel keeps 15 digits; a longer number stays text rather than lose its end. */
const DIGITS = 15;
/** And this many characters in a cell; a file with a longer one does not open. */
const CHARACTERS = 32_767;
/** A spreadsheet knows no zones: its clock shows the city's time. */
const CITY_AHEAD_MS = 7 * 3_600_000;

/** A sheet as an Excel workbook: the table with a fixed heading, and a second sheet that says where it is from. */
export async function xlsx({ columns, rows, about }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
	const titles = columns.map(({ key }) => columnTitle(key));
	const heading: Row = titles.map((value) => ({ value, type: String, fontWeight: 'bold' }));
	const file = writeExcelFile([
		{
			sheet: m.file_data(),
			data: [
				heading,
				...rows.map((row) => row.map((value, at) => cell(value, columns[at]?.kind ?? 'text'))),
			],
			columns: titles.map((title, at) => ({
				width: widthOf(
					title,
					rows.map((row) => row[at] ?? null),
				),
			})),
			stickyRowsCount: 1,
		},
		{
			sheet: m.file_source(),
			data: about.map(([term, words]) => [cell(term, 'text'), cell(words, 'text')]),
			columns: [{ width: 24 }, { width: 90 }],
		},
	]);
	return new Uint8Array(await file.toBuffer());
}

/** A number and a day are cells that a spreadsheet reckons with; a code that looks like a number stays what it is. */
function cell(value: Cell, kind: Kind): Row[number] {
	if (value === null) return null;
	if (typeof value === 'number') return { value, type: Number };
	return (
		(kind === 'number' ? numberCell(value) : null) ??
		(kind === 'day' || kind === 'moment' ? dateCell(value, kind) : null) ?? {
			value: textOf(value),
			type: String,
		}
	);
}

function numberCell(value: string): Row[number] {
	if (!isNumber(value) || value.replace(/\D/g, '').length > DIGITS) return null;
	const decimals = value.split('.')[1]?.length ?? 0;
	const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
	return { value: Number(value), type: Number, format };
}

function dateCell(value: string, kind: 'day' | 'moment'): Row[number] {
	const at = Date.parse(kind === 'day' ? `${value}T00:00:00Z` : value);
	if (Number.isNaN(at)) return null;
	return kind === 'day'
		? { value: new Date(at), type: Date, format: 'yyyy-mm-dd' }
		: { value: new Date(at + CITY_AHEAD_MS), type: Date, format: 'yyyy-mm-dd hh:mm' };
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
