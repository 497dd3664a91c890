import type { ClientBase } from 'pg';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { loginPassword, type Database } from './connect.ts';
import { SettingsError } from './settings.ts';

const root = new URL('../', import.meta.url);

/** What a migration did. */
export interface MigrateResult {
	/** The names of the migrations applied. */
	applied: string[];
	/** Whether functions, views and policies were laid anew. */
	reapplied: boolean;
	/** Whether that was because somebody had changed them in the database. */
	mended: boolean;
}

interface SqlFile {
	name: string;
	text: string;
}

/**
 * Brings the database to the state of this program: roles, then the migrations it lacks, then every function, view and
 * policy. All in one transaction: it is done wholly or not at all. Safe to repeat, and in several processes at once.
 * Throws SettingsError naming the file and the cause.
 */
export async function migrate(database: Database, url: string | undefined): Promise<MigrateResult> {
	const roles = await readFile(new URL('sql/roles.sql', root), 'utf8');
	const migrations = await sqlFiles('migrations');
	const laid = [
		...(await sqlFiles('sql/functions')),
		...(await sqlFiles('sql/views')),
		...(await sqlFiles('sql/policies')),
	];
	return database.asAdmin(async (client) => {
		await client.query('select pg_advisory_xact_lock(736524001)');
		if (database.engine === 'postgresql') await prepare(client, roles, url);
		else await client.query('create schema if not exists app authorization app_owner');
		await client.query('set local role app_owner');
		await client.query("set local search_path = 'app'");
		await client.query('set local check_function_bodies = off');
		await client.query(`create table if not exists app.migration (
			name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
		const applied = await applyMigrations(client, migrations);
		const digest = checksum(laid.map(({ name, text }) => name + text).join('\0'));
		const newer = applied.length > 0 || (await laidDigest(client)) !== digest;
		const mended = !newer && (await wasChanged(client));
		const reapplied = newer || mended;
		if (reapplied) {
			await dropPolicies(client);
			for (const file of laid) await apply(client, file);
			await client.query(
				`insert into app.migration (name, checksum) values ('laid', $1)
				on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
				[digest],
			);
			await keepDigest(client);
		}
		return { applied, reapplied, mended };
	});
}

/** Roles, the serving role's password and the schema, also where the admin is not a superuser. */
async function prepare(client: ClientBase, roles: string, url: string | undefined): Promise<void> {
	try {
		await client.query(roles);
		const password = url && loginPassword(url);
		if (password) await client.query(`alter role app_login password '${password}'`);
		await client.query('create schema if not exists app authorization app_owner');
	} catch (error) {
		throw new SettingsError(
			`The role of DATABASE_URL cannot prepare the database: ${(error as Error).message}. Give a role that may create roles and that owns the database.`,
		);
	}
}

async function applyMigrations(client: ClientBase, files: SqlFile[]): Promise<string[]> {
	const { rows } = await client.query<{ name: string; checksum: string }>(
		"select name, checksum from app.migration where name <> 'laid'",
	);
	const known = new Map(rows.map((row) => [row.name, row.checksum]));
	for (const name of known.keys())
		if (!files.some((file) => file.name === name))
			throw new SettingsError(
				`The database has the migration ${name}, which this program does not know: it was made by a newer version.`,
			);
	const applied: string[] = [];
	for (const file of files) {
		const sum = checksum(file.text);
		if (known.has(file.name)) {
			if (known.get(file.name) !== sum)
				throw new SettingsError(
					`The migration ${file.name} was changed after it had been applied; migrations are never edited, add a new one.`,
				);
			continue;
		}
		await apply(client, file);
		await client.query('insert into app.migration (name, checksum) values ($1, $2)', [
			file.name,
			sum,
		]);
		applied.push(file.name);
	}
	return applied;
}

async function apply(client: ClientBase, { name, text }: SqlFile): Promise<void> {
	try {
		await client.query(text);
		// What it changed is in the log before the next file alters a table.
		await client.query('set constraints all immediate; set constraints all deferred');
	} catch (error) {
		const { message, position } = error as { message: string; position?: string };
		const line = position ? `, line ${text.slice(0, Number(position)).split('\n').length}` : '';
		throw new SettingsError(`Migration failed in ${name}${line}: ${message}. Nothing was changed.`);
	}
}

async function laidDigest(client: ClientBase): Promise<string | undefined> {
	const { rows } = await client.query<{ checksum: string }>(
		"select checksum from app.migration where name = 'laid'",
	);
	return rows[0]?.checksum;
}

/** Whether functions, views, policies or rights are other than they were laid: somebody changed them in the database. */
async function wasChanged(client: ClientBase): Promise<boolean> {
	const { rows } = await client.query(
		"select from pg_proc where oid = to_regproc('app.laid_digest')",
	);
	if (rows.length === 0) return true;
	const changed = await client.query<{ changed: boolean }>(
		"select app.laid_digest() is distinct from obj_description('app'::regnamespace) as changed",
	);
	return changed.rows[0]?.changed ?? true;
}

/** Keeps what was laid as the comment of the schema, where schema/sql/guard.sql reads it. */
async function keepDigest(client: ClientBase): Promise<void> {
	await client.query(`do $$ begin
		execute format('comment on schema app is %L', app.laid_digest());
	end $$`);
}

/** A policy whose file is gone must be gone too. */
async function dropPolicies(client: ClientBase): Promise<void> {
	await client.query(`do $$ declare p record; begin
		for p in select policyname, schemaname, tablename from pg_policies where schemaname in ('app', 'ident') loop
			execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
		end loop;
	end $$`);
}

/** The SQL files of a folder in order: its *.sql, or the migration.sql of its subfolders. */
async function sqlFiles(folder: string): Promise<SqlFile[]> {
	const base = new URL(`${folder}/`, root);
	const entries = (await readdir(base, { withFileTypes: true })).sort((a, b) =>
		a.name < b.name ? -1 : 1,
	);
	const names = entries.flatMap((entry) =>
		entry.isDirectory()
			? [`${entry.name}/migration.sql`]
			: entry.name.endsWith('.sql')
				? [entry.name]
				: [],
	);
	return Promise.all(
		names.map(async (name) => ({
			name: name.replace('/migration.sql', ''),
			text: await readFile(new URL(name, base), 'utf8'),
		})),
	);
}

function checksum(text: string): string {
	return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
