import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { movesTitle, uncompared } from './moves-title.ts';
import { linesTitle } from './titles-of-lines.ts';
import { lineTitle, type ToldLine } from './titles.ts';

const figures = (subject: string, ...values: (string | null)[]): ToldLine => ({
	subject,
	points: values.map((figure, at) => ({
		period: { year: 2025 + Math.floor(at / 4), quarter: (at % 4) + 1 },
		figure,
		shown: (figure ?? '').replace('.', ','),
	})),
});

test('of several lines the one that ends highest is named, by number and not by text', () => {
	expect(linesTitle([figures('DLH', '9.5'), figures('Dindik', '10.5')])).toBe(
		'Dindik tertinggi, 10,5, pada TW I ’25',
	);
});

test('lines are set against each other where all of them have a figure, not where one is alone', () => {
	expect(linesTitle([figures('DLH', '90', '70'), figures('Dindik', '99', null)])).toBe(
		'Dindik tertinggi, 99, pada TW I ’25',
	);
	expect(linesTitle([figures('DLH', '90', null), figures('Dindik', null, '70')])).toBe(
		'Tidak ada periode dengan angka semuanya',
	);
});

test('nobody is the highest of one, and of two of three it is said', () => {
	const [none, some] = [figures('BPBD', null, null), figures('DLH', null, '73.92')];
	expect(linesTitle([some, none])).toBe('Hanya DLH yang ada angkanya: 73,92, TW II ’25');
	expect(linesTitle([some, none, figures('Dinkes', '1', '2')])).toBe(
		'DLH tertinggi dari 2 yang ada angkanya, 73,92',
	);
	expect(linesTitle([none, none])).toBe('Belum ada angka yang diterbitkan');
});

test('lines that end equally high are counted and none is put first', () => {
	expect(
		linesTitle([figures('DLH', '90.0'), figures('Dindik', '90.00'), figures('Dinkes', '80')]),
	).toBe('2 garis sama tinggi, 90,0, pada TW I ’25');
});

test('rises and falls are counted from one period to the next, of those that have both', () => {
	const lines = [
		figures('A', '1', '9', '5'),
		figures('B', '9', '1', '2'),
		figures('C', '9', null, '10'),
	];
	expect(movesTitle(lines)).toBe('1 dari 2 naik, 1 turun sejak TW II ’25');
	expect(uncompared(lines)).toBe('; 1 tanpa angka pembanding');
	expect(movesTitle([figures('A', '1', null, '5')])).toBe(
		'Belum ada angka periode sebelumnya sebagai pembanding',
	);
});

describe.each(['id', 'en'] as const)('for any lines, in %s', (locale) => {
	afterEach(() => overwriteGetLocale(() => 'id'));
	const [rose, fell] = locale === 'id' ? ['naik', 'turun'] : ['rose', 'fell'];
	const value = fc.option(
		fc.integer({ min: 0, max: 20 }).map((n) => `${n}.50`),
		{ freq: 3 },
	);
	const subject = fc.constantFrom('Skor kota', 'Capaian', 'Kecamatan Pekalongan Utara');
	const series = fc.array(value, { minLength: 0, maxLength: 9 });
	const said = (text: string, word: string) => text.split(/[\s;,]+/).includes(word);
	const words = (text: string) => text.split(/\s+/).length;

	test('a title says a rise only above the period before, or the year before, and names that figure', () => {
		overwriteGetLocale(() => locale);
		fc.assert(
			fc.property(subject, series, (name, values) => {
				const title = lineTitle(figures(name, ...values));
				const [last, before, ago] = [values.at(-1), values.at(-2), values.at(-5)];
				const against = before ?? ago;
				const change = last && against ? Number(last) - Number(against) : 0;
				expect([title, said(title, rose)]).toEqual([title, change > 0]);
				expect([title, said(title, fell)]).toEqual([title, change < 0]);
				if (change !== 0) {
					expect(title).toContain(last?.replace('.', ','));
					expect(title).toContain(against?.replace('.', ','));
				}
				expect(words(title)).toBeLessThanOrEqual(10);
			}),
			{ seed: 20261201, numRuns: 2000 },
		);
	});

	test('no line is called the highest that is below another of the period named', () => {
		overwriteGetLocale(() => locale);
		const lines = fc.array(series, { minLength: 2, maxLength: 5 });
		fc.assert(
			fc.property(lines, (all) => {
				const length = Math.max(...all.map(({ length: n }) => n));
				const told = all.map((values, n) =>
					figures(`OPD${n}`, ...Array.from({ length }, (_, at) => values[at] ?? null)),
				);
				const title = linesTitle(told);
				expect(words(title)).toBeLessThanOrEqual(10);
				const [, name] = /^(OPD\d) (?:tertinggi|highest)/.exec(title) ?? [];
				if (name === undefined) return;
				const known = told.filter(({ points }) => points.some(({ figure }) => figure !== null));
				expect(known.length).toBeGreaterThan(1);
				const at = (known[0]?.points ?? []).findLastIndex((_, index) =>
					known.every(({ points }) => points[index]?.figure !== null),
				);
				const best = Math.max(...known.map(({ points }) => Number(points[at]?.figure)));
				const mine = told.find((one) => one.subject === name)?.points[at]?.figure;
				expect(Number(mine)).toBe(best);
			}),
			{ seed: 20261201, numRuns: 1000 },
		);
	});

	test('as many are told to rise and to fall as did', () => {
		overwriteGetLocale(() => locale);
		const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(pairs, (all) => {
				const title = movesTitle(all.map(([from, to], n) => figures(`OPD${n}`, from, to)));
				expect(words(title)).toBeLessThanOrEqual(10);
				const [, up, n, down] = /^(\d+) (?:dari|of) (\d+) \w+, (\d+) /.exec(title) ?? [];
				if (up === undefined || all.every(([, to]) => to === null)) return;
				const both = all.flatMap(([from, to]) =>
					from === null || to === null ? [] : [Number(to) - Number(from)],
				);
				expect([up, down, n].map(Number)).toEqual([
					both.filter((change) => change > 0).length,
					both.filter((change) => change < 0).length,
					both.length,
				]);
			}),
			{ seed: 20261201, numRuns: 1000 },
		);
	});
});
