import { columnOf, type Model, modelOf, own, partsOf, relationOf, UnknownForm } from './model.ts';
import type { Values } from './values.ts';

/** One part of an order: a column of the row, or of the one row that a relation leads to. */
export interface Order {
	relation?: string;
	column: string;
	descending: boolean;
	nulls?: 'first' | 'last';
}

/** Which part of a list is meant. Places are those of values. */
export interface Window {
	order: Order[];
	/** The list is read from its end, and turned around afterwards. */
	backwards: boolean;
	take?: number;
	skip?: number;
	/** The row to begin with, by its unique columns. */
	cursor?: { columns: string[]; places: number[] };
}

interface Arguments {
	orderBy?: unknown;
	take?: unknown;
	skip?: unknown;
	cursor?: unknown;
}

export function windowOf(model: Model, args: Arguments, values: Values): Window {
	const given = orderOf(model, args.orderBy);
	const backwards = typeof args.take === 'number' && args.take < 0;
	const window: Window = {
		order: given.length > 0 ? given : model.key.map((column) => ({ column, descending: false })),
		backwards,
	};
	if (args.take !== undefined) window.take = values.size(Math.abs(args.take as number));
	if (args.skip !== undefined && args.skip !== 0) window.skip = values.size(args.skip);
	if (args.cursor !== undefined) {
		const unique = partsOf(args.cursor).flatMap(([name, value]) =>
			own(model.compound, name) ? partsOf(value) : [[name, value] as [string, unknown]],
		);
		if (
			!isUnique(
				model,
				unique.map(([name]) => name),
			)
		)
			throw new UnknownForm('cursor');
		// Where a value may be missing, before and after are more than a comparison.
		for (const { relation, column } of window.order)
			if (relation || !columnOf(model, column).required) throw new UnknownForm('cursor by nulls');
		window.cursor = {
			columns: unique.map(([name]) => name),
			places: unique.map(([name, value]) => values.of(columnOf(model, name), value)),
		};
	}
	return window;
}

function orderOf(model: Model, orderBy: unknown): Order[] {
	if (orderBy === undefined) return [];
	const parts = Array.isArray(orderBy) ? orderBy.flatMap(partsOf) : partsOf(orderBy);
	return parts.map(([name, value]) => {
		if (own(model.columns, name)) return { column: name, ...directionOf(value) };
		const relation = relationOf(model, name);
		const [first, ...more] = partsOf(value);
		if (relation.list || !first || more.length > 0) throw new UnknownForm('order by a relation');
		const [column, direction] = first;
		columnOf(modelOf(relation.model), column);
		return { relation: name, column, ...directionOf(direction) };
	});
}

function directionOf(value: unknown): Pick<Order, 'descending' | 'nulls'> {
	const { sort, nulls } = (
		typeof value === 'string' ? { sort: value } : Object.fromEntries(partsOf(value))
	) as { sort?: unknown; nulls?: unknown };
	if (sort !== 'asc' && sort !== 'desc') throw new UnknownForm('direction');
	if (nulls !== undefined && nulls !== 'first' && nulls !== 'last') throw new UnknownForm('nulls');
	return { descending: sort === 'desc', ...(nulls && { nulls }) };
}

function isUnique(model: Model, names: readonly string[]): boolean {
	if (names.length === 1) return model.unique.includes(names[0]!);
	return Object.values(model.compound).some(
		(key) => key.length === names.length && key.every((name) => names.includes(name)),
	);
}
