import { bumpRows } from '#lib/ranking/bump.ts';
import { narrowColumns, shelve, type Blocks, type Shelves } from '#lib/region/blocks.ts';
import type { Shapes } from '#lib/region/shapes.ts';
import type { Drawing } from './picture.ts';

/** From so wide on there is room for names beside the bars. */
export const ROOMY = 560;
export const BAR = { beside: 28, below: 44 };
export const RANK = 24;
export const PANEL = { width: 270, height: 150, gap: 16 };
export const BLOCKS = { unit: 104, gap: 12, tile: 26, name: 28 };
export const TILES = { columns: 6, rows: 6, gap: 4 };

/** How many panels stand side by side. */
export function panelColumns(width: number): number {
	return Math.max(1, Math.floor((width + PANEL.gap) / (PANEL.width + PANEL.gap)));
}

/** A tile is as wide as the width allows, and never so tall that the map grows beyond a screen. */
export function tileSize(width: number): { width: number; height: number } {
	const wide = (Math.min(width, 760) - TILES.gap * (TILES.columns - 1)) / TILES.columns;
	return { width: wide, height: Math.min(72, Math.max(44, wide * 0.6)) };
}

/** The blocks of a map of tiles at a width: their shelves, and the sizes of a unit of width, of tiles and of names. */
export function blockSizes(blocks: Blocks, width: number): Shelves & BlockSizes {
	const { unit: least, gap, tile, name } = BLOCKS;
	const units = blocks.isDense ? Math.max(2, Math.floor((width + gap) / (least + gap))) : 1;
	const unit = blocks.isDense ? (width - gap * (units - 1)) / units : Math.min(width, 760);
	return {
		...shelve(width < ROOMY ? narrow(blocks) : blocks, units),
		unit,
		tile: blocks.isDense ? tile : tileSize(width).height,
		name,
		gap,
	};
}

function narrow({ isDense, blocks }: Blocks): Blocks {
	return {
		isDense,
		blocks: blocks.map((block) => ({ ...block, columns: narrowColumns(block) })),
	};
}

interface BlockSizes {
	/** Width of a block of one unit. */
	unit: number;
	/** Height of a tile. */
	tile: number;
	/** Height of the line with a block's name. */
	name: number;
	/** Between blocks. */
	gap: number;
}

/** Pixels for a unit of the shapes: as wide as there is room, and not taller than a screen. */
export function shapeScale({ width: wide, height }: Shapes, width: number): number {
	return Math.min(width / wide, 720 / height);
}

/** How tall a drawing becomes at a width. */
export function heightOf(drawing: Drawing, width: number): number {
	switch (drawing.kind) {
		case 'lines':
			return width < ROOMY ? 260 : 360;
		case 'panels':
			return Math.ceil(drawing.panels.length / panelColumns(width)) * (PANEL.height + PANEL.gap);
		case 'bars':
			return drawing.bars.length * (width < ROOMY ? BAR.below : BAR.beside);
		case 'bump':
			return 30 + bumpRows(drawing.columns) * RANK;
		case 'tiles':
			return TILES.rows * (tileSize(width).height + TILES.gap);
		case 'blocks': {
			const { rows, shelves, tile, name } = blockSizes(drawing.blocks, width);
			return rows * (tile + TILES.gap) + shelves * name;
		}
		case 'shapes':
			return drawing.shapes.height * shapeScale(drawing.shapes, width);
	}
}
