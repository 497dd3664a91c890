import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../operation/context.ts';
import { onFromRow, treeOf } from './asked-rows.ts';
import { delegateOf } from './delegate.ts';
import type { Listed, Order } from './listed.ts';
import { askedPage, type AskedPage, leftList, type PageArguments, pageCost } from './page.ts';
import { pageOf, rowsFor } from './page-of.ts';
import { selectedNames } from './selected.ts';
import type { QueryFields } from './types.ts';

type Noun = Pick<Listed<object>, 'type' | 'model' | 'key' | 'columns'>;
type Given<Args extends InputFieldMap> = InputShapeFromFields<Args>;

interface RootList<Args extends InputFieldMap> {
	description: string;
	args: Args;
	/** The rows that are meant. Throws BAD_USER_INPUT naming the condition that cannot be used. */
	where(args: Given<Args>, context: Context): object | Promise<object>;
	orderBy: Order | ((args: Given<Args>) => Order);
	/** Whether it is a list of what belongs to people: who did not sign in sees an empty page, and nothing is asked. */
	ofPeople?: boolean;
}

/** A list at the root: the rows that the viewer may see, each with what is asked of it, in one question, and their count beside it. */
export function rootList<Row extends object, Args extends InputFieldMap>(
	t: QueryFields,
	noun: Listed<Row>,
	{ description, args: conditions, where, orderBy, ofPeople = false }: RootList<Args>,
) {
	const resolve = async (
		_root: object,
		args: PageArguments & Given<Args>,
		context: Context,
		info: GraphQLResolveInfo,
	) => {
		const page = askedPage(noun.type, args, context);
		if (ofPeople && context.viewer.userId === null) return pageOf(noun, page, [], context, 0);
		const meant = await where(args, context);
		const selected = selectedNames(info);
		const list = { where: meant, orderBy: typeof orderBy === 'function' ? orderBy(args) : orderBy };
		const shows = selected.has('edges') || selected.has('pageInfo');
		const count = shows ? rowsFor(page, selected, context) : 0;
		const tree = count > 0 && (await treeOf(noun, context, info));
		const { db } = context;
		const byNumber = isByNumber(noun, list.orderBy);
		// All that the page asks leaves at once.
		const [rows, totalCount, seen] = await Promise.all([
			tree
				? delegateOf(db, noun.model).findMany({
						...tree,
						...list,
						...(byNumber ? onByNumber(noun, page, list, count) : onFromRow(noun, page, count)),
					})
				: [],
			selected.has('totalCount') ? delegateOf(db, noun.model).count({ where: meant }) : undefined,
			byNumber ? isSeen(noun, page, context) : undefined,
		]);
		if (!(seen ?? (rows.length > 0 || (await isSeen(noun, page, context))))) throw leftList(args);
		return pageOf(noun, page, beyond(noun, page, rows), context, totalCount);
	};
	return t.connection(
		{
			type: noun.ref,
			complexity: pageCost(noun.type),
			description,
			args: conditions,
			resolve,
		} as never,
		noun.connection as never,
	) as never;
}

/** Whether a list is ordered by the number of its rows alone, which then is the place itself. */
const isByNumber = ({ key }: Noun, orderBy: Order) =>
	orderBy.length === 1 && orderBy[0]?.[key] !== undefined;

/** A page of such a list, however long that is: an index leads to its first row. */
function onByNumber(
	{ key }: Noun,
	{ backward, place }: AskedPage,
	{ where, orderBy }: { where: object; orderBy: Order },
	count: number,
) {
	const beyondPlace = (orderBy[0]?.[key] === 'asc') === backward ? 'lt' : 'gt';
	return {
		take: backward ? -count : count,
		...(place !== undefined && { where: { AND: [where, { [key]: { [beyondPlace]: place } }] } }),
	};
}

/** The rows without the one that the page begins after, which may have left the list: then it goes on from its place. */
function beyond({ key }: Noun, { backward, place }: AskedPage, rows: readonly object[]) {
	const isPlace = (row: object | undefined) =>
		row !== undefined && Number((row as Record<string, unknown>)[key]) === place;
	if (backward) return isPlace(rows.at(-1)) ? rows.slice(0, -1) : rows;
	return isPlace(rows[0]) ? rows.slice(1) : rows;
}

/** Whether the viewer sees the row that the page begins after, in the list or out of it. */
async function isSeen({ model, key }: Noun, { place }: AskedPage, { db }: Context) {
	if (place === undefined) return true;
	const row = await delegateOf(db, model).findUnique({
		where: { [key]: place },
		select: { [key]: true },
	});
	return row !== null;
}
