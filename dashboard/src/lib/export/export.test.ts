import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { harmless, type Sheet } from './sheet.ts';
import { trendSheet } from './trend-sheet.ts';
import { xlsx } from './xlsx.ts';

const sheet = (rows: Sheet['rows']): Sheet => ({
	name: 'x',
	header: ['a', 'b'],
	rows,
	about: [['Sumber', 'uji']],
});

test.each([
	['=1+1', "'=1+1"],
	['+62812', '+62812'.replace('+', "'+")],
	['@SUM(A1)', "'@SUM(A1)"],
	['-cmd', "'-cmd"],
	['\tx', "'\tx"],
	['\rx', "'\rx"],
	['-3.50', '-3.50'],
	['SD Contoh', 'SD Contoh'],
	['', ''],
])('a cell %j can do no harm in a spreadsheet', (cell, written) => {
	expect(harmless(cell)).toBe(written);
});

test('CSV begins with a byte order mark, quotes what must be quoted and keeps decimals exact', () => {
	expect(
		csv(
			sheet([
				['koma, kutip "x"', '82.40'],
				[null, 3],
			]),
		),
	).toBe('\ufeffa,b\r\n"koma, kutip ""x""",82.40\r\n,3\r\n');
});

test('CSV neutralises a formula before it quotes it', () => {
	expect(csv(sheet([['=HYPERLINK("x"),y', null]]))).toContain('"\'=HYPERLINK(""x""),y"');
});

test('a workbook is a zip file, also where a number has more digits than Excel keeps', async () => {
	const file = await xlsx(sheet([['12345678901234567890.5', '1.50']]));
	expect([...file.slice(0, 2)]).toEqual([0x50, 0x4b]);
});

test('a trend file carries what is noted of a period in both languages', () => {
	const period = { year: 2025, quarter: 1 };
	const none = { percent: null, actual: null, target: null, state: 'NOT_REPORTED' as const };
	const point = { period, ...none, note: 'Belum.', noteEn: 'Not yet.' };
	const course = {
		kind: 'opd' as const,
		code: 'DLH',
		name: 'Dinas',
		nameEn: 'Agency',
		short: 'DLH',
		shortEn: 'DLH',
		unit: null,
		unitEn: null,
		source: null,
		points: [point],
	};
	const { header, rows } = trendSheet([course], { from: period, to: period, yearly: false });
	const cell = (title: string) => rows[0]?.[header.indexOf(title)];
	expect([cell('catatan'), cell('catatan_en')]).toEqual(['Belum.', 'Not yet.']);
});
