import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SettingsError } from './settings.ts';

/** How often the end of the audit chain is kept outside of the database, in ms. */
export const auditHeadsEveryMs = 60_000;

/** The end of the audit chain as it was at a moment, kept outside of the database: one line of the file of heads. */
export interface AuditHead {
	/** Which chain: a database made anew begins another one. */
	chain: string;
	/** The number of the last entry; 0 while there is none. */
	seq: number;
	/** Its hash in hex; empty while there is none. */
	hash: string;
	/** When it was read, ISO 8601. */
	at: string;
	/** Which database it was kept for: `Database.place`. Absent in lines of before places were kept. */
	place?: string;
	/** Here a log begins on purpose: what the file keeps for this place before is not compared any more. */
	begins?: true;
	/** For a beginning: the chain that the file kept last for this place, or that was deleted. */
	after?: string;
	/** For a beginning: what made it, or the operator's words. */
	why?: string;
}

/** What a line ends with that a crash or a full disk had cut off while it was being written. */
const tornMark = ' (cut off)';
/** No head is as long: a file without ends of lines is not read into memory. */
const longestLine = 10_000;

/** Where the heads are kept: AUDIT_HEAD_FILE, best on another machine's disk, else a file in the data folder. */
export function auditHeadFile(env: NodeJS.ProcessEnv, dataDir: string): string {
	return env.AUDIT_HEAD_FILE || join(dataDir, 'audit-heads.jsonl');
}

/** The heads of a file, oldest first; undefined where there is no file. Throws SettingsError as `auditHeadLines` does. */
export async function readAuditHeads(file: string): Promise<AuditHead[] | undefined> {
	const heads: AuditHead[] = [];
	try {
		for await (const { head } of auditHeadLines(file)) if (head) heads.push(head);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error instanceof SettingsError
			? error
			: new SettingsError(
					`The heads of the audit log cannot be read from ${file}: ${(error as Error).message}. Set AUDIT_HEAD_FILE to the right one.`,
				);
	}
	return heads;
}

/** How far a file of heads was read. */
export interface ReadUntil {
	bytes: number;
	lines: number;
}

/**
 * The lines of a file from a place on, each with where it ends; a line that was cut off has no head, and what follows
 * the last end of a line is not given. Throws SettingsError naming the line that is no head, and as the file system does.
 */
export async function* auditHeadLines(
	file: string,
	from: ReadUntil = { bytes: 0, lines: 0 },
): AsyncGenerator<{ head: AuditHead | undefined; until: ReadUntil }> {
	let { bytes, lines } = from;
	let rest = '';
	for await (const chunk of createReadStream(file, { start: bytes, encoding: 'utf8' })) {
		const parts = (rest + (chunk as string)).split('\n');
		rest = parts.pop()!;
		for (const line of parts) {
			bytes += Buffer.byteLength(line) + 1;
			lines++;
			const head = line.endsWith(tornMark) ? undefined : parseHead(line, file, lines);
			yield { head, until: { bytes, lines } };
		}
		if (rest.length > longestLine) throw notAHead(file, lines + 1);
	}
}

function parseHead(line: string, file: string, number: number): AuditHead {
	try {
		const head = JSON.parse(line) as Partial<AuditHead>;
		const { chain, seq, hash, at, place, begins, after, why } = head;
		if (
			typeof chain === 'string' &&
			Number.isSafeInteger(seq) &&
			typeof hash === 'string' &&
			typeof at === 'string' &&
			(begins === undefined || begins === true) &&
			[place, after, why].every((text) => text === undefined || typeof text === 'string')
		)
			return head as AuditHead;
	} catch {
		// falls through to the one clear message
	}
	throw notAHead(file, number);
}

function notAHead(file: string, number: number): SettingsError {
	return new SettingsError(`${file}, line ${number}: this is not the head of an audit chain.`);
}

/** Appends a head and waits until it is on the disk. */
export async function appendAuditHead(file: string, head: AuditHead): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	// A file that may only be appended to, not read, is a good one: then nobody mends its torn end.
	const torn = await endsTorn(file).catch(() => false);
	const handle = await open(file, 'a', 0o600);
	try {
		await handle.appendFile(`${torn ? `${tornMark}\n` : ''}${JSON.stringify(head)}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Whether the last line has no end: without one the next head would be written into it. */
async function endsTorn(file: string): Promise<boolean> {
	const handle = await open(file, 'r');
	try {
		const { size } = await handle.stat();
		if (size === 0) return false;
		const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
		return buffer[0] !== 0x0a;
	} finally {
		await handle.close();
	}
}
