import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../operation/context.ts';
import { unasked } from './columns.ts';
import { delegateOf } from './delegate.ts';
import type { Listed, Order } from './listed.ts';
import { askedPage, type AskedPage, leftList, type PageArguments, pageCost } from './page.ts';
import { pageOf, rowsFor } from './page-of.ts';
import { selectedNames } from './selected.ts';
import type { QueryFields } from './types.ts';

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
		const shows = selected.has('edges') || selected.has('pageInfo');
		const count = shows ? rowsFor(page, selected, context) : 0;
		const order = typeof orderBy === 'function' ? orderBy(args) : orderBy;
		const [rows, totalCount] = await Promise.all([
			count > 0 ? rowsFrom(noun, page, count, { where: meant, orderBy: order }, context, info) : [],
			selected.has('totalCount')
				? delegateOf(context.db, noun.model).count({ where: meant })
				: undefined,
		]);
		if (page.place !== undefined && rows.length === 0)
			await stillSeen(noun, page.place, args, context);
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

/** The rows of a page, with the row that it begins after, which tells that the list still has it. */
async function rowsFrom<Row extends object>(
	{ type, model, key, columns }: Listed<Row>,
	{ backward, place }: AskedPage,
	count: number,
	list: { where: object; orderBy: Order },
	context: Context,
	info: GraphQLResolveInfo,
): Promise<object[]> {
	const tree = await queryFromInfo({
		context,
		info,
		select: { [key]: true },
		paths: [[{ name: 'edges' }, { name: 'node' }] as never],
		typeName: type,
		awaitSelections: true,
	});
	const most = place === undefined ? count : count + 1;
	return delegateOf(context.db, model).findMany({
		...tree,
		...list,
		...(place !== undefined && { cursor: { [key]: place } }),
		take: backward ? -most : most,
		omit: unasked(columns, context),
	});
}

/** The rows without the one that the page begins after, which may have left the list: then it goes on from its place. */
function beyond(
	{ key }: { key: string },
	{ backward, place }: AskedPage,
	rows: readonly object[],
): readonly object[] {
	if (place === undefined) return rows;
	const isPlace = (row: object | undefined) =>
		row !== undefined && Number((row as Record<string, unknown>)[key]) === place;
	if (backward) return isPlace(rows.at(-1)) ? rows.slice(0, -1) : rows;
	return isPlace(rows[0]) ? rows.slice(1) : rows;
}

/** Of a page that found not even its own row: whether that one is out of sight, or has left the list at its very end. */
async function stillSeen<Row extends object>(
	{ model, key }: Listed<Row>,
	place: number,
	args: PageArguments,
	{ db }: Context,
): Promise<void> {
	const row = await delegateOf(db, model).findUnique({
		where: { [key]: place },
		select: { [key]: true },
	});
	if (!row) throw leftList(args);
}
