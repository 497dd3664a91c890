import type { Lines } from '#lib/charts/lines.ts';
import type { Sheet } from '#lib/export/sheet.ts';
import type { BumpColumn, BumpLine } from '#lib/ranking/bump.ts';
import type { Blocks } from '#lib/region/blocks.ts';
import type { Shapes } from '#lib/region/shapes.ts';
import type { VillageFigures, VillageMetric } from '#lib/school/village-metric.ts';

/** One bar with its words: parts from 0 to 100, each in a token's colour; `hollow` parts are hatched. */
export interface Bar {
	label: string;
	value: string;
	parts: readonly { from: number; to: number; tone: string; hollow?: boolean }[];
}

/** One small drawing among several. */
export interface Panel {
	name: string;
	value: string;
	values: readonly (number | null)[];
	from: string;
	to: string;
}

/** What is drawn between title and source. */
export type Drawing =
	| { kind: 'lines'; lines: Lines }
	| { kind: 'panels'; panels: readonly Panel[] }
	| { kind: 'bars'; bars: readonly Bar[]; tick: number | null }
	| { kind: 'bump'; columns: readonly BumpColumn[]; lines: readonly BumpLine[] }
	| {
			kind: 'blocks';
			blocks: Blocks;
			figures: readonly VillageFigures[];
			metric: VillageMetric;
	  }
	| { kind: 'tiles'; figures: readonly VillageFigures[]; metric: VillageMetric }
	| {
			kind: 'shapes';
			shapes: Shapes;
			figures: readonly VillageFigures[];
			metric: VillageMetric;
	  };

export interface Sign {
	label: string;
	tone: string;
	/** A line with this dash; a filled field where there is none. */
	dash?: string;
	hollow?: boolean;
}

/** A chart outside of its page: everything that somebody who meets it alone must know. */
export interface Picture {
	title: string;
	subtitle: string;
	source: string;
	asOf: string | null;
	signs: readonly Sign[];
	drawing: Drawing;
	/** The page that shows it in the same state, without the site. */
	address: string;
	/** The same figures for a file. */
	sheet: () => Sheet | Promise<Sheet>;
}
