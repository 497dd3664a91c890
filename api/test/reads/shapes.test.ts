import { expect, test } from 'vitest';
import { models } from '../../src/reads/model.ts';
import { keptShapes, mostCharacters, rowsOf } from '../../src/reads/question.ts';

/** The columns of a model that the bits of a number choose, and its key. */
function chosen(model: string, bits: number): Record<string, true> {
	const columns = Object.keys(models[model]!.columns)
		.slice(1)
		.filter((_, i) => (bits >> i) & 1);
	return Object.fromEntries(['id', ...columns].map((column) => [column, true]));
}

/** One question of many: each number is another shape. */
const asked = (number: number) =>
	rowsOf('Indicator', {
		where: { code: 'DLH-01' },
		select: {
			...chosen('Indicator', number % 1024),
			achievements: { take: 4, select: chosen('Achievement', Math.floor(number / 1024)) },
		},
	});

test('a question asked again has the same text, whatever its values, and is known', () => {
	const first = rowsOf('Agency', { where: { code: 'DLH' }, take: 3 });
	const again = rowsOf('Agency', { where: { code: 'DINKES' }, take: 7 });
	expect(again.text).toBe(first.text);
	expect([first.isKnown, again.isKnown]).toEqual([false, true]);
	expect(again.values).toEqual(['DINKES', 7]);
});

test('the number of alternatives is no part of a shape', () => {
	const periods = (quarters: number[]) =>
		rowsOf('Target', { where: { OR: quarters.map((quarter) => ({ year: 2026, quarter })) } }).text;
	expect(periods([1, 2, 3, 4])).toBe(periods([1]));
	expect(rowsOf('Target', { where: { id: { in: [1, 2] } } }).text).toBe(
		rowsOf('Target', { where: { id: { in: [] } } }).text,
	);
});

test('shapes of strangers are kept within bounds', () => {
	const texts = new Set<string>();
	for (let number = 0; number < 20_000; number++) texts.add(asked(number).text);
	expect(texts.size).toBe(20_000);
	const { count, characters } = keptShapes();
	expect(characters).toBeLessThanOrEqual(mostCharacters);
	expect(count).toBeGreaterThan(500);
	expect(asked(19_999).isKnown).toBe(true);
	expect(asked(0).isKnown).toBe(false);
});
