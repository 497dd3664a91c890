import { afterEach, expect, test } from 'vitest';
import { number, text } from '#lib/export/sheet.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { spokenTable } from './spoken.ts';

afterEach(() => overwriteGetLocale(() => 'id'));

test('a table for people has words for codes, in their language', () => {
	const sheet = {
		columns: [text('indicator'), text('state'), number('reportedShare'), text('band')],
		rows: [['Angka', 'NOT_REPORTED', '12.50', null]],
	};
	expect(spokenTable(sheet)).toEqual({
		header: ['indikator', 'keadaan', 'bobot dilaporkan persen', 'kategori'],
		rows: [['Angka', 'Belum dilaporkan', '12.50', null]],
	});
	overwriteGetLocale(() => 'en');
	expect(spokenTable(sheet).header[0]).toBe('indicator');
});
