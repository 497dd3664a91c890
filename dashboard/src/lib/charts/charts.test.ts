import { expect, test } from 'vitest';
import { lineOption } from './line-option.ts';
import { sparklinePath } from './sparkline-path.ts';

test('a missing value breaks the line and is never drawn as nought', () => {
	const { path } = sparklinePath([10, null, 20], 100, 28);
	expect(path.match(/M/g)).toHaveLength(2);
	expect(path).not.toContain('L');
});

test('a line ends with its last known value', () => {
	expect(sparklinePath([1, 2, null], 100, 28).last?.x).toBeCloseTo(50, 0);
	expect(sparklinePath([null, null], 100, 28)).toEqual({ path: '', last: null });
});

test('small noise stays flat: a scale never covers less than a tenth of the value', () => {
	const heights = [
		...sparklinePath([91.1, 91.0, 91.2], 100, 28).path.matchAll(/[ML][\d.]+ ([\d.]+)/g),
	].map(([, y]) => Number(y));
	expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1.5);
});

test('an axis of scores ends at 100 and begins at a round number', () => {
	const { yAxis } = lineOption({
		periods: ['a', 'b'],
		lines: [{ name: 'x', values: [91.13, 90.4] }],
		ceiling: 100,
	}) as { yAxis: { min: number; max: number } };
	expect([yAxis.min, yAxis.max]).toEqual([90, 100]);
});

test('values beyond the ceiling are not cut off', () => {
	const { yAxis } = lineOption({
		periods: ['a'],
		lines: [{ name: 'x', values: [108] }],
		ceiling: 100,
	}) as { yAxis: { max?: number } };
	expect(yAxis.max).toBeUndefined();
});

test('no two lines of one chart share colour and dash and mark', () => {
	const { series } = lineOption({
		periods: ['a'],
		lines: ['v', 'w', 'x', 'y', 'z'].map((name) => ({ name, values: [1] })),
	}) as { series: { color: string; symbol: string; lineStyle: { type: unknown } }[] };
	for (const of of [
		(one: (typeof series)[number]) => one.color,
		(one: (typeof series)[number]) => one.symbol,
		(one: (typeof series)[number]) => JSON.stringify(one.lineStyle.type),
	])
		expect(new Set(series.map(of)).size).toBe(5);
});
