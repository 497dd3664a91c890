import { describe, expect, test } from 'vitest';
import { readArguments } from '../src/arguments.ts';
import { SeedError } from '../src/seed-database.ts';

describe('the command line', () => {
	test('is read with its defaults, also behind the dashes that a script runner leaves', () => {
		expect(readArguments([])).toMatchObject({ profile: 'demo', seed: 1, until: undefined });
		expect(
			readArguments([
				'--',
				'--profile',
				'large',
				'--seed',
				'7',
				'--cities',
				'3',
				'--until',
				'2024-Q4',
			]),
		).toMatchObject({ profile: 'large', seed: 7, cities: 3, until: { year: 2024, quarter: 4 } });
	});

	test.each([
		[['--profile', 'live'], 'Unknown profile "live"; choose demo, real or large.'],
		[['--seed', '1.5'], '--seed is "1.5"; give a whole number from 0 to 2147483647.'],
		[
			['--seed', '99999999999'],
			'--seed is "99999999999"; give a whole number from 0 to 2147483647.',
		],
		[['--until', '2026-Q5'], '--until: "2026-Q5" is not a quarter; write it like 2026-Q3.'],
		[
			['--today', '2026-11-24', '--until', '2026-Q4'],
			'--until is "2026-Q4"; give a quarter from 2022-Q1 to the last full one, 2026-Q3.',
		],
		[
			['--today', '2026-11-24', '--until', '2021-Q4'],
			'--until is "2021-Q4"; give a quarter from 2022-Q1 to the last full one, 2026-Q3.',
		],
		[['--cities', '0'], '--cities is "0"; give a whole number from 1 to 1000.'],
		[['--today', '2026-02-30'], '--today is "2026-02-30"; give a date like 2026-11-24.'],
	])('refuses %j with one clear line', (args, message) => {
		expect(() => readArguments(args)).toThrow(new SeedError(message));
	});

	test('refuses an unknown option and names the right ones', () => {
		expect(() => readArguments(['--sede', '1'])).toThrow(
			/Unknown option '--sede'.*Usage: pnpm seed -- --profile/,
		);
	});
});
