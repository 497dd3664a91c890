import { badInput } from '../operation/errors.ts';

const pageDefault = 20;
export const pageMost = 100;

export interface PageArguments {
	first?: number | null;
	last?: number | null;
	after?: string | null;
	before?: string | null;
}

/**
 * The cost of a list that the general graph pages through: one point with its count, one per edge, and what is asked of each.
 * It is computed before anything is fetched, so it is also where the page's arguments are checked.
 */
export function connectionCost(args: PageArguments): { field: number; multiplier: number } {
	for (const field of ['after', 'before'] as const) {
		const cursor = args[field];
		if (cursor != null && !isRowCursor(cursor))
			throw badInput(field, 'is not a cursor of this list.');
	}
	return pagedCost(args);
}

/** The same for a list whose cursors the database reads and checks itself. */
export function pagedCost(args: PageArguments): { field: number; multiplier: number } {
	const size = pageSize(args);
	return { field: 1 + size, multiplier: size };
}

/** A page's arguments in the order of the list functions of the database: first, after, last, before. */
export function pageArguments({ first, after, last, before }: PageArguments) {
	return [
		first ?? (last == null ? pageDefault : null),
		after ?? null,
		last ?? null,
		before ?? null,
	] as const;
}

/** How many edges a page asks for. Throws BAD_USER_INPUT naming the argument that cannot be used. */
function pageSize({ first, last, after, before }: PageArguments): number {
	if (first != null && last != null) throw badInput('last', 'give either first or last, not both.');
	if (after != null && before != null)
		throw badInput('before', 'give either after or before, not both.');
	if (after != null && last != null)
		throw badInput('after', 'goes with first; with last give before.');
	if (before != null && first != null)
		throw badInput('before', 'goes with last; with first give after.');
	for (const [field, cursor] of Object.entries({ after, before }))
		if (cursor != null && !/^[\w+/=-]{1,1000}$/.test(cursor))
			throw badInput(field, 'is not a cursor of this list.');
	for (const [field, size] of Object.entries({ first, last }))
		if (size != null && (size < 0 || size > pageMost))
			throw badInput(field, `is ${size}; give 0 to ${pageMost}.`);
	return first ?? last ?? pageDefault;
}

/** Whether a cursor is the number of a row, as the general graph writes them. */
function isRowCursor(cursor: string): boolean {
	const [, id] = /^GPC:N:(\d{1,10})$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
	return id !== undefined && Number(id) < 2 ** 31;
}
