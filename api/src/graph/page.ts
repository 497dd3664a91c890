import type { Cursors } from './cursors.ts';
import { badInput } from '../operation/errors.ts';

const pageDefault = 20;
export const pageMost = 100;

export interface PageArguments {
	first?: number | null;
	last?: number | null;
	after?: string | null;
	before?: string | null;
}

/** What a page asks of its list: so many rows from one end, from a place on. */
export interface AskedPage {
	size: number;
	/** Whether it counts from the end. */
	backward: boolean;
	/** The number of the row that it begins after, or ends before; undefined from an end of the list. */
	place: number | undefined;
}

/**
 * The cost of a list of this type: one point with its count, one per edge, and what is asked of each. It is computed
 * before anything is fetched, so it is also where the page's arguments are checked.
 */
export function pageCost(type: string) {
	return (args: PageArguments, context: { cursors: Cursors }) => {
		const cost = pagedCost(args);
		askedPage(type, args, context);
		return cost;
	};
}

/** The same without its cursors. */
export function pagedCost(args: PageArguments): { field: number; multiplier: number } {
	const size = pageSize(args);
	return { field: 1 + size, multiplier: size };
}

/** Reads a page's arguments. Throws BAD_USER_INPUT naming the cursor that is none of a list of this type. */
export function askedPage(
	type: string,
	args: PageArguments,
	{ cursors }: { cursors: Cursors },
): AskedPage {
	const cursor = args.after ?? args.before;
	const place = cursor == null ? undefined : cursors.placeOf(type, cursor);
	if (cursor != null && place === undefined)
		throw badInput(placeArgument(args), 'is not a cursor of this list.');
	const backward = args.before != null || args.last != null;
	return { size: args.first ?? args.last ?? pageDefault, backward, place };
}

/** What a page answers whose row cannot be seen any more: it was hidden, or is gone, and nobody learns which. */
export function leftList(args: PageArguments) {
	return badInput(
		placeArgument(args),
		'is not in this list any more; start again from the first page',
	);
}

const placeArgument = (args: PageArguments) => (args.after == null ? 'before' : 'after');

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
