import { expect, test } from 'vitest';
import { bandsOf, settingsOf, standing } from './rule-pack.ts';

test.each([
	['2026-01-08', 'NOW'],
	['2026-01-09', 'OVER'],
	['2023-08-03', 'LATER'],
	['2023-08-04', 'NOW'],
])('a version is in force on its first and its last day: %s is %s', (today, expected) => {
	expect(standing({ version: '1', validFrom: '2023-08-04', validTo: '2026-01-08' }, today)).toBe(
		expected,
	);
});

test('a version without an end goes on', () => {
	expect(standing({ version: '1', validFrom: '2017-01-01', validTo: null }, '2199-01-01')).toBe(
		'NOW',
	);
});

test('of versions that hold at once the one that began last counts, of equals the newest', () => {
	const first = { version: '2024.1', validFrom: '2017-01-01', validTo: null };
	const same = { ...first, version: '2026.1' };
	const later = { version: '2026.2', validFrom: '2026-06-01', validTo: null };
	const on = (today: string) =>
		[first, same, later].map((one) => standing(one, today, [first, same, later]));
	expect(on('2026-05-31')).toEqual(['OVER', 'NOW', 'LATER']);
	expect(on('2026-06-01')).toEqual(['OVER', 'OVER', 'NOW']);
});

test('settings are told in words; one without words keeps its name, and lists stand elsewhere', () => {
	expect(settingsOf('{"cap": "100", "new_one": 3, "bands": []}')).toEqual([
		{ label: expect.stringMatching(/ /), value: '100' },
		{ label: 'new_one', value: '3' },
	]);
	expect(bandsOf('{"cap": "100"}')).toEqual([]);
});
