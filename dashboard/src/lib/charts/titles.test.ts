import { expect, test } from 'vitest';
import { briefly, lineTitle, spanState, spanWords, type ToldLine } from './titles.ts';

const line = (subject: string, ...figures: (string | null)[]): ToldLine => ({
	subject,
	points: figures.map((figure, at) => ({
		period: { year: 2025, quarter: at + 1 },
		figure,
		shown: (figure ?? '').replace('.', ','),
	})),
});

test.each([
	[['80.10', '82.40'], 'Skor kota naik dari 80,10 ke 82,40'],
	[['82.40', '80.10'], 'Skor kota turun dari 82,40 ke 80,10'],
	[['82.40', '82.4'], 'Skor kota tetap 82,4 sejak TW I ’25'],
	[[null, '82.40', null], 'Skor kota 82,40 pada TW II ’25'],
	[[null, null], 'Belum ada angka yang diterbitkan'],
])('one line of %j says «%s»', (figures, title) => {
	expect(lineTitle([line('Skor kota', ...figures)])).toBe(title);
});

test('of several lines the one that ends highest is named, by number and not by text', () => {
	expect(lineTitle([line('DLH', '9.5'), line('Dindik', '10.5')])).toBe(
		'Dindik tertinggi, 10,5, pada TW I ’25',
	);
});

test('a line that ended earlier is not set against those that go on', () => {
	expect(lineTitle([line('DLH', '90', '70'), line('Dindik', '99', null)])).toBe(
		'DLH tertinggi, 70, pada TW II ’25',
	);
});

test('lines that end equally high are counted and none is put first', () => {
	expect(lineTitle([line('DLH', '90.0'), line('Dindik', '90.00'), line('Dinkes', '80')])).toBe(
		'2 garis sama tinggi, 90,0, pada TW I ’25',
	);
});

test('a long name gives way to a short one, so that a title keeps to ten words', () => {
	expect(briefly('Badan Kesatuan Bangsa dan Politik', 'KESBANGPOL')).toBe('KESBANGPOL');
	expect(briefly('Kecamatan Pekalongan Utara', 'X')).toBe('Kecamatan Pekalongan Utara');
});

test('a span names both ends, and one period once', () => {
	const [first, last] = [
		{ year: 2025, quarter: 1 },
		{ year: 2026, quarter: 3 },
	];
	expect(spanWords([first, last])).toBe('TW I ’25 – TW III ’26');
	expect(spanWords([first])).toBe('TW I ’25');
	expect(spanState([first, last])).toEqual({ from: '2025-Q1', to: '2026-Q3' });
	expect([spanWords([]), spanState([])]).toEqual(['', {}]);
});
