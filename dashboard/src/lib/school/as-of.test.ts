import { expect, test } from 'vitest';
import { todayInCity } from '#lib/period/day.ts';
import { asOfMoment, asOfText, sameMoment } from './as-of.ts';

const of = (query: string) => new URLSearchParams(query);

test('an address names a day, meant to its end, or the very moment', () => {
	expect(asOfMoment(of('asOf=2026-06-30'))).toBe('2026-06-30T23:59:59.999+07:00');
	expect(asOfMoment(of('asOf=2026-06-30T01:02:03.123456Z'))).toBe('2026-06-30T01:02:03.123456Z');
	expect(asOfMoment(of(''))).toBeNull();
});

test('today is now, since its end is still to come', () => {
	expect(asOfMoment(of(`asOf=${todayInCity()}`))).toBeNull();
});

test('what is no day and no moment is not passed on', () => {
	for (const text of [
		'',
		'2026-02-30',
		'2026-13-01T00:00:00Z',
		'kemarin',
		'2026-06-30T01:02:03',
		'<b>',
	])
		expect(asOfText(of(`asOf=${encodeURIComponent(text)}`))).toBeNull();
});

test('a link keeps the moment, whole', () => {
	const state = of(`asOf=${encodeURIComponent('2026-06-30T01:02:03+07:00')}`);
	expect(of(sameMoment(state, '/sekolah?within=33.75').split('?')[1]!).get('asOf')).toBe(
		'2026-06-30T01:02:03+07:00',
	);
	expect(sameMoment(state, '/sekolah/X')).toMatch(/^\/sekolah\/X\?asOf=/);
	expect(sameMoment(of(''), '/sekolah')).toBe('/sekolah');
});
