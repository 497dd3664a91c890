import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { columnTitle } from './columns.ts';
import { csv } from './csv.ts';
import { fileAnswer } from './file-answer.ts';
import { harmless, number, text, type Sheet } from './sheet.ts';
import { trendSheet } from './trend-sheet.ts';
import { xlsx } from './xlsx.ts';

afterEach(() => overwriteGetLocale(() => 'id'));

const sheet = (change: Partial<Sheet> = {}): Sheet => ({
	name: 'x',
	columns: [text('code'), number('score')],
	rows: [
		['DLH', '82.40'],
		['BPBD', null],
	],
	stamp: { period: '2026-Q3', asOf: '2026-11-14T01:00:00Z', digest: 'abc' },
	about: [['Sumber', 'uji']],
	...change,
});
const told = async (change: Partial<Sheet> = {}) =>
	(await fileAnswer(sheet(change), 'csv', 'https://x', 'no-store')).text();

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
	const rows = [
		['koma, kutip "x"', '82.40'],
		[null, 3],
	];
	expect(csv(['a', 'b'], rows)).toBe('\ufeffa,b\r\n"koma, kutip ""x""",82.40\r\n,3\r\n');
});

test('CSV neutralises a formula before it quotes it', () => {
	expect(csv(['a'], [['=HYPERLINK("x"),y']])).toContain('"\'=HYPERLINK(""x""),y"');
});

test('every row of a CSV says of which period and moment it is, and which content it belongs to', async () => {
	expect((await told()).split('\r\n')).toEqual([
		'kode,skor,periode,keadaan_per,sidik_isi',
		'DLH,82.40,2026-Q3,2026-11-14T01:00:00Z,abc',
		'BPBD,,2026-Q3,2026-11-14T01:00:00Z,abc',
		'',
	]);
});

test('the headings are in the language asked for', async () => {
	overwriteGetLocale(() => 'en');
	expect((await told()).split('\r\n')[0]).toBe('code,score,period,as_of,digest');
});

test('without a digest of the API equal rows have an equal one, and other rows another', async () => {
	const digest = async (rows: Sheet['rows']) =>
		/[0-9a-f]{64}/.exec(await told({ rows, stamp: {} }))?.[0] ?? '';
	const [one, again, other] = [[['A', '1']], [['A', '1']], [['A', '2']]];
	expect(await digest(one)).toHaveLength(64);
	expect(await digest(again)).toBe(await digest(one));
	expect(await digest(other)).not.toBe(await digest(one));
});

test('a heading is one word for programs, in either language; what is none stays as it is', () => {
	for (const locale of ['id', 'en'] as const) {
		overwriteGetLocale(() => locale);
		for (const key of ['previousRank', 'comparedActual', 'digest'])
			expect(columnTitle(key)).toMatch(/^[a-z_]+$/);
	}
	expect([columnTitle('2026-Q3'), columnTitle('toString')]).toEqual(['2026-Q3', 'toString']);
});

test('a workbook is a zip file, also where a number has more digits than Excel keeps', async () => {
	const file = await xlsx(sheet({ rows: [['12345678901234567890.5', '12345678901234567890.5']] }));
	expect([...file.slice(0, 2)]).toEqual([0x50, 0x4b]);
});

test('a trend file has scores apart from percents, and what is noted in the language asked for', () => {
	const period = { year: 2025, quarter: 1 };
	const none = {
		percent: '88.97',
		actual: null,
		target: null,
		lower: '2.5',
		upper: '4',
		basis: 'TO_DATE' as const,
		missingCount: 1,
		state: 'COMPUTED' as const,
	};
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
		direction: null,
		source: null,
		points: [point],
	};
	const cells = (
		courses: Parameters<typeof trendSheet>[0],
		wanted = ['name', 'score', 'percent', 'note'],
	) => {
		const span = { from: period, to: period, yearly: false, asOf: null };
		const { columns, rows } = trendSheet(courses, span);
		const cell = (wanted: string) => rows[0]?.[columns.findIndex(({ key }) => key === wanted)];
		return wanted.map(cell);
	};
	expect(cells([course])).toEqual(['Dinas', '88.97', null, 'Belum.']);
	overwriteGetLocale(() => 'en');
	expect(cells([{ ...course, kind: 'indikator' }])).toEqual(['Agency', null, '88.97', 'Not yet.']);
	const ofRange = ['comparedTarget', 'comparedLower', 'comparedUpper', 'basis', 'missingCount'];
	expect(cells([course], ofRange)).toEqual([null, '2.5', '4', 'TO_DATE', 1]);
});
