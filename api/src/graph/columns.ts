import type { Context } from '../operation/context.ts';

/** The columns of rows that lists are made of, each with the field that shows it; null where none does. */
export type ShownColumns = Readonly<Record<string, string | null>>;

/**
 * What a query for a list may omit: the columns whose field the document names nowhere. The database wraps each row in
 * JSON, so that a list with all of its columns took twice as long as with those that are shown. What is not among
 * `columns` is always fetched. A column that is asked for all the same is loaded then (columnOf in row.ts), so the type
 * says nothing of what is missing.
 */
export function unasked(columns: ShownColumns, { asked }: Context): Record<never, true> {
	const known = found.get(asked)?.get(columns);
	if (known) return known;
	const omitted = Object.entries(columns).filter(
		([, field]) => field === null || !asked.has(field),
	);
	const names = Object.fromEntries(omitted.map(([column]) => [column, true as const]));
	found.set(asked, (found.get(asked) ?? new WeakMap()).set(columns, names));
	return names;
}

/** What was found of a document, by the names of its fields. */
const found = new WeakMap<ReadonlySet<string>, WeakMap<ShownColumns, Record<never, true>>>();
