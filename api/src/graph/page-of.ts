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
	const cursorOf = (row: object) =>
		cursors.cursorOf(type, Number((row as Record<string, unknown>)[key]));
	const edges = rows.map((row) => new Edge(row, cursorOf));
	const placed = place !== undefined;
	return {
		edges,
		totalCount,
		pageInfo: new PageInfo(edges, backward ? placed : goesOn, backward ? goesOn : placed),
	};
}

/** A row on a page. Its cursor is written only where it is asked for, and there are hundreds of them. */
class Edge {
	readonly node: object;
	readonly #cursorOf: (row: object) => string;

	constructor(node: object, cursorOf: (row: object) => string) {
		this.node = node;
		this.#cursorOf = cursorOf;
	}

	get cursor(): string {
		return this.#cursorOf(this.node);
	}
}

/** Where a page stands in its list. */
class PageInfo {
	readonly #edges: readonly Edge[];
	readonly hasNextPage: boolean;
	readonly hasPreviousPage: boolean;

	constructor(edges: readonly Edge[], hasNextPage: boolean, hasPreviousPage: boolean) {
		this.#edges = edges;
		this.hasNextPage = hasNextPage;
		this.hasPreviousPage = hasPreviousPage;
	}

	get startCursor(): string | null {
		return this.#edges[0]?.cursor ?? null;
	}

	get endCursor(): string | null {
		return this.#edges.at(-1)?.cursor ?? null;
	}
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
