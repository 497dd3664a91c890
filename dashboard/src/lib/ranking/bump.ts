import type { BumpColumnFragment } from '#lib/graphql/generated/graphql.ts';

export type BumpColumn = BumpColumnFragment;
type BumpAgency = BumpColumn['entries'][number]['agency'];

/** The ranks of one agency, one per column; null where it was not ranked. */
export interface BumpLine {
	agency: BumpAgency;
	ranks: (number | null)[];
	/** Its row in each column: equal ranks would lie on one another, so they stand below each other by code. */
	rows: (number | null)[];
	/** Places gained from the column before to the last one, negative for places lost; 0 where it lacks a rank in either. */
	gained: number;
	/** How it is drawn: picked by the reader, among those furthest up or down, or quiet. */
	look: 'chosen' | 'up' | 'down' | 'quiet';
}

/** So many of those furthest up, and of those furthest down, are drawn in colour where the reader picked nobody. */
const FURTHEST = 3;

/** The columns from the first in which anybody is ranked: what lies before the first publication is no gap. */
export function filled(columns: readonly BumpColumn[]): readonly BumpColumn[] {
	const first = columns.findIndex(({ entries }) => entries.length > 0);
	return first === -1 ? [] : columns.slice(first);
}

/** One line for every agency that is ranked in any column: those of the last column first, in its order. */
export function bumpLines(columns: readonly BumpColumn[], chosen: readonly string[]): BumpLine[] {
	const agencies = new Map<string, BumpAgency>();
	for (const { entries } of [...columns].reverse())
		for (const { agency } of entries)
			if (!agencies.has(agency.code)) agencies.set(agency.code, agency);
	const lines = [...agencies.values()].map((agency) => {
		const places = columns.map(({ entries }) =>
			entries.findIndex((entry) => entry.agency.code === agency.code),
		);
		const ranks = places.map((row, at) => columns[at]?.entries[row]?.rank ?? null);
		const [before, last] = ranks.slice(-2);
		return {
			agency,
			ranks,
			rows: places.map((row) => (row === -1 ? null : row)),
			gained: before && last ? before - last : 0,
		};
	});
	const furthest = [...lines].sort((one, other) => other.gained - one.gained);
	const up = furthest.slice(0, FURTHEST).filter(({ gained }) => gained > 0);
	const down = furthest.slice(-FURTHEST).filter(({ gained }) => gained < 0);
	return lines.map((line) => ({
		...line,
		look:
			chosen.length > 0
				? chosen.includes(line.agency.code)
					? ('chosen' as const)
					: ('quiet' as const)
				: up.includes(line)
					? 'up'
					: down.includes(line)
						? 'down'
						: 'quiet',
	}));
}

/** Where the columns stand: from 0 at the first to 100 at the last. */
export function columnPlace(at: number, columns: number): number {
	return columns < 2 ? 100 : (at / (columns - 1)) * 100;
}

/** Whether the rank is written at that place: always on a line that stands out, else at both ends of each stretch. */
export function isWritten({ ranks, look }: BumpLine, at: number): boolean {
	if (ranks[at] === null) return false;
	const before = at === 0 ? null : (ranks[at - 1] ?? null);
	const after = ranks[at + 1] ?? null;
	return look !== 'quiet' || before === null || after === null;
}

/** A smooth step from column to column, broken where a rank is missing; a lone point is a dot. */
export function bumpPath(points: readonly (readonly [x: number, y: number] | null)[]): string {
	let path = '';
	let before: readonly [number, number] | null = null;
	points.forEach((point, at) => {
		if (point !== null) {
			const [x, y] = point;
			if (before === null) path += `M${x} ${y}`;
			else {
				const middle = (before[0] + x) / 2;
				path += `C${middle} ${before[1]} ${middle} ${y} ${x} ${y}`;
			}
			if (before === null && (points[at + 1] ?? null) === null) path += `L${x} ${y}`;
		}
		before = point;
	});
	return path;
}

/** The lines in the order of drawing: what stands out lies above what is quiet. */
export function drawOrder(lines: readonly BumpLine[]): BumpLine[] {
	return [...lines].sort(
		(one, other) => Number(one.look !== 'quiet') - Number(other.look !== 'quiet'),
	);
}

/** The colour of a line, as a token of the house. */
export const bumpTone: Record<BumpLine['look'], string> = {
	chosen: 'accent',
	up: 'up',
	down: 'down',
	quiet: 'line-2',
};

/** How thick a line is drawn, in pixels. */
export const bumpStroke: Record<BumpLine['look'], number> = {
	chosen: 3.5,
	up: 2.5,
	down: 2.5,
	quiet: 1.75,
};

/** The most agencies of a period. */
export function bumpRows(columns: readonly BumpColumn[]): number {
	return Math.max(0, ...columns.map(({ entries }) => entries.length));
}
