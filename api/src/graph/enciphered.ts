import type { EncipheredType } from '@seksama/schema/resources.ts';
import { type Context, perOperation } from '../operation/context.ts';
import { badInput } from '../operation/errors.ts';
import { NotFoundError } from '../operation/refusals.ts';
import { builder } from './builder.ts';
import { type Called, connection, type ListPage } from './connection.ts';
import { asNode } from './nodes.ts';
import { pageArguments, type PageArguments } from './page.ts';
import { present } from './row.ts';
import type { FieldsOf } from './types.ts';

/** What somebody gets who did not sign in, and so sees no people. */
export const emptyPage: ListPage<never> = {
	edges: [],
	pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
	totalCount: 0,
};

/** A page as the list functions of people return it: its cursors are the ids of its rows. */
interface NumberedPage<Row> {
	nodes: Row[];
	hasNextPage: boolean;
	hasPreviousPage: boolean;
	totalCount: number;
}

/**
 * A noun whose rows belong to people, and which is known outside by an id that tells nothing: its type, its loader, its
 * pages and what an act on one of its rows begins with. `source` gives the rows that the viewer may see, by number.
 */
export function enciphered<Row extends { id: number }>(
	name: EncipheredType,
	source: `app.${string}_rows`,
	called: Called,
	{ isNode = false } = {},
) {
	const ref = builder.objectRef<Row>(name);
	const byId = perOperation<number, Row>(async (ids, { sql, viewer }) => {
		if (viewer.userId === null) return new Map();
		const rows = await sql<{ id: number; node: Row }>(`select id, node from ${source}($1)`, [ids]);
		return new Map(rows.map(({ id, node }) => [id, node]));
	});
	if (isNode) asNode(name, byId);
	const seenRow = async (id: string | number, context: Context): Promise<Row> => {
		const number = context.ids.numberOf(name, id);
		const row = number === undefined ? null : await byId(context).load(number);
		if (!row) throw new NotFoundError();
		return row;
	};
	let pages: ReturnType<typeof connection<Row>> | undefined;
	return {
		ref,
		byId,
		/** The type of a page of its lists, made where a list is. */
		get connection() {
			return (pages ??= connection(name, ref, called));
		},
		/** The field `id` of every type that shows one of these by its number. */
		idField: (t: unknown, description = 'The global id.') =>
			(t as FieldsOf<{ id: number }>).id({
				description,
				resolve: ({ id }, _args, { ids }) => ids.idOf(name, id),
			}),
		/** A row that the viewer sees, by its global id. Throws NotFoundError: hidden and missing answer alike. */
		seenRow,
		seen: async (id: string | number, context: Context) => (await seenRow(id, context)).id,
		/** The row with this number as it is now, after an act on it; null where that took it out of sight. */
		now: ({ id }: { id: number }, context: Context) => byId(context).clear(id).load(id),
		/** The same where the act leaves it in sight. */
		still: async ({ id }: { id: number }, context: Context): Promise<Row> =>
			present(await byId(context).clear(id).load(id)),
		/**
		 * A page of a list. `text` takes `values` and after them the arguments of the page: first, after, last, before.
		 * Throws BAD_USER_INPUT for a cursor that is none of this list.
		 */
		async page(
			{ viewer, json, ids }: Context,
			page: PageArguments,
			text: string,
			values: readonly unknown[],
		): Promise<ListPage<Row>> {
			if (viewer.userId === null) return emptyPage;
			const [first, after, last, before] = pageArguments(page);
			const numberOf = (field: string, cursor: string | null) => {
				const number = cursor === null ? null : ids.numberOf(name, cursor);
				if (number === undefined) throw badInput(field, 'is no cursor of this list');
				return number;
			};
			const place = [first, numberOf('after', after), last, numberOf('before', before)];
			const found = await json<NumberedPage<Row>>(text, [...values, ...place]);
			const { nodes, totalCount, ...info } = found;
			const edges = nodes.map((node) => ({ cursor: ids.idOf(name, node.id), node }));
			const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
			return { edges, pageInfo: { ...info, startCursor, endCursor }, totalCount };
		},
	};
}
