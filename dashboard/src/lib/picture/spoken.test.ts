import { expect, test } from 'vitest';
import { spokenTable } from './spoken.ts';

test('a table for people has words for codes, and each note once, in their language', () => {
	const sheet = {
		header: ['nama_indikator', 'keadaan', 'catatan', 'catatan_en', 'kategori'],
		rows: [['Angka', 'NOT_REPORTED', 'Belum', 'Not yet', null]],
	};
	expect(spokenTable(sheet, 'id')).toEqual({
		header: ['nama indikator', 'keadaan', 'catatan', 'kategori'],
		rows: [['Angka', 'Belum dilaporkan', 'Belum', null]],
	});
	expect(spokenTable(sheet, 'en').rows).toEqual([['Angka', expect.any(String), 'Not yet', null]]);
});
