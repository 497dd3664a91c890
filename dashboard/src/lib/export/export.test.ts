import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { harmless, isNumber, type Sheet } from './sheet.ts';
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
	['＝1+1', "'＝1+1"],
	['＠SUM(A1)', "'＠SUM(A1)"],
	['\u00a0=1+1', "'\u00a0=1+1"],
	['\u3000\u200b+1', "'\u3000\u200b+1"],
	['\ufeff\u202e@x', "'\ufeff\u202e@x"],
	['\u0000=1', "'\u0000=1"],
	['\n=1+1', "'\n'=1+1"],
	['a\n=1+1', "a\n'=1+1"],
	['a;=1+1', "a;'=1+1"],
	['a, \u00a0-cmd', "a, \u00a0'-cmd"],
	['a\t＝1', "a\t'＝1"],
	['naik = turun', 'naik = turun'],
	['a-b; c+d', 'a-b; c+d'],
	['−3 persen', '−3 persen'],
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

test('no cell of any text begins with a formula, whatever the reader takes for the separator', () => {
	const letters = fc.constantFrom(
		...'=+-@＝＋－＠,;|"\'\t\r\n\u00a0\u200b\ufeff\u202e\u2028\u3000 1a.'.split(''),
	);
	const text = fc.string({ unit: letters, maxLength: 12 });
	fc.assert(
		fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (rows) => {
			const file = csv(sheet(rows)).slice(1);
			const split = (separator: RegExp) => file.split(separator);
			// A reader that minds quotes, and three that do not.
			const whole = rows.flat().map(harmless);
			for (const cell of [
				...whole,
				...split(/[\r\n,]/),
				...split(/[\r\n;]/),
				...split(/[\r\n\t]/),
			]) {
				const seen = cell.replace(/^[\s\p{Cc}\p{Cf}]+/u, '').normalize('NFKC');
				const whole = cell.replace(/,.*$/s, '');
				if (!isNumber(whole)) expect(seen).not.toMatch(/^[=+\-@]/);
			}
		}),
		{ numRuns: 2000 },
	);
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
