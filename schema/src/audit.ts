import type { ClientBase } from 'pg';
import { readFile } from 'node:fs/promises';
import { auditHeadsEveryMs, readAuditHeads, type AuditHead } from './audit-heads.ts';
import { headOf } from './audit-keeper.ts';
import { keptFor } from './audit-kept.ts';
import type { Database } from './connect.ts';

/** What verifying found. `problems` is empty when every entry is as it was written and none was cut off. */
export interface AuditReport {
	/** Entries in the chain. */
	entries: number;
	/** Heads of this chain that were compared. */
	heads: number;
	/** When the first of them was kept, ISO 8601; undefined where there is none. */
	since: string | undefined;
	problems: string[];
	/** What an operator should know although it need not be wrong. */
	notes: string[];
}

/**
 * Recomputes the whole chain in the database and compares it with the heads kept outside of it. Names the first entry
 * that was altered or is missing, the range in which the chain was written anew, heads of another log that were kept
 * for this database, and a log older than `everyMs` of which none was kept. Source: app.audit_break.
 */
export async function verifyAudit(
	database: Database,
	file: string,
	everyMs = auditHeadsEveryMs,
): Promise<AuditReport> {
	// The file first: while the program serves, the chain may only be longer than what was kept.
	const kept = await readAuditHeads(file);
	return lookInto(database, async (client) => {
		const head = await headOf(client, database.place);
		const { begun, here, before } = keptFor(database.place, kept ?? []);
		const own = [...before(head.chain), ...here.filter(({ chain }) => chain === head.chain)];
		const others = here.filter(({ chain }) => chain !== head.chain);
		const problems = await chainBreaks(client);
		const notes = [];
		const old = own.length === 0 ? await firstOldEntry(client, everyMs) : undefined;
		if (others.length > 0) problems.push(otherLog(file, head, others));
		else if (old) problems.push(neverKept(file, kept === undefined, old));
		else if (own.length === 0)
			notes.push(`No head of this log is kept in ${file} yet: a cut end would not be seen.`);
		problems.push(...(await againstHeads(client, own, head)));
		if (begun)
			notes.push(
				`On ${begun.at} this log was begun on purpose (${begun.why ?? 'no reason given'})${begun.after ? ` after chain ${begun.after}` : ''}; what was kept before is not compared.`,
			);
		return { entries: head.seq, heads: own.length, since: own[0]?.at, problems, notes };
	});
}

const checks = new URL('../sql/audit/check.sql', import.meta.url);

/** Runs `look` with the functions of this program, whatever stands in the database, and leaves those as they were. */
async function lookInto<T>(
	database: Database,
	look: (client: ClientBase) => Promise<T>,
): Promise<T> {
	const text = await readFile(checks, 'utf8');
	return database.asOwner(async (client) => {
		await client.query('savepoint look');
		await client.query(text);
		const found = await look(client);
		await client.query('rollback to savepoint look');
		return found;
	});
}

async function chainBreaks(client: ClientBase): Promise<string[]> {
	const { rows } = await client.query<{ problem: string }>('select problem from app.audit_break()');
	return rows.map(({ problem }) => `The audit log is broken: ${problem}.`);
}

/** When an entry was written that the next head should have covered; an entry of the future is no young one. */
async function firstOldEntry(client: ClientBase, everyMs: number): Promise<string | undefined> {
	const { rows } = await client.query<{ at: Date }>(
		`select at from app.audit_log where at < now() - $1 * interval '1 ms' or at > clock_timestamp()
			order by seq limit 1`,
		[everyMs],
	);
	return rows[0]?.at.toISOString();
}

const howToAccept =
	'If that was done on purpose, say so once: pnpm audit:accept -- "why". If not, change nothing and compare the log with a backup.';

function otherLog(file: string, head: AuditHead, others: AuditHead[]): string {
	const last = others.at(-1)!;
	return `The audit log of ${head.place} is not the one whose heads were kept: it calls itself chain ${head.chain}, but ${file} keeps ${others.length} heads of ${[...new Set(others.map(({ chain }) => chain))].join(', ')} for this database, the last of entry ${last.seq} on ${last.at}. Its id was changed, or the database was replaced. ${howToAccept}`;
}

function neverKept(file: string, missing: boolean, first: string): string {
	return `${missing ? `There is no file ${file}` : `${file} keeps no head of this audit log`}, although the log has an entry of ${first}, for which one must have been kept: a log that was cut or written anew would not be seen. Set AUDIT_HEAD_FILE to the file in which the heads were kept. If none was kept yet: ${howToAccept}`;
}

async function againstHeads(
	client: ClientBase,
	heads: AuditHead[],
	now: AuditHead,
): Promise<string[]> {
	const used = heads.filter(({ seq }) => seq > 0);
	const { rows } = await client.query<{ seq: string; hash: string }>(
		"select seq, encode(hash, 'hex') as hash from app.audit_log where seq = any($1::bigint[])",
		[used.map(({ seq }) => seq)],
	);
	const stored = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
	let before = 0;
	for (const head of used) {
		const hash = stored.get(head.seq);
		const elsewhere =
			head.place === undefined || head.place === now.place ? '' : ` (kept for ${head.place})`;
		if (head.seq > now.seq)
			return [
				`The end of the audit log was cut off: entry ${head.seq} was there on ${head.at}${elsewhere}, the last one now is ${now.seq}. If an older backup was restored, say so once: pnpm audit:accept -- "why".`,
			];
		if (hash !== head.hash)
			return [
				`The audit log was written anew: an entry from ${before + 1} to ${head.seq} is not the one of ${head.at}${elsewhere}. If an older backup was restored, say so once: pnpm audit:accept -- "why".`,
			];
		before = Math.max(before, head.seq);
	}
	return [];
}
