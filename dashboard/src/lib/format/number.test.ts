import { expect, test } from 'vitest';
import { listed } from './listed.ts';
import { count, decimal2, measured, percent, plain, short, signed2 } from './number.ts';

test('a percent has its two decimals, with a comma in Indonesian', () => {
	expect(percent('82.4', 'id')).toBe('82,40%');
	expect(percent('82.4', 'en')).toBe('82.40%');
	expect(decimal2('100', 'id')).toBe('100,00');
});

test('a long exact decimal is shown whole, not as the nearest float', () => {
	expect(plain('12345678901234567.891', 'en')).toBe('12,345,678,901,234,567.891');
});

test('what ends soon is never shortened', () => {
	expect(short('25.225', 'id', 2)).toBe('25,225');
	expect(short('90.1883052527', 'id', 2)).toBe('90,19');
	expect(short('66.6666666667', 'en', 4)).toBe('66.6667');
});

test('values keep their decimals, are grouped and carry their unit', () => {
	expect(measured('1204', 'orang', 'id')).toBe('1.204 orang');
	expect(measured('6.14', '%', 'id')).toBe('6,14%');
	expect(measured('6.14', '', 'id')).toBe('6,14');
	expect(measured('3.5', 'Rp miliar', 'id')).toBe('Rp3,5 miliar');
	expect(measured('3.5', 'IDR billion', 'en')).toBe('IDR 3.5 billion');
	expect(count(12345, 'en')).toBe('12,345');
});

test('names are listed as the language lists them', () => {
	expect(listed(['Dindik', 'Dinkes'], 'id')).toBe('Dindik dan Dinkes');
	expect(listed(['Dindik', 'Dinkes'], 'en')).toBe('Dindik and Dinkes');
});

test('a difference says its direction, and a zero has none', () => {
	expect(['8.92', '-0.50', '0.00'].map((value) => signed2(value, 'id'))).toEqual([
		'+8,92',
		'-0,50',
		'0,00',
	]);
	expect(signed2('1234.50', 'en')).toBe('+1,234.50');
});
