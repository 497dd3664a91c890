import { expect, test } from 'vitest';
import { typedDecimal } from './decimal.ts';

test('a decimal is read as its reader writes it, and what is unclear in one language by that language', () => {
	const read: [string, string, string | null | undefined][] = [
		['12,5', 'id', '12.5'],
		['12.5', 'id', '12.5'],
		['1.234', 'id', '1234'],
		['1.234,50', 'id', '1234.50'],
		['1,234.5', 'en', '1234.5'],
		['1.234', 'en', '1.234'],
		['12,5', 'en', '12.5'],
		['-3', 'id', '-3'],
		[' 1 000 ', 'id', '1000'],
		['', 'id', null],
		['1e5', 'id', undefined],
		['1.2.3', 'id', undefined],
		['12,', 'id', undefined],
		['abc', 'en', undefined],
		['=1+1', 'id', undefined],
	];
	for (const [text, locale, value] of read)
		expect([text, typedDecimal(text, locale)]).toEqual([text, value]);
});
