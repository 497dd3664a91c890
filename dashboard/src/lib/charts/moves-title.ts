import { m } from '#lib/paraglide/messages.js';
import { periodKey } from '#lib/period/period.ts';
import { isKnown, named, order, priorOf, type ToldLine } from './titles.ts';

/** How many of the lines rose and how many fell from the period before to the newest one that any of them reaches. */
export function movesTitle(lines: readonly ToldLine[]): string {
	const moves = movesOf(lines);
	if (moves === undefined) return m.picture_none();
	const { changes, since } = moves;
	if (since === undefined) return m.title_moves_none();
	return m.title_moves({
		up: changes.filter((change) => change > 0).length,
		down: changes.filter((change) => change < 0).length,
		n: changes.length,
		period: named(since),
	});
}

/** How many lines have nothing to be compared, for the line below the title; empty where all have. */
export function uncompared(lines: readonly ToldLine[]): string {
	const n = lines.length - (movesOf(lines)?.changes.length ?? lines.length);
	return n === 0 ? '' : `; ${m.title_uncompared({ n })}`;
}

function movesOf(lines: readonly ToldLine[]) {
	const ends = lines.flatMap(({ points }) => points.findLast(isKnown) ?? []);
	const newest = ends.map(({ period }) => periodKey(period)).sort();
	const now = newest.at(-1);
	if (now === undefined) return undefined;
	const pairs = lines.flatMap(({ points }) => {
		const reached = points.slice(
			0,
			points.findIndex(({ period }) => periodKey(period) === now) + 1,
		);
		const [last, before] = [reached.at(-1), priorOf(reached)];
		return last !== undefined && isKnown(last) && before ? [{ last, before }] : [];
	});
	return {
		changes: pairs.map(({ last, before }) => order(last, before)),
		since: pairs[0]?.before.period,
	};
}
