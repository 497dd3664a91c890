import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import { completeValue } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../operation/context.ts';
import { unasked } from './columns.ts';
import type { Listed, Order } from './listed.ts';
import { askedPage, type PageArguments, pageCost } from './page.ts';
import { pageOf, rowsFor } from './page-of.ts';
import { onFrom } from './place.ts';
import { selectedNames } from './selected.ts';

type Tree = Record<string, unknown>;
type Nested = (query: Tree, path: object) => Tree | PromiseLike<Tree>;
type Given<Args extends InputFieldMap> = InputShapeFromFields<Args>;

interface RowList<Args extends InputFieldMap> {
	description: string;
	args?: Args;
	/** The rows that are meant, among those of the row. Throws BAD_USER_INPUT naming the condition that cannot be used. */
	where(args: Given<Args>): object;
	orderBy: Order;
}

/**
 * A list inside a row, by a relation of its model. It is a part of the question for the row, so that a tree of lists is
 * one question; where the row came from elsewhere, or the document asks for the list twice, all rows ask again together.
 */
export function rowList<Row extends object, Args extends InputFieldMap>(
	t: unknown,
	relation: string,
	noun: Listed<Row>,
	{ description, args: conditions, where, orderBy }: RowList<Args>,
) {
	const path = {
		getType: () => noun.type,
		paths: [[{ name: 'edges' }, { name: 'node' }]],
	};
	const select = (
		args: PageArguments & Given<Args>,
		context: Context,
		nested: Nested,
		selectedNodes: () => ReadonlySet<string>,
	) => {
		const page = askedPage(noun.type, args, context);
		const selected = selectedNodes();
		const count = rowsFor(page, selected, context);
		const meant = where(args);
		const counted = selected.has('totalCount') && {
			_count: { select: { [relation]: { where: meant } } },
		};
		const shows = selected.has('edges') || selected.has('pageInfo');
		const from = (conditions: object) => {
			if (!shows) return { select: { ...counted } };
			const query = {
				where: conditions,
				orderBy,
				take: page.backward ? -count : count,
				omit: unasked(noun.columns, context),
			};
			return completeValue(nested(query, path), (rows) => ({
				select: { ...counted, [relation]: withKey(rows, noun.key) },
			}));
		};
		return page.place === undefined
			? from(meant)
			: onFrom(noun, page, orderBy, args, context).then((beyond) => from({ AND: [meant, beyond] }));
	};
	const field = {
		type: noun.ref,
		complexity: pageCost(noun.type),
		description,
		...(conditions && { args: conditions }),
		extensions: {
			pothosPrismaSelect: select,
			pothosPrismaLoaded: (row: Tree, info: GraphQLResolveInfo) => {
				const selected = selectedNames(info);
				const counts = (row._count as Tree | undefined)?.[relation];
				return (
					(!selected.has('totalCount') || counts !== undefined) &&
					(!(selected.has('edges') || selected.has('pageInfo')) || row[relation] !== undefined)
				);
			},
		},
		resolve: (row: Tree, args: PageArguments, context: Context) =>
			pageOf(
				noun,
				askedPage(noun.type, args, context),
				(row[relation] ?? []) as object[],
				context,
				(row._count as Record<string, number> | undefined)?.[relation],
			),
	};
	return (t as { connection(...parts: unknown[]): never }).connection(field, noun.connection);
}

/** A tree that selects columns selects the number of the row too, for its cursor. */
function withKey(rows: Tree, key: string): Tree {
	return rows.select ? { ...rows, select: { ...(rows.select as Tree), [key]: true } } : rows;
}
