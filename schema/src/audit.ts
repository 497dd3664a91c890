import type { Database } from './connect.ts';
import { readAuditHead, readAuditHeads, type AuditHead } from './audit-heads.ts';

/** What verifying found. `problems` is empty when every entry is as it was written and none was cut off. */
export interface AuditReport {
	/** Entries in the chain. */
	entries: number;
	/** Heads of this chain that were compared. */
	heads: number;
	problems: string[];
	/** What an operator should know although it need not be wrong. */
	notes: string[];
}

/**
 * Recomputes the whole chain in the database and compares it with the heads kept outside of it. Names the first entry
 * that was altered or is missing, or the range in which the chain was written anew. Source: app.audit_break.
 */
export async function verifyAudit(database: Database, file: string): Promise<AuditReport> {
	const head = await readAuditHead(database);
	const { rows: breaks } = await database.asOwner((client) =>
		client.query<{ seq: string; problem: string }>('select seq, problem from audit_break()'),
	);
	const kept = await readAuditHeads(file);
	const own = kept.filter(({ chain }) => chain === head.chain);
	const others = new Set(
		kept.filter(({ chain }) => chain !== head.chain).map(({ chain }) => chain),
	);
	const notes = [];
	if (others.size > 0)
		notes.push(
			`${file} also keeps heads of ${others.size} other database(s); this one began its log anew. If nobody made it anew on purpose, ask why.`,
		);
	if (own.length === 0)
		notes.push(`No head of this log is kept in ${file}: a cut end would not be seen.`);
	return {
		entries: head.seq,
		heads: own.length,
		problems: [
			...breaks.map(({ problem }) => `The audit log is broken: ${problem}.`),
			...(await againstHeads(database, own, head)),
		],
		notes,
	};
}

async function againstHeads(
	database: Database,
	heads: AuditHead[],
	now: AuditHead,
): Promise<string[]> {
	const used = heads.filter(({ seq }) => seq > 0);
	const { rows } = await database.asOwner((client) =>
		client.query<{ seq: string; hash: string }>(
			"select seq, encode(hash, 'hex') as hash from audit_log where seq = any($1::bigint[])",
			[used.map(({ seq }) => seq)],
		),
	);
	const stored = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
	let before = 0;
	for (const head of used) {
		const hash = stored.get(head.seq);
		if (head.seq > now.seq)
			return [
				`The end of the audit log was cut off: entry ${head.seq} was there on ${head.at}, the last one now is ${now.seq}.`,
			];
		if (hash !== head.hash)
			return [
				`The audit log was written anew: an entry from ${before + 1} to ${head.seq} is not the one of ${head.at}.`,
			];
		before = Math.max(before, head.seq);
	}
	return [];
}
