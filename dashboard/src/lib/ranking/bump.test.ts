import { expect, test } from 'vitest';
import { bumpLines, bumpPath, bumpRows } from './bump.ts';

const column = (...entries: [string, number][]) => ({
	entries: entries.map(([code, rank]) => ({ rank, agency: { code } })),
});

test('an agency that was not ranked before has a gap, not a rank', () => {
	expect(bumpLines([column(['A', 1]), column(['B', 1], ['A', 2])])).toEqual([
		{ code: 'B', ranks: [null, 1] },
		{ code: 'A', ranks: [1, 2] },
	]);
});

test('agencies that share a rank stand in rows of their own', () => {
	expect([...(bumpRows([column(['A', 1], ['B', 1], ['C', 3])])[0] ?? [])]).toEqual([
		['A', 0],
		['B', 1],
		['C', 2],
	]);
});

test('a path is broken where a rank is missing', () => {
	expect(bumpPath([[0, 1], null, [2, 3]])).toBe('M0 1M2 3');
});
