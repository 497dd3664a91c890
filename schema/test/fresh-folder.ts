import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../src/connect.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';

const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/seksama');

/**
 * A folder with a migrated, empty embedded database to copy from. Made once for each state of the SQL files; several
 * test processes may ask at the same time, then the first to finish wins.
 */
export async function freshFolder(): Promise<string> {
	const folder = join(cache, await digestOfSql());
	if (existsSync(folder)) return folder;
	await mkdir(cache, { recursive: true });
	const making = await mkdtemp(join(cache, 'making-'));
	const settings = databaseSettings({ DATA_DIR: making });
	const database = await openDatabase(settings, { serve: true });
	await migrate(database, undefined);
	await database.close();
	await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
	return folder;
}

async function digestOfSql(): Promise<string> {
	const hash = createHash('sha256').update(await readFile(join(root, 'package.json')));
	for (const folder of ['migrations', 'sql']) {
		const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
		const files = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
		for (const file of files.sort())
			hash.update(file.slice(root.length)).update(await readFile(file));
	}
	return hash.digest('hex').slice(0, 20);
}
