export interface BumpColumn {
	entries: readonly { rank: number; agency: { code: string } }[];
}

/** The ranks of one agency, one per column; null where it was not ranked. */
export interface BumpLine {
	code: string;
	ranks: (number | null)[];
}

/** One line per agency that is ranked in the last column, best first. */
export function bumpLines(columns: readonly BumpColumn[]): BumpLine[] {
	const byColumn = columns.map(
		(column) => new Map(column.entries.map((entry) => [entry.agency.code, entry.rank])),
	);
	return (columns.at(-1)?.entries ?? []).map(({ agency: { code } }) => ({
		code,
		ranks: byColumn.map((ranks) => ranks.get(code) ?? null),
	}));
}

/**
 * A row for each line in each column: equal ranks would lie on one another, so agencies that share a rank
 * stand below each other in the order of the list, and the numbers tell that they are equal.
 */
export function bumpRows(columns: readonly BumpColumn[]): Map<string, number>[] {
	return columns.map(
		(column) => new Map(column.entries.map((entry, row) => [entry.agency.code, row])),
	);
}

/** A smooth step from column to column, broken where a rank is missing. */
export function bumpPath(points: readonly (readonly [x: number, y: number] | null)[]): string {
	let path = '';
	let before: readonly [number, number] | null = null;
	for (const point of points) {
		if (point !== null) {
			if (before === null) path += `M${point[0]} ${point[1]}`;
			else {
				const middle = (before[0] + point[0]) / 2;
				path += `C${middle} ${before[1]} ${middle} ${point[1]} ${point[0]} ${point[1]}`;
			}
		}
		before = point;
	}
	return path;
}
