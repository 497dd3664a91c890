import { expect, test } from 'vitest';
import { typedDay } from './day.ts';

test.each([
	['', null],
	['  ', null],
	['2026-12-31', '2026-12-31'],
	[' 2024-02-29 ', '2024-02-29'],
	['2026-02-29', undefined],
	['2026-02-30', undefined],
	['2026-13-01', undefined],
	['31-12-2026', undefined],
	['31/12/2026', undefined],
	['besok', undefined],
])('%j is the day %j', (typed, day) => {
	expect(typedDay(typed)).toBe(day);
});
