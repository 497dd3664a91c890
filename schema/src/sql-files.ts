import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** Where migrations and sql lie. */
export const schemaFolder = new URL('../', import.meta.url);

export interface SqlFile {
	name: string;
	text: string;
}

/** One file of schema/sql. */
export function sqlFile(name: string): Promise<string> {
	return readFile(new URL(`sql/${name}`, schemaFolder), 'utf8');
}

/** The rooms of schema/sql: a folder for each noun, and those of what all of them use. */
export async function rooms(): Promise<{ name: string; folder: URL }[]> {
	const sql = new URL('sql/', schemaFolder);
	const entries = await readdir(sql, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => ({ name, folder: new URL(`${name}/`, sql) }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The SQL files of a folder in order: its *.sql, or the migration.sql of its subfolders. */
export async function sqlFiles(folder: URL): Promise<SqlFile[]> {
	const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
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
			text: await readFile(new URL(name, folder), 'utf8'),
		})),
	);
}

/** What a text is known by, whatever ends its lines. */
export function checksum(text: string): string {
	return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
