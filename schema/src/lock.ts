import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SettingsError } from './settings.ts';

const leastFreeBytes = 200e6;

/**
 * The operating system's own lock, held by SQLite on a file of the folder: a killed process frees it at once,
 * so that there is never a stale lock to clean up. Undefined when another process holds it.
 * Throws SettingsError when the folder cannot be made or written, or the disk is full.
 */
export async function lockFolder(folder: string): Promise<DatabaseSync | undefined> {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
	} catch (error) {
		throw new SettingsError(`The data folder ${folder} cannot be made: ${reason(error)}`);
	}
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize < leastFreeBytes)
		throw new SettingsError(
			`The disk of ${folder} is full (${Math.round((bavail * bsize) / 1e6)} MB free); free 200 MB, or set DATA_DIR.`,
		);
	let lock: DatabaseSync;
	try {
		lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
	} catch (error) {
		throw new SettingsError(`The data folder ${folder} is not writable: ${reason(error)}`);
	}
	try {
		lock.exec('pragma locking_mode = exclusive; begin exclusive; commit');
		return lock;
	} catch {
		lock.close();
		return undefined;
	}
}

/** The first line of whatever was thrown. */
export function reason(error: unknown): string {
	return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
