import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cell, columnsOf } from './rows.ts';

/**
 * Streams rows into one table by COPY, however many there are: none is kept longer than it takes to send it.
 * COPY may not write where row-level security holds, and it holds on every table, so the rows land in a table of the
 * transaction and go on from there by one INSERT, with all policies and triggers. PostgreSQL only.
 */
export async function copyRows(
	client: ClientBase,
	table: string,
	columns: string,
	rows: Iterable<object>,
): Promise<void> {
	const names = columnsOf(columns).map(([name]) => name);
	const list = names.join(', ');
	await client.query(`create temporary table incoming (${columns}) on commit drop`);
	await pipeline(
		Readable.from(chunks(rows, names, table)),
		client.query(from(`copy pg_temp.incoming (${list}) from stdin`)),
	);
	await client.query(`insert into app.${table} (${list}) select ${list} from pg_temp.incoming`);
	await client.query('drop table pg_temp.incoming');
}

/** The rows in COPY's text format, some thousand lines at a time. */
function* chunks(rows: Iterable<object>, names: string[], table: string): Generator<string> {
	let lines: string[] = [];
	for (const row of rows) {
		const cells = names.map((name) => text(cell(Reflect.get(row, name), `${table}.${name}`)));
		lines.push(`${cells.join('\t')}\n`);
		if (lines.length < 2000) continue;
		yield lines.join('');
		lines = [];
	}
	yield lines.join('');
}

function text(value: string | number | boolean | null): string {
	if (value === null) return '\\N';
	return String(value).replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
