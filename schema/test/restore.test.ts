import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/connect.ts';
import { guardFindings } from '../src/guard.ts';
import { migrate } from '../src/migrate.ts';
import { anonymous } from '../src/operation.ts';
import { requireMigrated } from '../src/require-migrated.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { contentOf, oldCommits, openOldDatabase, shapeOf } from './support/old-database.ts';

let fresh: unknown;
beforeAll(async () => {
	const database = await openTestDatabase();
	fresh = await database.asOwner(shapeOf);
	await database.close();
});

let database: TestDatabase;
afterEach(() => database.close());

const bringUp = (as: Database = database) => migrate(as, databaseSettings(database.env).url);
const asAdmin = (sql: string) => database.asAdmin((client) => client.query(sql));

/** What a new database shows the public, and nothing else. */
async function expectServing(): Promise<void> {
	expect(await database.asOwner(shapeOf)).toEqual(fresh);
	expect(await guardFindings(database)).toEqual([]);
	const { rows } = await database.operation(anonymous()).only<{ seen: number; drafts: number }>({
		text: `select count(*)::int as seen, (count(*) filter (where status <> 'PUBLISHED'))::int as drafts
			from app.achievement`,
	});
	expect(rows[0]!.drafts).toBe(0);
	await requireMigrated(database);
}

/** Everything belongs to another role and nobody has a right; where the roles were missing no policy could be made. */
const strip = (owner: string) => `do $$ declare one record; begin
	for one in select format('%I on %s', polname, polrelid::regclass) as it from pg_policy loop
		execute 'drop policy ' || one.it;
	end loop;
	for one in select oid::regclass as it, relkind from pg_class where relnamespace = 'app'::regnamespace
		and relkind in ('r', 'v') loop
		execute format('alter table %s owner to ${owner}', one.it);
		execute format('revoke all on %s from app_anon, app_member, app_auth', one.it);
	end loop;
	for one in select oid::regprocedure as it from pg_proc where pronamespace = 'app'::regnamespace loop
		execute format('alter routine %s owner to ${owner}', one.it);
	end loop;
	alter sequence app.grant_changes owner to ${owner};
	alter schema app owner to ${owner};
end $$`;

/** A role of its own that is no superuser, for as long as `work` takes; `as` is the database as that role sees it. */
async function withRole(
	rights: string,
	work: (role: string, as: Database) => Promise<void>,
): Promise<void> {
	const role = `seksama_test_${randomBytes(6).toString('hex')}`;
	await asAdmin(`create role ${role} createrole`);
	await asAdmin(rights.replaceAll('ROLE', role));
	try {
		await work(role, {
			...database,
			asAdmin: (inner) =>
				database.asAdmin(async (client) => {
					await client.query(`set local session authorization ${role}`);
					return inner(client);
				}),
		});
	} finally {
		await asAdmin(
			`reassign owned by ${role} to postgres; drop owned by ${role}; drop role ${role}`,
		);
	}
}

test('a copy of an older version without owner and rights becomes a database that serves', async () => {
	database = await openOldDatabase(oldCommits.at(-1)!, 'bare');
	const before = await asAdminContent();
	await expect(requireMigrated(database)).rejects.toThrow(
		'This database was restored without its roles or its owner; run pnpm db:migrate (or pnpm start) first.',
	);
	expect(await bringUp()).toMatchObject({ adopted: true, reapplied: true });
	expect(await database.asOwner((client) => contentOf(client, before))).toEqual(before);
	await expectServing();
	expect(await bringUp()).toMatchObject({ adopted: false, reapplied: false });
});

const asAdminContent = () => database.asAdmin((client) => contentOf(client));

test('so does one of this version, restored by somebody who is no superuser where the roles were missing', async () => {
	database = await openTestDatabase();
	await withRole(
		`grant app_owner, app_anon, app_member, app_auth to ROLE;
		do $$ begin execute format('grant create on database %I to ROLE', current_database()); end $$`,
		async (role, as) => {
			await asAdmin(strip(role));
			expect(await bringUp(as)).toMatchObject({ applied: [], adopted: true, reapplied: true });
			await expectServing();
		},
	);
});

test('an administrator who may not give it to its owner is told whose it is, and the cure', async () => {
	database = await openTestDatabase();
	await withRole('grant app_owner to ROLE', async (_role, as) => {
		await asAdmin(strip('postgres'));
		await expect(bringUp(as)).rejects.toThrow(
			/belongs to postgres, and the role of DATABASE_URL cannot give it to app_owner: .*Run pnpm db:migrate once with the address of a superuser\.$/,
		);
	});
	expect(await bringUp()).toMatchObject({ adopted: true });
	await expectServing();
});

test.each([
	['a table of another program', 'create table app.customer (id int)'],
	['a list of steps in another form', 'create table app.migration (id int)'],
	[
		'a function of another program',
		'create function app.total() returns int language sql return 1',
	],
	[
		'half a restore',
		'create table app.migration (name text, checksum text); create table app.region (code text)',
	],
])('a schema with %s is never touched', async (_what, sql) => {
	database = await openTestDatabase({ migrated: false });
	await asAdmin(`drop schema if exists app cascade; create schema app; ${sql}`);
	const objects = () =>
		database.asAdmin(async (client) => {
			const { rows } =
				await client.query(`select c.relname, c.relowner::regrole::text from pg_class c
				where c.relnamespace = 'app'::regnamespace union all select p.proname, p.proowner::regrole::text from pg_proc p
				where p.pronamespace = 'app'::regnamespace order by 1`);
			return rows;
		});
	const before = await objects();
	await expect(bringUp()).rejects.toThrow(
		/^The schema app of this database was not made by this program, or was restored only in part\./,
	);
	expect(await objects()).toEqual(before);
});

test('an empty schema that an administrator made beforehand is taken', async () => {
	database = await openTestDatabase({ migrated: false });
	await asAdmin('drop schema if exists app cascade; create schema app authorization postgres');
	expect(await bringUp()).toMatchObject({ adopted: false });
	await expectServing();
});

const commands = [['audit:verify'], ['token', 'a@b.example'], ['supervisor', 'a@b.example']];

test.each([
	['an empty database', 'drop schema if exists app cascade', 'This database is empty; run'],
	[
		'an older one',
		"drop schema if exists app cascade; create schema app authorization app_owner; create table app.migration (name text, checksum text, applied_at date); insert into app.migration values ('laid', 'x'); alter table app.migration owner to app_owner",
		'This database is not of this version of the program; run',
	],
	[
		'another program’s',
		'drop schema if exists app cascade; create schema app; create table app.customer (id int)',
		'The schema app of this database was not made by this program',
	],
])('commands on %s say so in one line', async (_what, sql, line) => {
	database = await openTestDatabase({ migrated: false });
	await asAdmin(sql);
	const run = promisify(execFile);
	for (const command of commands) {
		const main = join(import.meta.dirname, '../src/main.ts');
		const { code, stderr } = await run(process.execPath, [main, ...command], {
			env: { ...process.env, ...database.env, NODE_NO_WARNINGS: '1' },
		}).then(
			() => ({ code: 0, stderr: '' }),
			(error: { code: number; stderr: string }) => error,
		);
		expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
		expect(stderr).toMatch(line);
	}
});
