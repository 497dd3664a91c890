import type DataLoader from 'dataloader';
import { type Context, perOperation } from '../operation/context.ts';
import { delegateOf } from './delegate.ts';
import type { Listed, Order } from './listed.ts';
import { type AskedPage, leftList, type PageArguments } from './page.ts';

type Row = Record<string, unknown>;
const loaders = new Map<string, (context: Context) => DataLoader<number, Row | null>>();

/**
 * The condition that lets through what a list has after a row, or before it where the page counts from the end. Inside
 * rows the place is known before the rows are asked for, so that one place serves the lists of all of them. Throws
 * BAD_USER_INPUT where the viewer does not see the row, hidden and missing alike.
 */
export async function onFrom<Of extends object>(
	noun: Listed<Of>,
	{ place, backward }: AskedPage,
	orderBy: Order,
	args: PageArguments,
	context: Context,
): Promise<object> {
	const row = await placeLoader(noun, orderBy)(context).load(place as number);
	if (!row) throw leftList(args);
	const columns = orderBy.flatMap((one) => Object.entries(one));
	return {
		OR: columns.map(([column, direction], at) => ({
			...Object.fromEntries(columns.slice(0, at).map(([before]) => [before, row[before]])),
			[column]: { [(direction === 'asc') === backward ? 'lt' : 'gt']: row[column] },
		})),
	};
}

/** The rows of cursors, with the columns that a list is ordered by. */
function placeLoader<Of extends object>({ model, key }: Listed<Of>, orderBy: Order) {
	const columns = [key, ...orderBy.flatMap((one) => Object.keys(one))];
	const name = `${model} ${columns.join()}`;
	let loader = loaders.get(name);
	if (!loader) {
		const select = Object.fromEntries(columns.map((column) => [column, true]));
		loader = perOperation<number, Row>(async (numbers, { db }) => {
			const rows = await delegateOf(db, model).findMany({
				where: { [key]: { in: [...numbers] } },
				select,
			});
			return new Map(rows.map((row) => [Number(row[key]), row]));
		});
		loaders.set(name, loader);
	}
	return loader;
}
