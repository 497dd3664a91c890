import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from './connect.ts';

/** The end of the audit chain as it was at a moment, kept outside of the database. */
export interface AuditHead {
	/** Which chain: a database made anew begins another one. */
	chain: string;
	/** The number of the last entry; 0 while there is none. */
	seq: number;
	/** Its hash in hex; empty while there is none. */
	hash: string;
	/** When it was read, ISO 8601. */
	at: string;
}

/** Where the heads are kept: AUDIT_HEAD_FILE, best on another machine's disk, else a file in the data folder. */
export function auditHeadFile(env: NodeJS.ProcessEnv, dataDir: string): string {
	return env.AUDIT_HEAD_FILE || join(dataDir, 'audit-heads.jsonl');
}

/** The end of the chain now. */
export async function readAuditHead(database: Database): Promise<AuditHead> {
	const { rows } = await database.asOwner((client) =>
		client.query<{ chain: string; seq: string; hash: string }>(
			"select chain, seq, coalesce(encode(hash, 'hex'), '') as hash from audit_head()",
		),
	);
	const [head] = rows;
	if (!head) throw new Error('The database has no audit chain.');
	return {
		chain: head.chain,
		seq: Number(head.seq),
		hash: head.hash,
		at: new Date().toISOString(),
	};
}

/** The heads of a file, oldest first; none where there is no file. Throws naming the line that is not a head. */
export async function readAuditHeads(file: string): Promise<AuditHead[]> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
	const lines = text.split('\n');
	// A line without its end was cut off by a crash while it was being written; it says nothing.
	lines.pop();
	return lines.map((line, index) => parseHead(line, `${file}, line ${index + 1}`));
}

/** One line of such a file. Throws naming the place where it is no head. */
export function parseHead(line: string, where: string): AuditHead {
	try {
		const { chain, seq, hash, at } = JSON.parse(line) as Partial<AuditHead>;
		if (
			typeof chain === 'string' &&
			Number.isSafeInteger(seq) &&
			typeof hash === 'string' &&
			typeof at === 'string'
		)
			return { chain, seq: seq as number, hash, at };
	} catch {
		// falls through to the one clear message
	}
	throw new Error(`${where}: this is not the head of an audit chain.`);
}

/** Appends a head and waits until it is on the disk. */
export async function appendAuditHead(file: string, head: AuditHead): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	const handle = await open(file, 'a', 0o600);
	try {
		await handle.write(`${JSON.stringify(head)}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Appends the chain's head to `file` now, every `everyMs` while it moves, and once more when stopped, so that a cut
 * tail is found by `verifyAudit`. A failure is told once by `say`, and tried again at the next turn.
 */
export function startAuditHeads(
	database: Database,
	file: string,
	everyMs: number,
	say: (line: string) => void = console.error,
): { stop(): Promise<void> } {
	let last = '';
	let failing = false;
	const turn = async () => {
		try {
			const head = await readAuditHead(database);
			const key = `${head.chain} ${head.seq} ${head.hash}`;
			if (key !== last) await appendAuditHead(file, head);
			last = key;
			failing = false;
		} catch (error) {
			if (!failing)
				say(`The head of the audit log could not be kept in ${file}: ${(error as Error).message}`);
			failing = true;
		}
	};
	let running = turn();
	const timer = setInterval(() => (running = running.then(turn)), everyMs).unref();
	return {
		async stop() {
			clearInterval(timer);
			await running;
			await turn();
		},
	};
}
