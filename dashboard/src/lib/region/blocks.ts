/** A kecamatan of the tile map: a block of equal tiles, one for each of its kelurahan. */
export interface Block {
	code: string;
	/** The name of the kecamatan. */
	name: string;
	/** How many tiles stand side by side. */
	columns: number;
	/** How many units of the map's width it takes: 1 or 2. */
	span: 1 | 2;
	/** Its kelurahan by code, filled row by row. */
	villages: readonly Named[];
}

export interface Blocks {
	/** Whether the kelurahan are so many that a tile has room for its colour alone. */
	isDense: boolean;
	blocks: readonly Block[];
}

export interface Named {
	code: string;
	name: string;
}

/** Up to so many kelurahan each tile has its name. */
export const MOST_NAMED = 60;
/** How many tiles stand side by side: with names, on a phone too; without, and without in a kecamatan of very many. */
const COLUMNS = { named: 6, narrow: 4, dense: 4, wide: 8 };
/** A kecamatan of more kelurahan than this becomes a wide block, or it would be a tower. */
const TALLEST = 28;

/**
 * The tile map of a city that nobody drew: its kelurahan in equal tiles, gathered by kecamatan, all in the order of their
 * codes. No tile says where a kelurahan lies. A kecamatan without kelurahan has no block.
 */
export function blocksOf(districts: readonly Named[], villages: readonly Named[]): Blocks {
	const isDense = villages.length > MOST_NAMED;
	const names = new Map(districts.map(({ code, name }) => [code, name]));
	const within = Map.groupBy(villages.toSorted(byCode), ({ code }) => districtOf(code));
	return {
		isDense,
		blocks: [...within].map(([code, own]) => {
			const isWide = isDense && own.length > TALLEST;
			const columns = !isDense ? COLUMNS.named : isWide ? COLUMNS.wide : COLUMNS.dense;
			return { code, name: names.get(code) ?? code, columns, span: isWide ? 2 : 1, villages: own };
		}),
	};
}

/** A block with its place: units from the left, and what lies above it: shelves with their names, rows of tiles. */
export interface PlacedBlock extends Block {
	unit: number;
	shelf: number;
	row: number;
}

export interface Shelves {
	shelves: number;
	/** Rows of tiles on all shelves together. */
	rows: number;
	blocks: readonly PlacedBlock[];
}

/**
 * The blocks on shelves so many units wide, from left to right in their order, each shelf as tall as its tallest block
 * with one line for the names above.
 */
export function shelve({ blocks }: Blocks, units: number): Shelves {
	const placed: PlacedBlock[] = [];
	let [unit, shelf, row, tallest] = [0, 0, 0, 0];
	for (const block of blocks) {
		if (unit > 0 && unit + block.span > units)
			[unit, shelf, row, tallest] = [0, shelf + 1, row + tallest, 0];
		placed.push({ ...block, unit, shelf, row });
		unit += block.span;
		tallest = Math.max(tallest, rowsOf(block));
	}
	return { shelves: placed.length === 0 ? 0 : shelf + 1, rows: row + tallest, blocks: placed };
}

/** How many tiles stand side by side on a phone, where a tile with a name needs more of the width. */
export function narrowColumns({ columns }: Block): number {
	return columns === COLUMNS.named ? COLUMNS.narrow : columns;
}

/** How many rows of tiles a block has. */
export function rowsOf({ villages, columns }: Block): number {
	return Math.ceil(villages.length / columns);
}

const districtOf = (code: string) => code.slice(0, code.lastIndexOf('.'));

function byCode(a: Named, b: Named): number {
	return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
