import { beforeEach, expect, test } from 'vitest';
import { plain, short } from '#lib/format/number.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { readable } from './expression.ts';

beforeEach(() => overwriteGetLocale(() => 'id'));
const id = (number: string) => short(number, 'id', 4);

test.each([
	['1500 / 1234.5 * 100', '1.500 ÷ 1.234,5 × 100'],
	['(20 + 30) / 2', '(20 + 30) ÷ 2'],
	['(-3) + 4', '(−3) + 4'],
	['min(120, 121.5066828676)', 'terkecil dari (120; 121,5067)'],
	[
		'max(0, 1 - abs((1 + 2) / 3 - 4) / 4) * 100',
		'terbesar dari (0; 1 − |(1 + 2) ÷ 3 − 4| ÷ 4) × 100',
	],
	[
		'round(min(120, max(0, 7 / 3 * 100)), 2)',
		'dibulatkan ke dua desimal: terkecil dari (120; terbesar dari (0; 7 ÷ 3 × 100))',
	],
])('%s is written as %s', (expression, text) => {
	expect(readable(expression, id)).toBe(text);
});

test('numbers are written as the reader writes them, in full where that is asked for', () => {
	overwriteGetLocale(() => 'en');
	expect(readable('round(1234.50678, 2)', (one) => plain(one, 'en'))).toBe(
		'rounded to two decimals: 1,234.50678',
	);
});
