import { dayInCity } from '@seksama/schema/calendar.ts';
import { expect, test } from 'vitest';
import { lastDay, lastFullQuarter, moment, periodsBetween } from '../src/period.ts';
import { timetable } from '../src/timetable.ts';

test('today is the day in Jakarta, not the day in London', () => {
	expect(dayInCity(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
	expect(dayInCity(new Date('2026-12-31T16:59:59Z'))).toBe('2026-12-31');
});

test.each([
	['2026-11-24', { year: 2026, quarter: 3 }],
	['2026-10-01', { year: 2026, quarter: 3 }],
	['2026-09-30', { year: 2026, quarter: 2 }],
	['2027-01-01', { year: 2026, quarter: 4 }],
	['2026-01-15', { year: 2025, quarter: 4 }],
])('on %s the last full quarter is known', (today, period) => {
	expect(lastFullQuarter(today)).toEqual(period);
});

test('quarters follow one another over the year', () => {
	expect(periodsBetween({ year: 2025, quarter: 4 }, { year: 2026, quarter: 1 })).toEqual([
		{ year: 2025, quarter: 4 },
		{ year: 2026, quarter: 1 },
	]);
	expect(lastDay({ year: 2024, quarter: 1 })).toBe('2024-03-31');
	expect(lastDay({ year: 2026, quarter: 4 })).toBe('2026-12-31');
});

test('a working day begins at 8 in Jakarta', () => {
	expect(moment('2026-11-14')).toBe('2026-11-14T01:00:00.000Z');
	expect(moment('2026-11-14', 90)).toBe('2026-11-14T02:30:00.000Z');
});

test.each(['2026-10-01', '2026-10-02', '2026-10-20', '2026-11-24'])(
	'on %s nothing of the newest quarter lies in the future',
	(today) => {
		const times = timetable({ year: 2026, quarter: 3 }, today);
		const tomorrow = moment(today);
		for (const at of [times.end, times.publication({ year: 2026, quarter: 3 })])
			expect(at < tomorrow).toBe(true);
		expect(times.publication({ year: 2026, quarter: 2 })).toBe('2026-08-14T01:00:00.000Z');
	},
);
