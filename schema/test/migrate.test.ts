import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardFindings } from '../src/guard.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
let url: string | undefined;
beforeAll(async () => {
	database = await openTestDatabase();
	url = databaseSettings(database.env).url;
});
afterAll(() => database.close());

test('migrating twice changes nothing the second time', async () => {
	expect(await migrate(database, url)).toEqual({
		applied: [],
		reapplied: false,
		mended: false,
		adopted: false,
	});
});

test('an edited migration is refused, and a changed function file is laid anew', async () => {
	await database.asOwner((client) =>
		client.query("update migration set checksum = 'x' where name like '%foundation'"),
	);
	await expect(migrate(database, url)).rejects.toThrow('migrations are never edited');
	await database.asOwner((client) =>
		client.query('delete from migration where name = $1', ['laid']),
	);
	await expect(migrate(database, url)).rejects.toThrow('foundation');
});

test('a migration of a newer program stops an older one', async () => {
	await database.asOwner((client) =>
		client.query("insert into migration (name, checksum) values ('29990101_future', 'x')"),
	);
	await expect(migrate(database, url)).rejects.toThrow('newer version');
});

test('the guard finds nothing in what we lay', async () => {
	expect(await guardFindings(database)).toEqual([]);
});

const leaks: [string, string][] = [
	['table without forced row security', 'create table app.leak (id int)'],
	['table without forced row security', 'alter table app.school no force row level security'],
	['view without security_invoker', 'create view app.leak as select * from app.app_user'],
	['materialized view', 'create materialized view app.leak as select * from app.region'],
	[
		'definer function without pinned search_path',
		"create function app.leak() returns int language sql security definer as 'select 1'",
	],
	[
		'immutable function that reads a setting',
		"create function app.leak() returns text language sql immutable as $$ select current_setting('app.user_id', true) $$",
	],
	[
		'policy that calls a viewer helper outside a sub-select',
		"create policy leak on app.school for select to app_member using (id = any(app.viewer_school_ids('SCHOOL_STAFF')))",
	],
	['truncate granted to app_member', 'grant truncate on app.school to app_member'],
	['rules differ from those that the program laid', 'drop policy school_read on app.school'],
	['right of the login role itself', 'grant select on app.school to app_login'],
];

test.each(leaks)('the guard finds: %s (%s)', async (problem, sql) => {
	const found = database.asOwner(async (client) => {
		await client.query(sql);
		const { readFile } = await import('node:fs/promises');
		const guard = await readFile(new URL('../sql/guard.sql', import.meta.url), 'utf8');
		const { rows } = await client.query<{ problem: string }>(guard);
		throw new Found(rows.map((row) => row.problem)); // undoes the leak
	});
	await expect(found).rejects.toMatchObject({ problems: expect.arrayContaining([problem]) });
});

class Found extends Error {
	problems: string[];
	constructor(problems: string[]) {
		super('found');
		this.problems = problems;
	}
}
