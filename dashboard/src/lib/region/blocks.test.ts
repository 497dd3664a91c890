import { expect, test } from 'vitest';
import { blocksOf, MOST_NAMED, narrowColumns, rowsOf, shelve, type Named } from './blocks.ts';

/** A city with a kecamatan for each number, of so many kelurahan. */
function city(...sizes: number[]): [Named[], Named[]] {
	const code = (n: number) => `33.26.${String(n + 1).padStart(2, '0')}`;
	return [
		sizes.map((_size, at) => ({ code: code(at), name: `Kecamatan ${at + 1}` })),
		sizes.flatMap((size, at) =>
			Array.from({ length: size }, (_, n) => ({
				code: `${code(at)}.${2001 + n}`,
				name: `Desa ${at + 1}-${n + 1}`,
			})),
		),
	];
}

const regency = city(14, 15, 9, 23, 12, 16, 1, 30, 19, 11, 108, 13);

test('each kelurahan has one tile, in the block of its own kecamatan', () => {
	const [districts, villages] = regency;
	const { blocks } = blocksOf(districts, villages.toReversed());
	expect(blocks.map(({ code, name }) => ({ code, name }))).toEqual(districts);
	expect(blocks.flatMap((block) => block.villages)).toEqual(villages);
	for (const block of blocks)
		for (const { code } of block.villages) expect(code.startsWith(`${block.code}.`)).toBe(true);
});

test('tiles have names while the kelurahan are few, and no longer when they are many', () => {
	expect(blocksOf(...city(10, 10, 10))).toMatchObject({
		isDense: false,
		blocks: [{ columns: 6, span: 1 }, {}, {}],
	});
	expect(blocksOf(...city(MOST_NAMED)).isDense).toBe(false);
	expect(blocksOf(...city(MOST_NAMED, 1)).isDense).toBe(true);
});

test('on a phone tiles with names are fewer side by side, and those without stay as they are', () => {
	const columns = (...sizes: number[]) => blocksOf(...city(...sizes)).blocks.map(narrowColumns);
	expect([columns(10), columns(40, 40), columns(20, 41)]).toEqual([[4], [8, 8], [4, 8]]);
});

test('a kecamatan of very many kelurahan becomes wide instead of a tower', () => {
	const { blocks } = blocksOf(...regency);
	expect(blocks.filter(({ span }) => span === 2).map(({ name }) => name)).toEqual([
		'Kecamatan 8',
		'Kecamatan 11',
	]);
	expect(Math.max(...blocks.map(rowsOf))).toBe(14);
});

test('blocks on shelves never lie on each other and never stick out', () => {
	for (const units of [2, 3, 5, 8]) {
		const { blocks, rows, shelves } = shelve(blocksOf(...regency), units);
		const taken = blocks.flatMap((block) =>
			Array.from({ length: block.span * rowsOf(block) }, (_, at) => {
				const unit = block.unit + (at % block.span);
				const row = block.row + Math.floor(at / block.span);
				expect([unit < units, row < rows, block.shelf < shelves]).toEqual([true, true, true]);
				return `${unit},${row}`;
			}),
		);
		expect(new Set(taken).size).toBe(taken.length);
	}
});

test('the map of a regency with 285 villages is no taller on a phone than a few screens', () => {
	const { rows, shelves } = shelve(blocksOf(...city(...Array.from({ length: 19 }, () => 15))), 3);
	expect(rows * 30 + shelves * 32).toBeLessThan(1200);
});

test('without a kelurahan there is no block, and one of an unknown kecamatan is under its code', () => {
	expect(blocksOf(city(3)[0], [])).toEqual({ isDense: false, blocks: [] });
	expect(shelve({ isDense: false, blocks: [] }, 3)).toEqual({
		shelves: 0,
		rows: 0,
		blocks: [],
	});
	expect(blocksOf([], city(1)[1]).blocks).toMatchObject([{ code: '33.26.01', name: '33.26.01' }]);
});
