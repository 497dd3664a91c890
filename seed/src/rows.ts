import type { ClientBase } from 'pg';

/** What one cell may hold; a number with a fraction travels as text, so that it stays exact. */
export type Cell = string | number | boolean | null;

const batch = 4000;

/** Writes the rows of one table; each gives all of the columns, listed with their SQL types. */
export type WriteRows = (
	client: ClientBase,
	table: string,
	columns: string,
	rows: Iterable<object>,
) => Promise<void>;

/**
 * Inserts the rows of one table, thousands in a statement. `columns` lists the columns with their SQL types, such as
 * `id int, name text`; every row gives them all and may carry more. Works alike on both engines.
 */
export async function insertRows(
	client: ClientBase,
	table: string,
	columns: string,
	rows: Iterable<object>,
): Promise<void> {
	const pairs = columnsOf(columns);
	const names = pairs.map(([name]) => name);
	const values = pairs.map(([, type], index) => `$${index + 1}::${type}[]`);
	const text = `insert into app.${table} (${names.join(', ')}) select * from unnest(${values.join(', ')})`;
	for (const part of parts(rows)) {
		await client.query(
			text,
			names.map((name) => part.map((row) => cell(Reflect.get(row, name), `${table}.${name}`))),
		);
	}
}

function* parts(rows: Iterable<object>): Generator<object[]> {
	let part: object[] = [];
	for (const row of rows) {
		part.push(row);
		if (part.length < batch) continue;
		yield part;
		part = [];
	}
	if (part.length > 0) yield part;
}

/** Name and SQL type of each column in a list such as `id int, name text`. */
export function columnsOf(list: string): [name: string, type: string][] {
	return list.split(',').map((column) => {
		const [name = '', type = ''] = column.trim().split(' ');
		return [name, type];
	});
}

/** Throws TypeError where a row lacks the value or has one that no column holds. */
export function cell(value: unknown, name: string): Cell {
	if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
		return value as Cell;
	throw new TypeError(`A row has no usable ${name}.`);
}

/** Lets the numbering of a table go on after the ids that were given by hand. */
export async function continueIds(client: ClientBase, ...tables: string[]): Promise<void> {
	for (const table of tables)
		await client.query(
			`select setval(pg_get_serial_sequence('app.${table}', 'id'), coalesce(max(id), 0) + 1, false) from app.${table}`,
		);
}

/**
 * Publishes achievements as of a moment: the database computes and keeps what was published. The glances are left to
 * `keepGlance`, once all is published: each publication would take away those of the one before.
 */
export async function publish(
	client: ClientBase,
	ids: readonly number[],
	at: string,
	byUser: number | null = null,
): Promise<void> {
	if (ids.length > 0)
		await client.query('select app.publish_achievements($1, $2, by_user => $3, keep => false)', [
			ids,
			at,
			byUser,
		]);
}

/** Keeps what the overview of a city shows of its newest periods. */
export async function keepGlance(client: ClientBase, city: string): Promise<void> {
	await client.query('select app.keep_glance($1)', [city]);
}
