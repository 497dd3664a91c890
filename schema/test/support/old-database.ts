import type { ClientBase } from 'pg';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** Commits of which a database is kept: see make.ts. */
export const oldCommits = readdirSync(import.meta.dirname).flatMap((file) =>
	file.endsWith('.sql.gz') ? [file.replace('.sql.gz', '')] : [],
);

/**
 * A database as that commit left it, on the engine under test. `restored` is how the copy was put back: whole, or
 * `bare`, as pg_restore --no-owner --no-acl does it: all of it belongs to the administrator, and nobody has a right.
 */
export async function openOldDatabase(
	commit: string,
	restored: 'whole' | 'bare' = 'whole',
): Promise<TestDatabase> {
	const database = await openTestDatabase({ migrated: false });
	const dump = gunzipSync(readFileSync(join(import.meta.dirname, `${commit}.sql.gz`))).toString();
	await database.asAdmin(async (client) => {
		await client.query('drop schema if exists app cascade');
		await client.query(
			restored === 'whole' ? dump : dump.replace(/^(ALTER .* OWNER TO|GRANT|REVOKE) .*;$/gm, ''),
		);
	});
	return database;
}

/** What is derived anew, or says what the program is. */
const notData = ['migration', 'access_rule', 'access_kind'];

/** Rows that a later release brings along, beside those that are kept. */
const broughtAlong: Record<string, string> = {
	rule_pack:
		"(kind, version) in (('ATTAINMENT', '2026.1'), ('RANKING', '2026.1'), ('CALENDAR', '2017.1'))",
};

/** Where a column went that a later release keeps in a table of its own. */
const moved: Record<string, string> = {
	'school_requirement.activity_on': `(select a.held_on from app.school_activity a
		where (a.school_id, a.code) = (t.school_id, t.code)) as activity_on`,
};

export interface TableContent {
	columns: string[];
	rows: number;
	digest: string;
}

/** The content of every table, of the columns that are given or of all. */
export async function contentOf(
	client: ClientBase,
	of?: Record<string, TableContent>,
): Promise<Record<string, TableContent>> {
	const { rows } = await client.query<{ tab: string; columns: string[] }>(
		`select c.relname as tab, array_agg(a.attname::text order by a.attname) as columns
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and c.relname <> all($1) and a.attname not in ('ties', 'bonds', 'tie', 'reach')
		group by 1 order by 1`,
		[notData],
	);
	const content: Record<string, TableContent> = {};
	for (const { tab, columns: all } of rows) {
		if (of && !of[tab]) continue;
		const columns = of?.[tab]?.columns ?? all;
		const found = await client.query<{ rows: number; digest: string }>(
			`select count(*)::int as rows, md5(coalesce(string_agg(r::text, e'\\n' order by r::text), '')) as digest
			from (select ${columns.map((column) => (all.includes(column) ? column : (moved[`${tab}.${column}`] ?? column))).join(', ')}
				from app.${tab} t where not ${broughtAlong[tab] ?? 'false'}) r`,
		);
		content[tab] = { columns, ...found.rows[0]! };
	}
	return content;
}

/** Tables with their columns, constraints and indexes, and all that is laid over them. */
export async function shapeOf(client: ClientBase): Promise<unknown> {
	const { rows } = await client.query(`select
		(select json_agg(array[table_name, column_name, data_type, is_nullable, column_default, generation_expression]
			order by table_name, column_name) from information_schema.columns where table_schema = 'app') as columns,
		(select json_agg(array[conrelid::regclass::text, conname, pg_get_constraintdef(oid)]
			order by conrelid::regclass::text, conname) from pg_constraint
			where connamespace = 'app'::regnamespace and contype <> 't') as constraints,
		(select json_agg(indexdef order by indexdef) from pg_indexes where schemaname = 'app') as indexes,
		(select json_agg(name order by name) from app.migration) as migrations,
		app.laid_digest() as laid`);
	return rows[0];
}
