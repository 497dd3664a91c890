import type { ClientBase } from 'pg';
import { inLayingOrder } from './laying-order.ts';
import { publicChannel } from './public-changes.ts';
import { registers } from './registers.ts';
import { SettingsError } from './settings.ts';
import { checksum, rooms, sqlFile, sqlFiles, type SqlFile } from './sql-files.ts';
import { apply } from './steps.ts';

/** Every file that is laid, in order: what the rooms of schema/sql hold, and the registers. */
export async function laidFiles(): Promise<SqlFile[]> {
	const files = await Promise.all(
		(await rooms()).map(async ({ name, folder }) =>
			(await sqlFiles(folder)).map((file) => ({ ...file, name: `${name}/${file.name}` })),
		),
	);
	return inLayingOrder([registers(), ...files.flat()]);
}

/**
 * Takes away triggers, policies, views, functions and the sentences of access: schema/sql/take-away.sql. Throws
 * SettingsError naming what somebody else built on them.
 */
export async function takeAway(client: ClientBase): Promise<void> {
	try {
		await client.query(await sqlFile('take-away.sql'));
	} catch (error) {
		const { code, message } = error as { code?: string; message: string };
		if (code !== '2BP01') throw error;
		throw new SettingsError(
			`Something of your own is built on views or functions of this program: ${message}. Drop it, start again, and make it anew. Nothing was changed.`,
		);
	}
}

/** Lays the files where nothing is laid, and tells the processes that serve to forget what they kept. */
export async function lay(client: ClientBase, files: SqlFile[]): Promise<void> {
	for (const file of files) await apply(client, file);
	await client.query(
		`insert into app.migration (name, checksum) values ('laid', $1)
		on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
		[digestOf(files)],
	);
	// Keeps what was laid as the comment of the schema, where schema/sql/guard.sql reads it.
	await client.query(`do $$ begin
		execute format('comment on schema app is %L', app.laid_digest());
	end $$`);
	await client.query(`notify ${publicChannel}`);
}

/** Whether the files laid last were others. */
export async function areOthersLaid(client: ClientBase, files: SqlFile[]): Promise<boolean> {
	const { rows } = await client.query<{ checksum: string }>(
		"select checksum from app.migration where name = 'laid'",
	);
	return rows[0]?.checksum !== digestOf(files);
}

/** Whether functions, views, policies or rights are other than they were laid: somebody changed them in the database. */
export async function wasChanged(client: ClientBase): Promise<boolean> {
	const { rows } = await client.query(
		"select from pg_proc where oid = to_regproc('app.laid_digest')",
	);
	if (rows.length === 0) return true;
	const changed = await client.query<{ changed: boolean }>(
		"select app.laid_digest() is distinct from obj_description('app'::regnamespace) as changed",
	);
	return changed.rows[0]?.changed ?? true;
}

function digestOf(files: SqlFile[]): string {
	return checksum(files.map(({ name, text }) => name + text).join('\0'));
}
