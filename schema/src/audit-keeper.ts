import type { ClientBase } from 'pg';
import {
	appendAuditHead,
	auditHeadsEveryMs,
	readAuditHeads,
	type AuditHead,
} from './audit-heads.ts';
import { keptFor } from './audit-kept.ts';
import type { Database } from './connect.ts';
import { SettingsError } from './settings.ts';

type Say = (line: string) => void;

/** The end of the chain now. Throws SettingsError as `headOf` does. */
export async function readAuditHead(database: Database): Promise<AuditHead> {
	return database.asOwner((client) => headOf(client, database.place));
}

/** Throws SettingsError where the database does not call exactly one chain its own. */
export async function headOf(client: ClientBase, place: string): Promise<AuditHead> {
	const { rows } = await client.query<{ chain: string; seq: string; hash: string }>(
		"select chain, seq, coalesce(encode(hash, 'hex'), '') as hash from app.audit_head()",
	);
	const [head] = rows;
	if (!head || rows.length > 1)
		throw new SettingsError(
			`The database calls ${rows.length} audit chains its own: app.audit_chain was changed by hand. Compare it with a backup.`,
		);
	const { chain, seq, hash } = head;
	return { chain, seq: Number(seq), hash, at: new Date().toISOString(), place };
}

/**
 * Appends the chain's head to the file, for a command that changed something. What goes wrong is told by `say`: the
 * command itself is done.
 */
export async function keepAuditHead(
	database: Database,
	file: string,
	say: Say = console.error,
): Promise<void> {
	try {
		await appendAuditHead(file, await readAuditHead(database));
	} catch (error) {
		say(notKept(file, error));
	}
}

/**
 * Writes into the file that the log of this database begins here on purpose, and what for; what was kept for its
 * place before is not compared any more. `deleted` is the chain of a log that was deleted just now.
 * Throws where it cannot be written.
 */
export async function beginAuditLog(
	database: Database,
	file: string,
	why: string,
	deleted?: string,
): Promise<void> {
	const { here } = keptFor(database.place, (await readAuditHeads(file)) ?? []);
	// What was kept outside is the witness: the id of the deleted log may have been a changed one.
	const after = here.at(-1)?.chain ?? deleted;
	await appendAuditHead(file, {
		...(await readAuditHead(database)),
		begins: true,
		...(after === undefined ? {} : { after }),
		why,
	});
}

/** Whether the file keeps heads of another chain for this database, and no beginning explains it. */
export async function hasOtherHeads(database: Database, file: string): Promise<boolean> {
	const { chain } = await readAuditHead(database);
	const heads = (await readAuditHeads(file)) ?? [];
	return keptFor(database.place, heads).here.some((head) => head.chain !== chain);
}

/**
 * Appends the chain's head to `file` now, every `everyMs` while it moves, and once more when stopped, so that a cut
 * tail is found by `verifyAudit`. A failure is told once by `say`, and tried again at the next turn; so is a log that
 * calls itself another chain than the one whose heads were kept, or that became shorter.
 */
export function startAuditHeads(
	database: Database,
	file: string,
	everyMs = auditHeadsEveryMs,
	say: Say = console.error,
): { stop(): Promise<void> } {
	let last = '';
	let before: AuditHead | undefined;
	let failing = false;
	const turn = async () => {
		try {
			const head = await readAuditHead(database);
			const key = `${head.chain} ${head.seq} ${head.hash}`;
			if (key !== last) await appendAuditHead(file, head);
			last = key;
			failing = false;
			const former = before;
			before = head;
			if (former?.chain === head.chain) {
				if (former.seq > head.seq) say(suspicious('is shorter than it was', file));
			} else if (await hasOtherHeads(database, file))
				say(suspicious('is not the one whose heads were kept', file));
		} catch (error) {
			if (!failing) say(notKept(file, error));
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

function suspicious(what: string, file: string): string {
	return `The audit log of this database ${what} in ${file}; see what "pnpm audit:verify" says.`;
}

function notKept(file: string, error: unknown): string {
	return `The head of the audit log could not be kept in ${file}: ${(error as Error).message}`;
}
