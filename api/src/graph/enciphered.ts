import { getRefFromModel } from '@pothos/plugin-prisma';
import type { EncipheredType } from '@seksama/schema/resources.ts';
import { type Context, perOperation } from '../operation/context.ts';
import { NotFoundError } from '../operation/refusals.ts';
import { builder } from './builder.ts';
import type { ShownColumns } from './columns.ts';
import { type Called, connection } from './connection.ts';
import { delegateOf } from './delegate.ts';
import { asNode } from './nodes.ts';
import { present, type Model, type Shape } from './row.ts';
import type { FieldsOf, Ref } from './types.ts';

type Name = EncipheredType & Model;

/**
 * A noun whose rows belong to people, and which is known outside by an id that tells nothing: its type, its loader, its
 * pages and what an act on one of its rows begins with. Who did not sign in sees none of them, and nothing is asked.
 */
export function enciphered<Of extends Name>(
	name: Of,
	called: Called,
	columns: ShownColumns,
	{ isNode = false } = {},
) {
	type Row = Shape<Of> & { id: number };
	const ref = getRefFromModel(name, builder) as unknown as Ref<Row>;
	const byId = perOperation<number, Row>(async (ids, { db, viewer }) => {
		if (viewer.userId === null) return new Map();
		const rows = await delegateOf(db, name).findMany({ where: { id: { in: [...ids] } } });
		return new Map((rows as unknown as Row[]).map((row) => [row.id, row]));
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
		type: name,
		model: name,
		key: 'id',
		columns,
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
	};
}
