import type { ClientBase } from 'pg';
import { SettingsError } from './settings.ts';
import { checksum, sqlFiles, type SqlFile } from './sql-files.ts';

/** The steps that change tables, in order. */
export function steps(folder: URL): Promise<SqlFile[]> {
	return sqlFiles(folder);
}

/**
 * The steps that the database lacks. Throws SettingsError where it has one that this program does not know, or one that
 * was another when it was applied.
 */
export async function pendingSteps(client: ClientBase, files: SqlFile[]): Promise<SqlFile[]> {
	const { rows } = await client.query<{ name: string; checksum: string }>(
		"select name, checksum from app.migration where name <> 'laid'",
	);
	const known = new Map(rows.map((row) => [row.name, row.checksum]));
	for (const name of known.keys())
		if (!files.some((file) => file.name === name))
			throw new SettingsError(
				`The database has the migration ${name}, which this program does not know: it was made by a newer version.`,
			);
	for (const file of files)
		if (known.has(file.name) && known.get(file.name) !== checksum(file.text))
			throw new SettingsError(
				`The migration ${file.name} was changed after it had been applied; migrations are never edited, add a new one.`,
			);
	return files.filter(({ name }) => !known.has(name));
}

/** Runs one step and remembers it. */
export async function applyStep(client: ClientBase, step: SqlFile): Promise<void> {
	await apply(client, step);
	await client.query('insert into app.migration (name, checksum) values ($1, $2)', [
		step.name,
		checksum(step.text),
	]);
}

/** Runs a file. Throws SettingsError naming the file, the line and the cause. */
export async function apply(client: ClientBase, { name, text }: SqlFile): Promise<void> {
	try {
		await client.query(text);
		// What is checked at the end of a transaction is checked before the next file alters a table.
		await client.query('set constraints all immediate; set constraints all deferred');
	} catch (error) {
		const { message, position } = error as { message: string; position?: string };
		const line = position ? `, line ${text.slice(0, Number(position)).split('\n').length}` : '';
		throw new SettingsError(`Migration failed in ${name}${line}: ${message}. Nothing was changed.`);
	}
}
