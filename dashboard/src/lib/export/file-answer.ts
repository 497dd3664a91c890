import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { columnTitle } from './columns.ts';
import { csv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { stampOf, withStamp } from './stamp.ts';
import { xlsx } from './xlsx.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet as a file to keep. It tells where it is from, of when it is, and when it was taken. */
export async function fileAnswer(
	sheet: Sheet,
	format: string,
	address: string,
	cacheControl: string,
): Promise<Response> {
	return new Response(format === 'csv' ? csvOf(sheet) : await xlsx(withSource(sheet, address)), {
		headers: {
			'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : WORKBOOK,
			'content-language': getLocale(),
			'content-disposition': `attachment; filename="${sheet.name}.${format}"`,
			'cache-control': cacheControl,
		},
	});
}

function csvOf(sheet: Sheet): string {
	const { columns, rows } = withStamp(sheet);
	return csv(
		columns.map(({ key }) => columnTitle(key)),
		rows,
	);
}

/** In a workbook a sheet of its own says what a CSV says in every row. */
function withSource(sheet: Sheet, address: string): Sheet {
	const { period, asOf, digest } = stampOf(sheet);
	return {
		...sheet,
		about: [
			...(period === undefined ? [] : ([[m.file_period(), period]] as [string, string][])),
			[m.file_as_of(), asOf],
			[m.file_digest(), digest],
			...sheet.about,
			[m.file_address(), address],
			[m.file_taken(), new Date().toISOString()],
			[m.file_data(), m.file_clock()],
		],
	};
}
