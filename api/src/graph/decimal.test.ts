import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DecimalError, formatDecimal, parseDecimal } from './decimal.ts';

test.each([
	['96.17', '96.17'],
	['007.50', '7.5'],
	['+3', '3'],
	['-0.00', '0'],
	['.5', '0.5'],
	['5.', '5'],
	['0', '0'],
	['-12.340', '-12.34'],
	[`${'9'.repeat(18)}.${'1'.repeat(20)}`, `${'9'.repeat(18)}.${'1'.repeat(20)}`],
])('a decimal %s is read exactly as %s', (text, canonical) => {
	expect(parseDecimal(text)).toBe(canonical);
});

test.each([
	'NaN',
	'Infinity',
	'-Infinity',
	'1e5',
	'1E-5',
	'',
	'.',
	'-',
	'1.2.3',
	'1,5',
	' 1',
	'0x10',
	'1_000',
	'٣',
	'9'.repeat(39),
	`1.${'1'.repeat(21)}`,
	`${'9'.repeat(19)}.${'1'.repeat(20)}`,
	'0'.repeat(100),
])('%s is refused as a decimal', (text) => {
	expect(() => parseDecimal(text)).toThrow(DecimalError);
});

test('every decimal comes back as the same number, and its canonical text as itself', () => {
	const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });
	fc.assert(
		fc.property(digits, fc.integer({ min: 0, max: 20 }), (value, scale) => {
			const sign = value < 0n ? '-' : '';
			const padded = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
			const text = `${sign}${padded.slice(0, padded.length - scale)}${scale ? `.${padded.slice(-scale)}` : ''}`;
			const read = parseDecimal(text);
			const [whole = '', fraction = ''] = read.replace('-', '').split('.');
			expect(BigInt(whole + fraction.padEnd(scale, '0')) * (read.startsWith('-') ? -1n : 1n)).toBe(
				value,
			);
			expect(parseDecimal(read)).toBe(read);
		}),
	);
});

test('an answer keeps the places that the database gave, and refuses a binary float', () => {
	expect(formatDecimal('96.10')).toBe('96.10');
	expect(formatDecimal(7)).toBe('7');
	expect(() => formatDecimal(0.1)).toThrow('Not an exact decimal.');
	expect(() => formatDecimal('NaN')).toThrow('Not an exact decimal.');
});
