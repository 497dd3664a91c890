import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { AuditHead } from './audit-heads.ts';
import { highest, keptFor, type HighestHeads } from './audit-kept.ts';
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
	/** The longest that the audit chain was when its end was kept; absent where none was kept or can be read. */
	keptHead: AuditHead | undefined;
	/** Whether heads of several chains were kept for this database, so that one of them is not its own. */
	severalChains: boolean;
}

/** Asks the program and its machine. Never throws: what cannot be asked is absent. */
export async function hostFacts(
	database: Pick<Database, 'engine' | 'load' | 'place'>,
	dataDir: string,
	heads: HighestHeads,
): Promise<HostFacts> {
	const { here } = keptFor(database.place, await heads().catch(() => []));
	return {
		program: programVersion,
		node: process.versions.node,
		engine: database.engine,
		pool: database.load(),
		disk: await diskOf(dataDir),
		keptHead: highest(here),
		severalChains: here.some(({ chain }) => chain !== here[0]?.chain),
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
