import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SettingsError } from './settings.ts';

const leastFreeBytes = 200e6;
const sqliteBusy = 5;

/**
 * The operating system's own lock, held by SQLite on a file of the folder: a killed process frees it at once,
 * so that there is never a stale lock to clean up. Undefined when another process holds it: whoever joins that one
 * needs no free space of their own. `freeBytes` asks how much of the folder's disk is free.
 * Throws SettingsError when the folder cannot be made or written, or the disk is full.
 */
export async function lockFolder(
	folder: string,
	freeBytes: (folder: string) => Promise<number> = freeBytesOf,
): Promise<DatabaseSync | undefined> {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
	} catch (error) {
		throw new SettingsError(`The data folder ${folder} cannot be made: ${reason(error)}`);
	}
	let lock: DatabaseSync;
	try {
		lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
	} catch (error) {
		throw new SettingsError(`The data folder ${folder} is not writable: ${reason(error)}`);
	}
	try {
		lock.exec('pragma locking_mode = exclusive; begin exclusive; commit');
	} catch (error) {
		lock.close();
		if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined;
		throw new SettingsError(`The data folder ${folder} cannot be locked: ${reason(error)}`);
	}
	const free = await freeBytes(folder);
	if (free >= leastFreeBytes) return lock;
	lock.close();
	throw new SettingsError(
		`The disk of ${folder} is full (${Math.round(free / 1e6)} MB free); free 200 MB, or set DATA_DIR.`,
	);
}

async function freeBytesOf(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

/** The first line of whatever was thrown. */
export function reason(error: unknown): string {
	return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
