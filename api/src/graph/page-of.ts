import type { Context } from '../operation/context.ts';
import type { AskedPage } from './page.ts';

/** The rows of which a page is made: their type, and the column of the number by which cursors know them. */
export interface Numbered {
	type: string;
	key: string;
}

/**
 * A page out of the rows that were fetched for it, in the order of the list: at most one more than it holds tells that
 * the list goes on. The count is left out where nobody asks for it.
 */
export function pageOf(
	{ type, key }: Numbered,
	{ size, backward, place }: AskedPage,
	fetched: readonly object[],
	{ cursors }: Context,
	totalCount?: number,
) {
	const goesOn = fetched.length > size;
	const rows = !goesOn
		? fetched
		: backward
			? fetched.slice(fetched.length - size)
			: fetched.slice(0, size);
	// A cursor is written only where it is asked for.
	const edges = rows.map((row) => ({
		node: row,
		get cursor() {
			return cursors.cursorOf(type, Number((row as Record<string, unknown>)[key]));
		},
	}));
	const placed = place !== undefined;
	return {
		edges,
		totalCount,
		pageInfo: {
			hasNextPage: backward ? placed : goesOn,
			hasPreviousPage: backward ? goesOn : placed,
			get startCursor() {
				return edges[0]?.cursor ?? null;
			},
			get endCursor() {
				return edges.at(-1)?.cursor ?? null;
			},
		},
	};
}

/** How many rows to fetch for a page: one more than it holds only where somebody asks whether the list goes on. */
export function rowsFor(
	{ size, backward }: AskedPage,
	selected: ReadonlySet<string>,
	{ asked }: Context,
): number {
	const tells = backward ? 'hasPreviousPage' : 'hasNextPage';
	return selected.has('pageInfo') && asked.has(tells) ? size + 1 : size;
}
