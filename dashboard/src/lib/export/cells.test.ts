import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { harmless, isNumber, type Cell, type Kind, type Sheet } from './sheet.ts';
import { xlsx } from './xlsx.ts';

const seed = 20261125;
const sheet = (titles: string[], rows: Cell[][], kind: Kind = 'text'): Sheet => ({
	name: 'x',
	columns: titles.map((key) => ({ key, kind })),
	rows,
	stamp: {},
	about: [],
});

/** A file as a lenient spreadsheet reads it that takes each of these signs for the end of a cell. */
function read(file: string, separators: string): string[] {
	const cells = [''];
	const append = (sign = '') => cells.push((cells.pop() ?? '') + sign);
	let isQuoted = false;
	for (let at = 1; at < file.length; at += 1) {
		const sign = file[at] ?? '';
		if (sign === '"' && isQuoted && file[at + 1] === '"') append(file[(at += 1)]);
		else if (sign === '"' && (isQuoted || cells.at(-1) === '')) isQuoted = !isQuoted;
		else if (!isQuoted && `${separators}\r\n`.includes(sign)) cells.push('');
		else append(sign);
	}
	return cells;
}

/** Whether a cell would be run, once spaces and what is not seen in front of it are passed over. */
function runs(cell: string): boolean {
	const seen = cell.replace(/^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]+/u, '');
	return /^[=+\-@]/.test(seen.slice(0, 1).normalize('NFKC')) && !isNumber(seen.trim());
}

const nasty = [
	...[
		'=',
		'+',
		'-',
		'@',
		'＝',
		'－',
		'＋',
		'＠',
		'﹣',
		'−',
		'"',
		'""',
		"'",
		'\u00a0',
		'\u200b',
		'\ufeff',
	],
	...[
		'\u202e',
		'\u2028',
		'\u0085',
		'\u3164',
		'\t',
		'\r',
		'\n',
		'\r\n',
		' ',
		',',
		';',
		'\0',
		'\u0001',
		'\ud800',
	],
	...['1', '2.5', '-3', 'cmd|', 'Dinas', '('],
];
const texts = fc.oneof(
	fc.array(fc.constantFrom(...nasty), { maxLength: 8 }).map((parts) => parts.join('')),
	fc.string({ unit: 'binary', maxLength: 6 }),
	fc.constantFrom('-12.5', '12', '0.10', ''),
);
const cells: fc.Arbitrary<Cell> = fc.oneof(texts, texts, fc.integer(), fc.constant(null));
const sheets = fc
	.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }))
	.chain(([columns, rows]) =>
		fc.tuple(
			fc.array(texts, { minLength: columns, maxLength: columns }),
			fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), { maxLength: rows }),
		),
	);

test.each([',', ';', '\t', ',;\t'])(
	'no cell of a CSV runs as a formula where a spreadsheet separates cells by %j',
	(separators) => {
		fc.assert(
			fc.property(sheets, ([header, rows]) => {
				expect(read(csv(header, rows), separators).filter(runs)).toEqual([]);
			}),
			{ seed, numRuns: 4000 },
		);
	},
);

test('what a CSV says is read back as it was, but for apostrophes', () => {
	fc.assert(
		fc.property(sheets, ([header, rows]) => {
			const found = read(csv(header, rows), ',');
			const given = [header, ...rows].flat().map((cell) => String(cell ?? '').toWellFormed());
			const plain = (list: string[]) => list.join('').replaceAll("'", '');
			expect(plain(found)).toBe(plain(given));
		}),
		{ seed, numRuns: 1000 },
	);
});

test.each([
	['＝1+1', "'＝1+1"],
	['\u00a0=1+1', "'\u00a0=1+1"],
	['\n=1+1', "'\n=1+1"],
	['\ufeff@x', "'\ufeff@x"],
	['\u200b \u202e-cmd', "'\u200b \u202e-cmd"],
	['−1+1', "'−1+1"],
	['-12.5', '-12.5'],
	['a;=1', 'a;=1'],
])('a formula in disguise %j is told as text', (cell, written) => {
	expect(harmless(cell)).toBe(written);
});

test.each([
	['Dinas;=1+1', '"Dinas;\'=1+1"'],
	['Dinas, +1', '"Dinas, \'+1"'],
	['Dinas\t@x', '"Dinas\t\'@x"'],
	['Dinas\n＝1', '"Dinas\n\'＝1"'],
	['Dinas;"=1"', '"Dinas;""\'=1"""'],
	['a;b', '"a;b"'],
])(
	'behind a separator in the cell %j nothing begins as a formula, and it is quoted',
	(cell, written) => {
		expect(csv(['x'], [[cell]])).toBe(`\ufeffx\r\n${written}\r\n`);
	},
);

test('numbers stay numbers, also with a minus, but not where a whole line could be taken for them', () => {
	const file = csv(
		['kode', 'nilai'],
		[
			['A', '-12.5'],
			['-1', -3],
			['B', '0.10'],
		],
	);
	expect(file).toBe("\ufeffkode,nilai\r\nA,-12.5\r\n'-1,-3\r\nB,0.10\r\n");
	expect(csv(['nilai'], [['-1']])).toBe('\ufeffnilai\r\n-1\r\n');
});

test('a cell of a million characters takes no longer than its length', () => {
	const long = `a${' "\n'.repeat(300_000)}=1`;
	expect(csv(['x'], [[long]]).endsWith('\'=1"\r\n')).toBe(true);
});

/** The files in a zip archive, as text. */
function unzipped(file: Uint8Array): Record<string, string> {
	const bytes = Buffer.from(file);
	const parts: Record<string, string> = {};
	const directory = (at: number) => bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'), at);
	for (let at = directory(0); at >= 0; at = directory(at + 4)) {
		const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
		const local = bytes.readUInt32LE(at + 42);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const body = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
		parts[name] = (bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString();
	}
	return parts;
}

test.each(['text', 'number', 'day', 'moment'] as const)(
	'no cell of a workbook is a formula, and no sign in one breaks the file: %s',
	async (kind) => {
		const rows = [...nasty, ...nasty.map((sign) => `${sign}=1+1`), '\ud800x', 'x'.repeat(40_000)];
		const parts = unzipped(
			await xlsx(
				sheet(
					['x'],
					rows.map((cell) => [cell]),
					kind,
				),
			),
		);
		expect(Object.keys(parts)).toContain('xl/worksheets/sheet1.xml');
		for (const [name, text] of Object.entries(parts)) {
			expect([name, /<f[ >]/.test(text)]).toEqual([name, false]);
			expect([name, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)]).toEqual(
				[name, false],
			);
			for (const [, string = ''] of text.matchAll(/<t[^>]*>([^<]*)<\/t>/g)) {
				expect(string.length).toBeLessThanOrEqual(32_767);
				expect([string.slice(0, 40), runs(string)]).toEqual([string.slice(0, 40), false]);
			}
		}
	},
);

test('in a workbook numbers are numbers, days are days, and a code that looks like a number is text', async () => {
	const row = [
		'20329142',
		'-12.50',
		3,
		'12345678901234567.5',
		'2026-08-31',
		'2026-11-14T01:00:00.000Z',
	];
	const kinds = ['text', 'number', 'number', 'number', 'day', 'moment'] as const;
	const columns = kinds.map((kind, at) => ({ key: `k${at}`, kind }));
	const parts = unzipped(await xlsx({ name: 'x', columns, rows: [row], stamp: {}, about: [] }));
	const [, line = ''] =
		/<row r="2"[^>]*>(.*?)<\/row>/s.exec(parts['xl/worksheets/sheet1.xml'] ?? '') ?? [];
	const cells = [...line.matchAll(/<c r="\w+"([^>]*)>(?:<is><t[^>]*>|<v>)([^<]*)/g)].map(
		([, attributes = '', value = '']) => ({
			isText: /t="(s|inlineStr)"/.test(attributes),
			value,
		}),
	);
	expect(cells.map(({ isText }) => isText)).toEqual([true, false, false, true, false, false]);
	// 31 August 2026 is day 46265 of a spreadsheet; 08.00 in the city is a third of 14 November.
	const numbers = cells.filter(({ isText }) => !isText).map(({ value }) => Number(value));
	[-12.5, 3, 46_265, 46_340 + 1 / 3].forEach((expected, at) =>
		expect(numbers[at]).toBeCloseTo(expected, 6),
	);
	expect(parts['xl/styles.xml']).toContain('yyyy-mm-dd hh:mm');
	expect(parts['xl/styles.xml']).toContain('0.00');
});
