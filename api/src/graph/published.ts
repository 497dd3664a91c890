import { getRefFromModel } from '@pothos/plugin-prisma';
import type { PublishedType } from '@seksama/schema/resources.ts';
import { type Context, perOperation } from '../operation/context.ts';
import { NotFoundError } from '../operation/refusals.ts';
import { builder } from './builder.ts';
import type { ShownColumns } from './columns.ts';
import { type Called, connection } from './connection.ts';
import { numberOf } from './global-id.ts';
import { delegateOf } from './delegate.ts';
import { asNode } from './nodes.ts';
import { columnOf, type Shape } from './row.ts';
import type { Ref } from './types.ts';

/**
 * A noun whose rows are published, each with its number: its type, its loader, its pages and what an act on one of its
 * rows begins with. A row comes whole from the general graph, or in part from a function of the database that knows
 * what its page shows (`Row`); what it lacks is loaded when it is asked for. `columns` are those that a list fetches only
 * where they are shown.
 */
export function published<Name extends PublishedType, Row extends { id: number }>(
	name: Name,
	called: Called,
	columns: ShownColumns = {},
) {
	type Whole = Shape<Name> & { id: number };
	const ref = getRefFromModel(name, builder) as unknown as Ref<Row>;
	const byId = perOperation<number, Whole>(async (ids, { db }) => {
		const rows = await delegateOf(db, name).findMany({ where: { id: { in: [...ids] } } });
		return new Map((rows as unknown as Whole[]).map((row) => [row.id, row]));
	});
	asNode(name, byId);
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
		/** A column that may not have come with the row. */
		column:
			<Column extends keyof Shape<Name>>(column: Column) =>
			(row: { id: number }, _args: object, context: Context) =>
				columnOf(row as Partial<Whole>, column, () => byId(context).load(row.id)),
		/** The number of a row that the viewer sees, by its global id. Throws NotFoundError: hidden and missing alike. */
		async seen(id: string | number, context: Context): Promise<number> {
			const number = numberOf(name, id);
			if (number === undefined || !(await byId(context).load(number))) throw new NotFoundError();
			return number;
		},
		/** The row with this number as it is now, after an act on it. */
		now({ id }: { id: number }, context: Context): Row {
			byId(context).clear(id);
			return { id } as Row;
		},
	};
}
