import { expect, test } from 'vitest';
import { periodBefore } from './earlier.ts';
import { endOfDay, momentOf, parseDay, todayInCity } from './day.ts';
import { oldestLike } from './earlier.ts';
import { newestQuarter, parsePeriod, periodKey, periodName } from './period.ts';

test.each(['2026-Q3', '2026', '2100-Q1'])(
	'%s is a period and is written back as it was',
	(text) => {
		const period = parsePeriod(text);
		expect(period && periodKey(period)).toBe(text);
	},
);

test.each([null, '', '2026-Q5', '2026-Q0', '26-Q1', '1999', '2101', '2026-q1', "2026'--"])(
	'%j is no period, so the page shows its default',
	(text) => {
		expect(parsePeriod(text)).toBeNull();
	},
);

test('a period has its Indonesian name first and its English one on request', () => {
	expect(periodName({ year: 2026, quarter: 3 }, 'id')).toBe('Triwulan III 2026');
	expect(periodName({ year: 2026, quarter: 3 }, 'en')).toBe('Q3 2026');
	expect(periodName({ year: 2026 }, 'id')).toBe('2026');
});

test('the newest quarter is chosen before a newer year', () => {
	const periods = [{ year: 2026 }, { year: 2025, quarter: 4 }, { year: 2025, quarter: 3 }];
	expect(newestQuarter(periods)).toEqual({ year: 2025, quarter: 4 });
	expect(newestQuarter([{ year: 2024 }])).toEqual({ year: 2024 });
	expect(newestQuarter([])).toBeUndefined();
});

test('the oldest period is looked for among its own kind', () => {
	const periods = [{ year: 2016 }, { year: 2021, quarter: 1 }, { year: 2022, quarter: 1 }];
	expect(oldestLike({ year: 2026, quarter: 3 }, periods)).toEqual({ year: 2021, quarter: 1 });
	expect(oldestLike({ year: 2025 }, periods)).toEqual({ year: 2016 });
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', 'now', ''])('%j is no day', (text) => {
	expect(parseDay(text)).toBeNull();
});

test('«as of» a day reaches to its end in Pekalongan', () => {
	expect(new Date(endOfDay(parseDay('2026-08-31') ?? '')).toISOString()).toBe(
		'2026-08-31T16:59:59.999Z',
	);
});

test('a day that has not ended is asked for as now, since nobody can ask for what is to come', () => {
	expect(momentOf('2026-08-31')).toBe(endOfDay('2026-08-31'));
	expect([null, todayInCity(), todayInCity(1)].map(momentOf)).toEqual([null, null, null]);
});

test('a period is compared with the last one, or with the same one of last year', () => {
	expect(periodBefore({ year: 2026, quarter: 3 }, false)).toEqual({ year: 2026, quarter: 2 });
	expect(periodBefore({ year: 2026, quarter: 1 }, false)).toEqual({ year: 2025, quarter: 4 });
	expect(periodBefore({ year: 2026, quarter: 1 }, true)).toEqual({ year: 2025, quarter: 1 });
	expect(periodBefore({ year: 2026 }, false)).toEqual({ year: 2025 });
	expect(periodBefore({ year: 2000, quarter: 1 }, false)).toBeNull();
});
