import { expect, test } from 'vitest';
import { todayInCity } from '#lib/period/day.ts';
import { asOfMoment, asOfText } from './as-of.ts';

const of = (query: string) => new URLSearchParams(query);

test('an address names a day, meant to its end, or the very moment', () => {
	expect(asOfMoment(of('asOf=2026-06-30'))).toBe('2026-06-30T23:59:59.999+07:00');
	expect(asOfMoment(of('asOf=2026-06-30T01:02:03.123456Z'))).toBe('2026-06-30T01:02:03.123456Z');
	expect(asOfMoment(of(''))).toBeNull();
});

test('today is now, since its end is still to come', () => {
	expect(asOfMoment(of(`asOf=${todayInCity()}`))).toBeNull();
});

test('what is neither is passed on, so that the API refuses it rather than tell of another day', () => {
	for (const text of ['2026-02-30', 'kemarin', '2026-06-30T01:02:03', '<b>'])
		expect(asOfMoment(of(`asOf=${encodeURIComponent(text)}`))).toContain(text);
	expect(asOfText(of('asOf='))).toBeNull();
});
