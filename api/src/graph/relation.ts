import { completeValue } from '@pothos/core';
import type { Context } from '../operation/context.ts';
import { unasked, type ShownColumns } from './columns.ts';

type Tree = Record<string, unknown>;
type Nested = (query: Tree) => Tree | PromiseLike<Tree>;

interface Relation<Row, Target> {
	type: unknown;
	nullable?: boolean;
	description: string;
	/** What of the other row is fetched only where it is shown. */
	columns?: ShownColumns;
	/** The other row where the row did not come from the general graph, but as a part of what a function returned. */
	otherwise(row: Row, context: Context): Target | Promise<Target>;
}

/**
 * The row that a row refers to, by a relation of its model: a part of the question for the row where that came from the
 * graph, so that a tree of rows is one question.
 */
export function relation<Row extends object, Target>(
	t: unknown,
	name: string,
	{ type, nullable = false, description, columns = {}, otherwise }: Relation<Row, Target>,
) {
	const has = (row: object) => (row as Tree)[name] !== undefined;
	return (t as { field(options: object): never }).field({
		type,
		nullable,
		complexity: 1,
		description,
		extensions: {
			pothosPrismaSelect: (_args: object, context: Context, nested: Nested) =>
				completeValue(nested({ omit: unasked(columns, context) }), (row) => ({
					select: { [name]: row },
				})),
			pothosPrismaLoaded: has,
			pothosPrismaFallback: (_query: object, row: Row, _args: object, context: Context) =>
				has(row) ? (row as Tree)[name] : otherwise(row, context),
		},
		resolve: (row: object) => (row as Tree)[name],
	});
}
