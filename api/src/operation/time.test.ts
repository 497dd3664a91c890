import { expect, test } from 'vitest';
import { isoDate, isoDateTime } from './time.ts';

test.each(['2026-02-28', '2024-02-29', '1900-01-01'])('%s is a day', (text) => {
	expect(isoDate(text)).toBe(text);
});

test.each([
	'2026-02-29',
	'2026-13-01',
	'2026-00-10',
	'26-01-01',
	'2026-1-1',
	'20260101',
	'1899-12-31',
	'x',
])('%s is not a day', (text) => {
	expect(isoDate(text)).toBeUndefined();
});

test.each([
	['2026-10-15T09:00:00Z', '2026-10-15T09:00:00Z'],
	['2026-10-15T09:00:00+07:00', '2026-10-15T02:00:00Z'],
	['2026-10-15t09:00:00.5z', '2026-10-15T09:00:00.500Z'],
	['2026-10-15T09:00:00.123456Z', '2026-10-15T09:00:00.123456Z'],
	['2026-12-31T23:30:00-0130', '2027-01-01T01:00:00Z'],
])('%s is the moment %s', (text, moment) => {
	expect(isoDateTime(text)).toBe(moment);
});

test.each([
	'2026-10-15',
	'2026-10-15T09:00:00',
	'2026-10-15T24:00:00Z',
	'2026-02-30T09:00:00Z',
	'2026-10-15T09:60:00Z',
	'2026-10-15T09:00:00+19:00',
	'now',
	'infinity',
])('%s is not a moment', (text) => {
	expect(isoDateTime(text)).toBeUndefined();
});
