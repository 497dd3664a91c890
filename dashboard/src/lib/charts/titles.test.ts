import { expect, test } from 'vitest';
import {
	beginning,
	briefly,
	inTenWords,
	lineTitle,
	spanState,
	spanWords,
	type ToldLine,
} from './titles.ts';

/** A line of quarters that ends with the third of 2026. */
function line(subject: string, ...figures: (string | null)[]): ToldLine {
	const last = 2026 * 4 + 2;
	return {
		subject,
		points: figures.map((figure, at) => {
			const index = last - figures.length + 1 + at;
			return {
				period: { year: Math.floor(index / 4), quarter: (index % 4) + 1 },
				figure,
				shown: (figure ?? '').replace('.', ','),
			};
		}),
	};
}

test.each([
	[['80.10', '82.40'], 'Skor kota naik dari 80,10 ke 82,40'],
	[['82.40', '80.10'], 'Skor kota turun dari 82,40 ke 80,10'],
	[['82.40', '82.4'], 'Skor kota 82,4 pada TW III ’26'],
	[['82.40', '82.40'], 'Skor kota tetap 82,40 sejak TW II ’26'],
	[['82.40'], 'Skor kota 82,40 pada TW III ’26'],
	[[null, null], 'Belum ada angka yang diterbitkan'],
	[[], 'Belum ada angka yang diterbitkan'],
])('one line of %j says «%s»', (figures, title) => {
	expect(lineTitle(line('Skor kota', ...figures))).toBe(title);
});

test('a fall since the last quarter is no rise since the first one: that stands below', () => {
	const told = line('Skor', '88.97', '70', '95', '91', '93.91', '90.51');
	expect(lineTitle(told)).toBe('Skor turun dari 93,91 ke 90,51; 70 setahun lalu');
	expect(beginning(told)).toBe('; TW II ’25: 88,97');
});

test('the year before stands in the title where there is room for it, and only the very same quarter', () => {
	const figures = ['70', '71', '72', '73', '74'];
	expect(lineTitle(line('Skor kota', ...figures))).toBe(
		'Skor kota naik dari 73 ke 74; 70 setahun lalu',
	);
	expect(lineTitle(line('Skor Kecamatan Pekalongan Utara', ...figures))).toBe(
		'Skor Kecamatan Pekalongan Utara naik dari 73 ke 74',
	);
	expect(lineTitle(line('Skor kota', ...figures.slice(1)))).toBe('Skor kota naik dari 73 ke 74');
});

test('a missing quarter never makes a rise: without the one before it is the year before, or none', () => {
	expect(lineTitle(line('Skor', '60', '99', '98', null, '74'))).toBe(
		'Skor naik dari 60 setahun lalu ke 74',
	);
	expect(lineTitle(line('Skor', '90', '10', '20', null, '74'))).toBe(
		'Skor turun dari 90 setahun lalu ke 74',
	);
	expect(lineTitle(line('Skor', '10', '20', null, '74'))).toBe('Skor 74 pada TW III ’26');
	expect(lineTitle(line('Skor', '10', '20', null))).toBe('Skor 20 pada TW II ’26');
});

test('years are compared with the year before, and not twice', () => {
	const years = (...figures: string[]): ToldLine => ({
		subject: 'Nilai',
		points: figures.map((figure, at) => ({ period: { year: 2020 + at }, figure, shown: figure })),
	});
	expect(lineTitle(years('5', '7', '6'))).toBe('Nilai turun dari 7 ke 6');
	expect(beginning(years('5', '7', '6'))).toBe('; 2020: 5');
	expect(beginning(years('7', '6'))).toBe('');
});

test('a long name gives way to a short one, so that a title keeps to ten words', () => {
	expect(briefly('Badan Kesatuan Bangsa dan Politik', 'KESBANGPOL')).toBe('KESBANGPOL');
	expect(briefly('Kecamatan Pekalongan Utara', 'X')).toBe('Kecamatan Pekalongan Utara');
	expect(inTenWords('1 2 3 4 5 6 7 8 9 10 11', '1 2')).toBe('1 2');
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
