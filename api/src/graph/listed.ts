import type { ShownColumns } from './columns.ts';
import type { connection } from './connection.ts';
import type { Ref } from './types.ts';

/** A noun whose rows stand in lists: what a page of them has to know. */
export interface Listed<Row extends object> {
	/** The GraphQL type; its cursors are cursors of this type alone. */
	type: string;
	/** The model of the general graph, and its column with the number of a row. */
	model: string;
	key: string;
	/** What is fetched only where it is shown. */
	columns: ShownColumns;
	ref: Ref<Row>;
	readonly connection: ReturnType<typeof connection<Row>>;
}

export type Direction = 'asc' | 'desc';
/** By which columns rows are ordered, the number of the row last. */
export type Order = readonly Readonly<Record<string, Direction>>[];
