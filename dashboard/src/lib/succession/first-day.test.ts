import { expect, test } from 'vitest';
import { firstDay } from './first-day.ts';

test('an agency goes on from the day after its predecessor ended, once it exists itself', () => {
	expect(firstDay('2024-06-01', '2024-12-31')).toBe('2025-01-01');
	expect(firstDay('2024-01-01', '2024-02-28')).toBe('2024-02-29');
	expect(firstDay('2025-03-01', '2024-12-31')).toBe('2025-03-01');
});
