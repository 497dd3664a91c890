import { csv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { xlsx } from './xlsx.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet as a file to keep. It tells where it is from and when it was taken. */
export async function fileAnswer(
	sheet: Sheet,
	format: string,
	address: string,
	cacheControl: string,
): Promise<Response> {
	sheet.about.push(['Alamat', address], ['Diambil', new Date().toISOString()]);
	return new Response(format === 'csv' ? csv(sheet) : await xlsx(sheet), {
		headers: {
			'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : WORKBOOK,
			'content-disposition': `attachment; filename="${sheet.name}.${format}"`,
			'cache-control': cacheControl,
		},
	});
}
