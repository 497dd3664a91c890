import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
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

const rolesFile = new URL('../sql/roles.sql', import.meta.url);
const workerFile = new URL('./embedded-worker.ts', import.meta.url);
const leastFreeBytes = 200e6;

/**
 * Starts the embedded database in `folder`, or joins the one that another process of this program runs there.
 * `join: false` refuses instead. Throws SettingsError when the folder is in use, not writable, or the disk is full.
 */
export async function openEmbedded(
	folder: string,
	{ join: mayJoin, statementTimeout }: { join: boolean; statementTimeout: number },
): Promise<EmbeddedDatabase> {
	const note = join(folder, 'running.json');
	const lock = await acquire(folder);
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

/** The worker with its watchdog: a statement over its time ends the worker, which is then started again. */
class Engine {
	readonly #busySince = new BigInt64Array(new SharedArrayBuffer(8));
	readonly #folder: string;
	readonly #socket: string | { port: number };
	readonly #limit: number;
	#worker: Worker | undefined;
	#watch: NodeJS.Timeout | undefined;

	constructor(folder: string, socket: string | { port: number }, statementTimeout: number) {
		this.#folder = folder;
		this.#socket = socket;
		// PGlite knows no statement_timeout; a little longer than the real one, so that both engines answer alike.
		this.#limit = statementTimeout + 500;
	}

	async start(): Promise<void> {
		if (typeof this.#socket === 'string') rmSync(this.#socket, { force: true });
		const worker = new Worker(workerFile, {
			workerData: {
				folder: this.#folder,
				socket: this.#socket,
				rolesSql: readFileSync(rolesFile, 'utf8'),
				busy: this.#busySince.buffer,
			},
		});
		this.#worker = worker;
		await new Promise<void>((resolve, reject) => {
			worker.once('message', () => resolve());
			worker.once('error', reject);
			worker.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
		});
		worker.removeAllListeners('exit');
		worker.on('error', () => void this.#restart(worker));
		this.#watch ??= setInterval(() => this.#check(), 250).unref();
	}

	#check(): void {
		const since = Number(Atomics.load(this.#busySince, 0));
		if (since > 0 && Date.now() - since > this.#limit && this.#worker)
			void this.#restart(this.#worker);
	}

	async #restart(worker: Worker): Promise<void> {
		if (this.#worker !== worker) return;
		this.#worker = undefined;
		await worker.terminate();
		Atomics.store(this.#busySince, 0, 0n);
		await this.start();
	}

	async close(): Promise<void> {
		clearInterval(this.#watch);
		const worker = this.#worker;
		this.#worker = undefined;
		if (!worker) return;
		const closed = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
		worker.postMessage('close');
		const late = setTimeout(() => void worker.terminate(), 10_000).unref();
		await closed;
		clearTimeout(late);
	}
}

/**
 * The operating system's own lock, held by SQLite on a file of the folder: a killed process frees it at once,
 * so that there is never a stale lock to clean up.
 */
async function acquire(folder: string): Promise<DatabaseSync | undefined> {
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

/** A socket file in the folder where its path is short enough for the system, else in a private folder. */
async function socketPlace(folder: string): Promise<{
	socket: string | { port: number };
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

function reason(error: unknown): string {
	return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
