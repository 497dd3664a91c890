import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { todayInCity } from '#lib/period/day.ts';
import { fileParameters, pageParameters, pictureParameters } from './parameters.ts';
import { fileProblems, pageProblems, pictureProblems } from './places.ts';
import { refusedWords } from './refused.ts';

afterEach(() => overwriteGetLocale(() => 'id'));
const state = (query: string) => new URLSearchParams(query);

test.each([
	[
		'ranking',
		'period=2024-Q5',
		'period: “2024-Q5” bukan periode yang dikenal; tulis seperti 2026-Q3 atau 2026.',
	],
	[
		'ranking',
		'period=1999',
		'period: “1999” bukan periode yang dikenal; tulis seperti 2026-Q3 atau 2026.',
	],
	['ranking', 'period=2026-Q1&period=2026-Q2', 'period: tertulis 2 kali; tulis satu kali saja.'],
	['ranking', 'period=2026-Q1&period=2026-Q1', 'period: tertulis 2 kali; tulis satu kali saja.'],
	['ranking', 'asOf=2026-02-30', 'asOf: “2026-02-30” bukan tanggal; tulis seperti 2026-08-31.'],
	['ranking', 'asOf=2999-01-01', 'asOf: 2999-01-01 belum tiba; tulis hari ini atau sebelumnya.'],
	['ranking', 'tampilan=peta', 'tampilan: “peta” tidak dikenal; pilih salah satu: pindah.'],
	[
		'ranking',
		'compare=A&compare=B&compare=C&compare=D&compare=E',
		'compare: tertulis 5 kali; paling banyak 4 kali.',
	],
	['ranking', 'bahasa=fr', 'bahasa: “fr” tidak dikenal; pilih salah satu: id, en.'],
	[
		'ranking',
		'utm_source=x',
		'utm_source: tidak dikenal di sini; yang dikenal: period, asOf, tampilan, compare, bahasa.',
	],
	[
		'ranking',
		'Period=2026-Q3',
		'Period: tidak dikenal di sini; yang dikenal: period, asOf, tampilan, compare, bahasa.',
	],
	[
		'ranking',
		'__proto__=x',
		'__proto__: tidak dikenal di sini; yang dikenal: period, asOf, tampilan, compare, bahasa.',
	],
	['achievements', 'agency=dindik', 'agency: “dindik” bukan kode; tulis seperti DINDIK.'],
	[
		'schools',
		'level=FOO',
		'level: “FOO” tidak dikenal; pilih salah satu: PAUD, PRIMARY, JUNIOR, SENIOR, SPECIAL.',
	],
	['schools', 'within=Pekalongan', 'within: “Pekalongan” bukan kode; tulis seperti 33.75.01.'],
	[
		'schools',
		'complianceAtLeast=101',
		'complianceAtLeast: “101” bukan persen dari 0 sampai 100; tulis seperti 75 atau 82.5.',
	],
	[
		'schools',
		'syarat.DECREE=mungkin',
		'syarat.DECREE: “mungkin” tidak dikenal; pilih salah satu: ya, tidak.',
	],
	['schools', 'direction=UP', 'direction: “UP” tidak dikenal; pilih salah satu: ASC, DESC.'],
	[
		'trend',
		'from=2024&to=2025-Q4',
		'from: “2024” tidak cocok; tulis triwulan seperti 2026-Q3, atau tahun seperti 2026 bersama satuan=tahun.',
	],
	['trend', 'opd=%3Cscript%3E', 'opd: “<script>” bukan kode; tulis seperti DINDIK.'],
] as const)('a file of %s asked by ?%s is told «%s»', (name, query, words) => {
	expect(fileProblems(name, state(query))).toEqual([words]);
});

test.each([
	[
		'ranking',
		'period=2026-Q3&asOf=2026-08-31&compare=DLH&compare=DINDIK&tampilan=pindah&bahasa=en',
	],
	['ranking', 'asOf=&period='],
	['ranking', `asOf=${todayInCity()}`],
	['achievements', 'agency=KEC-UTARA&period=2026'],
	[
		'schools',
		'search=SD&level=PAUD&level=PRIMARY&mechanism=NONE&syarat.DECREE=ya&syarat.TEAM=tidak&sort=NAME&direction=DESC',
	],
	['schools', 'tampilan=pilihan&pilihan=20329142-20329143&peta=kepatuhan&by=LEVEL&after=abc'],
	[
		'trend',
		'opd=DLH&opd=BPBD&kota=33.75&indikator=DLH-01&satuan=tahun&from=2024&to=2026&ukuran=nilai',
	],
] as const)('a file of %s understands ?%s', (name, query) => {
	expect(fileProblems(name, state(query))).toEqual([]);
});

test('more lines than a trend can hold are refused, however they are divided', () => {
	const many = [...'ABCDE'].map((code) => `opd=${code}&indikator=${code}`).join('&');
	expect(fileProblems('trend', state(many))).toEqual([
		'kota, opd, indikator: tertulis 10 kali; paling banyak 8 kali.',
	]);
});

test('in English every problem names its parameter first, and a million signs stay one short line', () => {
	overwriteGetLocale(() => 'en');
	const [told = ''] = pictureProblems('peringkat', state(`period=${'x\n'.repeat(500_000)}`));
	expect(told).toMatch(
		/^period: “x x x .{1,40}…” is no known period; write it like 2026-Q3 or 2026\.$/,
	);
	const [unknown = ''] = pictureProblems('peta', state(`${'n'.repeat(1_000_000)}=1`));
	expect(unknown.length).toBeLessThan(300);
});

test.each([
	['/sekolah', 'asOf=2026-08-31'],
	['/sekolah', 'asOf=2026-08-31T10:00:00.123456Z&tampilan=peta'],
	['/sekolah/[npsn]', 'asOf=2026-08-31T10:00:00%2B07:00'],
	['/', 'asOf=2026-08-31&peta=ditetapkan'],
	['/opd/[kode]', `asOf=${todayInCity()}&banding=tahun`],
])('the page %s understands ?%s', (page, query) => {
	expect(pageProblems(page, state(query))).toEqual([]);
});

test.each([
	['rincian', 'by=LEVEL&asOf=2026-08-31T10:00:00Z'],
	['peta', 'asOf=2026-08-31'],
	['penyumbang', 'opd=DINDIK&asOf=2026-08-31'],
] as const)('a picture of %s understands ?%s', (kind, query) => {
	expect(pictureProblems(kind, state(query))).toEqual([]);
});

test.each([
	['31-08-2026', 'bukan tanggal atau saat; tulis seperti 2026-08-31 atau 2026-08-31T10:00:00Z.'],
	[
		'2026-08-31T10:00',
		'bukan tanggal atau saat; tulis seperti 2026-08-31 atau 2026-08-31T10:00:00Z.',
	],
	[
		'2026-02-30T10:00:00Z',
		'bukan tanggal atau saat; tulis seperti 2026-08-31 atau 2026-08-31T10:00:00Z.',
	],
	['2999-01-01', 'belum tiba; tulis hari ini atau sebelumnya.'],
	['2999-01-01T00:00:00Z', 'belum tiba; tulis hari ini atau sebelumnya.'],
])('schools as of %s: %s', (asOf, words) => {
	const [told = '', ...others] = fileProblems('schools', new URLSearchParams({ asOf }));
	expect(told).toMatch(/^asOf: /);
	expect(told.endsWith(words)).toBe(true);
	expect(others).toEqual([]);
	expect(pageProblems('/', new URLSearchParams({ asOf }))).toHaveLength(1);
});

test('a page that shows one day knows no exact moment', () => {
	expect(pageProblems('/opd/[kode]', state('asOf=2026-08-31T10:00:00Z'))).toHaveLength(1);
});

test('a thousand wrong parameters are answered by the first five', () => {
	const query = Array.from({ length: 1000 }, (_, n) => `x${n}=1`).join('&');
	expect(fileProblems('ranking', state(query))).toHaveLength(5);
});

test('a page passes over the marks of those who count clicks, and tells of all else', () => {
	expect(pageProblems('/', state('utm_source=x&fbclid=y'))).toEqual([]);
	expect(pageProblems('/', state('period=xx'))).toEqual([
		'period: “xx” bukan periode yang dikenal; tulis seperti 2026-Q3 atau 2026.',
	]);
	expect(pageProblems('/admin/jejak', state('anything=1'))).toEqual([]);
	expect(pageProblems(null, state('anything=1'))).toEqual([]);
});

test('a picture of what adds to a score asks whose', () => {
	expect(pictureProblems('penyumbang', state(''))).toEqual([
		'opd: belum tertulis; tulis seperti DINDIK.',
	]);
});

test.each([
	['filter.within', 'within: tidak dapat dipakai; periksa nilainya.'],
	['filter.levels.0', 'level: tidak dapat dipakai; periksa nilainya.'],
	['filter.met[1]', 'syarat: tidak dapat dipakai; periksa nilainya.'],
	['asOf', 'asOf: tidak dapat dipakai; periksa nilainya.'],
	['period.year', 'period: “2026” tidak dapat dipakai; periksa nilainya.'],
	['filter.agency', 'agency: tidak ada NOPE di kota ini; periksa kodenya.'],
	[undefined, '?: tidak dapat dipakai; periksa nilainya.'],
])('where the API refuses %s the address is told «%s»', (field, words) => {
	expect(refusedWords(field, state('period=2026&agency=NOPE'))).toBe(words);
});

test('no public page, file or picture reads a parameter that is not listed', () => {
	const listed = new Set(
		[pageParameters, fileParameters, pictureParameters].flatMap((places) =>
			Object.values(places).flatMap((known) => Object.keys(known)),
		),
	);
	const behindSignIn =
		/routes\/(admin|akun|masuk|keluar|kerja|meja|pengembang|preferensi)\/|lib\/(form|audit|http)\//;
	const read = globSync('**/*.{ts,svelte}', { cwd: new URL('../..', import.meta.url) })
		.filter((file) => !behindSignIn.test(`${file}/`) && !/\.test\.|paraglide|generated/.test(file))
		.flatMap((file) =>
			[
				...readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').matchAll(
					/\b(?:searchParams|state|params)\??\.(?:get|getAll|has)\('([\w.]+)'\)/g,
				),
			].map(([, name]) => name ?? ''),
		);
	expect(read.length).toBeGreaterThan(20);
	expect([...new Set(read)].filter((name) => !listed.has(name))).toEqual([]);
});
