import { createReadStream, readFileSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseHead, type AuditHead } from './audit-heads.ts';
import type { Database, Engine, PoolLoad } from './connect.ts';

/** What the program knows of itself and of the machine it runs on. Nothing here opens anything. */
export interface HostFacts {
	/** The version of the program. */
	program: string;
	node: string;
	engine: Engine;
	pool: PoolLoad;
	/** Bytes of the disk that the data folder is on; absent where it cannot be asked. */
	disk: { free: number; total: number } | undefined;
	/** The last end of the audit chain that was kept outside of the database; absent where none was. */
	keptHead: AuditHead | undefined;
}

/** Asks the program and its machine. Never throws: what cannot be asked is absent. */
export async function hostFacts(
	database: Pick<Database, 'engine' | 'load'>,
	dataDir: string,
	headFile: string,
): Promise<HostFacts> {
	return {
		program: programVersion,
		node: process.versions.node,
		engine: database.engine,
		pool: database.load(),
		disk: await diskOf(dataDir),
		keptHead: await lastHead(headFile).catch(() => undefined),
	};
}

const programVersion = (
	JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
		version: string;
	}
).version;

async function diskOf(folder: string): Promise<HostFacts['disk']> {
	try {
		const { bsize, bavail, blocks } = await statfs(folder);
		return { free: bsize * bavail, total: bsize * blocks };
	} catch {
		return undefined;
	}
}

/** The last whole line of the file of heads: the file grows for years, so only its end is read. */
async function lastHead(file: string): Promise<AuditHead | undefined> {
	const { size } = await stat(file);
	const start = Math.max(0, size - 4096);
	const lines = (await text(createReadStream(file, { start }))).split('\n');
	// What follows the last end of a line was cut off while it was being written.
	lines.pop();
	const line = lines.at(-1);
	return line === undefined ? undefined : parseHead(line, file);
}
