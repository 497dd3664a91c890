import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import pg from 'pg';
import { openEmbedded } from '../src/embedded.ts';
import { lockFolder } from '../src/lock.ts';
import { copyTemplate } from './support/folders.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'seksama-disk-'));
	folders.push(folder);
	return folder;
}

const almostFull = async () => 199e6;

test('a command joins the database that runs in a folder whose disk is almost full', async () => {
	const folder = await newFolder();
	await copyTemplate('nothing', folder);
	const options = { statementTimeout: 5000 };
	const running = await openEmbedded(folder, { ...options, join: false });
	try {
		const joined = await openEmbedded(folder, { ...options, join: true, freeBytes: almostFull });
		const client = new pg.Client({ ...joined.address, user: 'postgres', database: 'postgres' });
		await client.connect();
		expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
		await client.end();
		await joined.close();
		await expect(
			openEmbedded(folder, { ...options, join: false, freeBytes: almostFull }),
		).rejects.toThrow(/in use by another process \(number \d+\)/);
	} finally {
		await running.close();
	}
});

test('a database is not started on a disk that is almost full, and the folder stays free for the next', async () => {
	const folder = await newFolder();
	await expect(lockFolder(folder, almostFull)).rejects.toThrow(
		`The disk of ${folder} is full (199 MB free); free 200 MB, or set DATA_DIR.`,
	);
	const lock = await lockFolder(folder, async () => 200e6);
	expect(lock).toBeDefined();
	expect(await lockFolder(folder, almostFull)).toBeUndefined();
	lock?.close();
});
