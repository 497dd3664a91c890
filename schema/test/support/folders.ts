// Databases of the embedded engine for tests: folders that are copied.
import { cpSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/connect.ts';
import { lockFolder } from '../../src/lock.ts';
import { databaseSettings } from '../../src/settings.ts';
import { fill, templateKey, type ContentName } from './contents.ts';
import { keepSecret, type Place } from './place.ts';

const templates = join(tmpdir(), 'seksama-templates');
/** The number of the process that made it stands in the name: what a killed one left is found by it. */
const own = `seksama-test-${process.pid}-`;

/** A folder with a copy of what `content` says, or with an engine without any schema. */
export async function newFolder(content: ContentName | undefined): Promise<Place> {
	const folder = await mkdtemp(join(tmpdir(), own));
	await copyTemplate(content, folder);
	return {
		env: { DATA_DIR: folder, DATABASE_URL: '' },
		remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
	};
}

/** Fills an empty data folder, for a program that a test starts. */
export async function copyTemplate(
	content: ContentName | undefined,
	folder: string,
): Promise<void> {
	// Node copies a thousand small files four times faster in one call than one by one.
	cpSync(join(await template(content), 'pg'), join(folder, 'pg'), { recursive: true });
	if (content) await keepSecret(folder);
}

/** Making a cluster, migrating and filling take seconds; it is done once, by whichever process asks first. */
async function template(content: ContentName | undefined): Promise<string> {
	const key = content ? await templateKey(content) : 'engine';
	const folder = join(templates, key);
	while (!existsSync(folder)) {
		const lock = await lockFolder(join(templates, `lock-${key}`));
		if (!lock) await wait(100);
		else
			try {
				if (!existsSync(folder)) await make(content, folder);
			} finally {
				lock.close();
			}
	}
	// Says that it is still in use.
	await utimes(folder, new Date(), new Date());
	return folder;
}

async function make(content: ContentName | undefined, folder: string): Promise<void> {
	const making = await mkdtemp(join(tmpdir(), own));
	if (content) {
		await copyTemplate(content === 'nothing' ? undefined : 'nothing', making);
		await keepSecret(making);
	}
	const database = await openDatabase(databaseSettings({ DATA_DIR: making }), { serve: true });
	if (content) await fill(database, content);
	await database.close();
	await rename(making, folder);
}

/** Removes what killed processes left, and templates that nobody used for two hours. */
export async function clearFolders(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		const [, pid] = /^seksama-test-(\d+)-/.exec(name) ?? [];
		if (pid && !isAlive(Number(pid))) await remove(join(tmpdir(), name));
	}
	await mkdir(templates, { recursive: true });
	for (const name of await readdir(templates)) {
		const { mtimeMs } = await stat(join(templates, name));
		if (Date.now() - mtimeMs > 7_200_000) await remove(join(templates, name));
	}
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 3 });

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
