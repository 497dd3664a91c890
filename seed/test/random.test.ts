import { expect, test } from 'vitest';
import { random } from '../src/random.ts';

test('a stream is the same on every machine', () => {
	const draw = random(1, 'agency', 'DINDIK');
	expect([draw.whole(0, 999), draw.whole(0, 999), draw.whole(0, 999)]).toEqual([894, 521, 676]);
});

test('streams of another name or seed do not repeat each other', () => {
	const starts = [random(1, 'a'), random(1, 'b'), random(2, 'a'), random(1, 'a', 'b')].map((draw) =>
		draw.next(),
	);
	expect(new Set(starts).size).toBe(4);
});

test('draws stay in their bounds and reach them', () => {
	const draw = random(3, 'bounds');
	const values = Array.from({ length: 2000 }, () => draw.whole(1, 6));
	expect([...new Set(values)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
	const normal = Array.from({ length: 2000 }, () => draw.normal());
	expect(Math.abs(normal.reduce((sum, value) => sum + value, 0) / 2000)).toBeLessThan(0.1);
});

test('shares decide how often a value comes', () => {
	const draw = random(4, 'shares');
	const values = Array.from({ length: 4000 }, () =>
		draw.weighted([['a', 3] as const, ['b', 1] as const, ['c', 0] as const]),
	);
	expect(values.filter((value) => value === 'a').length / 4000).toBeCloseTo(0.75, 1);
	expect(values).not.toContain('c');
});

test('shuffling keeps every value and the list itself', () => {
	const list = [1, 2, 3, 4, 5, 6, 7, 8];
	const shuffled = random(5, 'order').shuffle(list);
	expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	expect(shuffled).not.toEqual(list);
	expect([...shuffled].sort()).toEqual(list);
});

test('nothing can be chosen from an empty list', () => {
	expect(() => random(6, 'none').pick([])).toThrow(RangeError);
});
