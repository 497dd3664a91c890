import { expect, test } from 'vitest';
import { bytes } from './bytes.ts';

test.each([
	['0', '0 B'],
	['999', '999 B'],
	['1500', '1,5 KB'],
	['23456789', '23 MB'],
	['4000000000000000', '4.000 TB'],
])('%s bytes are read as %s', (value, expected) => {
	expect(bytes(value, 'id')).toBe(expected);
});
