import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, type SocketPlace } from './engine.ts';
import { lockFolder, reason } from './lock.ts';
import { SettingsError } from './settings.ts';

/** How `pg` reaches the embedded server: a socket folder and port, or a loopback port. */
export interface EmbeddedAddress {
	host: string;
	port: number;
}

export interface EmbeddedDatabase {
	address: EmbeddedAddress;
	/** Ends the engine cleanly and frees the folder. Does nothing for a database that another process runs. */
	close(): Promise<void>;
}

interface EmbeddedOptions {
	join: boolean;
	/** Milliseconds. */
	statementTimeout: number;
	/** Asks how many bytes of the folder's disk are free; the system where it is left out. */
	freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Starts the embedded database in `folder`, or joins the one that another process of this program runs there.
 * `join: false` refuses instead. Throws SettingsError when the folder is in use, not writable, or the disk is full.
 */
export async function openEmbedded(
	folder: string,
	{ join: mayJoin, statementTimeout, freeBytes }: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
	const note = join(folder, 'running.json');
	const lock = await lockFolder(folder, freeBytes);
	if (!lock) {
		if (!mayJoin)
			throw new SettingsError(
				`The data folder ${folder} is in use by another process${runner(note)}; stop it, or set DATA_DIR to another folder.`,
			);
		return { address: await runningAddress(note, folder), close: async () => {} };
	}
	const place = await socketPlace(folder);
	const engine = new Engine(join(folder, 'pg'), place.socket, statementTimeout);
	try {
		await engine.start();
	} catch (error) {
		lock.close();
		throw new SettingsError(`The embedded database in ${folder} did not start: ${reason(error)}`);
	}
	writeFileSync(note, JSON.stringify({ pid: process.pid, ...place.address }));
	return {
		address: place.address,
		async close() {
			await engine.close();
			rmSync(note, { force: true });
			if (place.temporary) await rm(place.temporary, { recursive: true, force: true });
			lock.close();
		},
	};
}

/** A socket file in the folder where its path is short enough for the system, else in a private folder. */
async function socketPlace(folder: string): Promise<{
	socket: SocketPlace;
	address: EmbeddedAddress;
	temporary?: string;
}> {
	if (process.platform === 'win32') {
		const port = await freePort();
		return { socket: { port }, address: { host: '127.0.0.1', port } };
	}
	const name = '.s.PGSQL.5432';
	if (join(folder, name).length < 100)
		return { socket: join(folder, name), address: { host: folder, port: 5432 } };
	const temporary = mkdtempSync(join(tmpdir(), 'seksama-'));
	return { socket: join(temporary, name), address: { host: temporary, port: 5432 }, temporary };
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (!address || typeof address === 'string') throw new Error('No free port.');
	return address.port;
}

async function runningAddress(note: string, folder: string): Promise<EmbeddedAddress> {
	// The other process may still be starting: it writes its note when it is ready.
	for (let tries = 0; tries < 60; tries++) {
		if (existsSync(note)) {
			const { host, port } = JSON.parse(readFileSync(note, 'utf8')) as EmbeddedAddress;
			if (port !== 5432 || existsSync(join(host, '.s.PGSQL.5432'))) return { host, port };
		}
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	throw new SettingsError(`The data folder ${folder} is in use, but its process does not answer.`);
}

function runner(note: string): string {
	try {
		return ` (number ${(JSON.parse(readFileSync(note, 'utf8')) as { pid: number }).pid})`;
	} catch {
		return '';
	}
}
