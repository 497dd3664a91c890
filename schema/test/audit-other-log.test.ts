// A log that calls itself another one than the one whose heads were kept.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendAuditHead, type AuditHead } from '../src/audit-heads.ts';
import { beginAuditLog, readAuditHead, startAuditHeads } from '../src/audit-keeper.ts';
import { verifyAudit } from '../src/audit.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
	database = await openTestDatabase();
	folder = await mkdtemp(join(tmpdir(), 'seksama-heads-'));
	await database.asOwner((client) =>
		client.query("insert into region (code, name, source) values ('10', 'x', 'x')"),
	);
	await database.asOwner((client) =>
		client.query("insert into region (code, name, source) values ('11', 'x', 'x')"),
	);
});
afterAll(async () => {
	await database.close();
	await rm(folder, { recursive: true });
});
let number = 0;
beforeEach(() => {
	file = join(folder, `heads-${++number}.jsonl`);
});

/** Does it as somebody with all rights in the database, looks, and undoes it. */
async function behindItsBack<T>(text: string, look: () => Promise<T>): Promise<T> {
	await database.asOwner(async (client) => {
		await client.query('drop table if exists kept_log, kept_chain');
		await client.query('create table kept_log as select * from audit_log');
		await client.query('create table kept_chain as select * from audit_chain');
		await client.query('alter table audit_log disable trigger keep_audit_log');
		await client.query(text);
	});
	try {
		return await look();
	} finally {
		await database.asOwner(async (client) => {
			await client.query('delete from audit_log; delete from audit_chain');
			await client.query('insert into audit_log select * from kept_log');
			await client.query('insert into audit_chain select * from kept_chain');
			await client.query('alter table audit_log enable trigger keep_audit_log');
			await client.query('drop table kept_log, kept_chain');
		});
	}
}

const newId = 'update audit_chain set id = gen_random_uuid()';
/** Every entry as if it had been written just now, in a chain of its own that is whole. */
const allAnew = `${newId}; delete from audit_log where seq = 2;
	update audit_log l set at = clock_timestamp(), reason = 'x';
	update audit_log l set hash = audit_digest(null, l) where seq = 1`;
const problemsOf = async (everyMs?: number) =>
	(await verifyAudit(database, file, everyMs)).problems;
const notOurs = () =>
	expect.stringMatching(
		/^The audit log of .+ is not the one whose heads were kept: .* pnpm audit:accept/,
	);

test('a log with a new id is not believed, whether it was cut or not', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	for (const text of [newId, `${newId}; delete from audit_log where seq = 2`])
		expect(await behindItsBack(text, () => problemsOf())).toEqual([notOurs()]);
});

test('nor is one whose every entry and id were written anew just now', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	expect(await behindItsBack(allAnew, () => problemsOf())).toEqual([notOurs()]);
});

test('nor is one with more entries than ever were kept of the other one', async () => {
	await appendAuditHead(file, { ...(await readAuditHead(database)), chain: 'a', seq: 9 });
	await appendAuditHead(file, { ...(await readAuditHead(database)), chain: 'a', seq: 1 });
	expect(await problemsOf()).toEqual([notOurs()]);
});

test('nor does it become believed while the program goes on keeping its heads; that is told at once', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	const said: string[] = [];
	const found = await behindItsBack(newId, async () => {
		const heads = startAuditHeads(database, file, 1000, (line) => said.push(line));
		await expect.poll(() => said, { timeout: 20_000 }).toHaveLength(1);
		await heads.stop();
		return verifyAudit(database, file);
	});
	expect(said[0]).toContain('see what "pnpm audit:verify" says');
	expect(found).toMatchObject({ heads: 1, problems: [notOurs()] });
	// Nor the old one again, for which heads of the new one are kept by now.
	expect(await problemsOf()).toEqual([notOurs()]);
});

test('a log older than the interval of which no head was kept is not believed; a younger one is only spoken of', async () => {
	const none = `There is no file ${file}, although the log has an entry of `;
	expect(await problemsOf(0)).toEqual([expect.stringContaining(none)]);
	expect((await problemsOf(0))[0]).toMatch(/AUDIT_HEAD_FILE .* pnpm audit:accept/);
	expect(await verifyAudit(database, file, 600_000)).toMatchObject({
		heads: 0,
		problems: [],
		notes: [expect.stringContaining('No head of this log')],
	});
	await appendAuditHead(file, { ...(await readAuditHead(database)), chain: 'b', place: 'h:1/x' });
	expect(await problemsOf(0)).toEqual([
		expect.stringContaining(`${file} keeps no head of this audit log, although`),
	]);
	const future = "update audit_log set at = now() + interval '1 year'";
	const late = await behindItsBack(future, () => problemsOf(600_000));
	expect(late).toContainEqual(expect.stringContaining('keeps no head of this audit log'));
});

test('heads of other databases in the same file change nothing', async () => {
	const head = await readAuditHead(database);
	const other = { ...head, chain: 'other', seq: 99, place: 'localhost:5432/elsewhere' };
	const { place: _place, ...unplaced } = other;
	for (const line of [unplaced, head, other, { ...other, begins: true as const }])
		await appendAuditHead(file, line);
	expect(await verifyAudit(database, file)).toMatchObject({ heads: 1, problems: [], notes: [] });
});

test('a line of before places were kept counts as this database’s, where its chain is served nowhere else', async () => {
	const { place: _place, ...unplaced } = await readAuditHead(database);
	await appendAuditHead(file, unplaced);
	expect(await verifyAudit(database, file)).toMatchObject({ heads: 1, problems: [] });
	expect(await behindItsBack(newId, () => problemsOf())).toEqual([notOurs()]);
});

test('a database that moved is compared with what was kept elsewhere before, a copy elsewhere is not its own', async () => {
	const head = await readAuditHead(database);
	const elsewhere = (seq: number, hash = head.hash): AuditHead => ({
		...head,
		...{ seq, hash, place: 'old:5432/x' },
	});
	await appendAuditHead(file, elsewhere(head.seq));
	expect(await verifyAudit(database, file)).toMatchObject({ heads: 1, problems: [] });
	await appendAuditHead(file, head);
	await appendAuditHead(file, elsewhere(head.seq + 7, 'what a copy did later'));
	expect(await verifyAudit(database, file)).toMatchObject({ heads: 2, problems: [] });
	const cut = await behindItsBack('delete from audit_log where seq = 2', () => problemsOf());
	expect(cut).toEqual([expect.stringContaining('cut off: entry 2')]);
	expect(cut[0]).toContain('(kept for old:5432/x)');
});

test('a beginning on purpose is believed and spoken of, and covers only what was kept before it', async () => {
	const head = await readAuditHead(database);
	await appendAuditHead(file, { ...head, chain: 'before', seq: 70 });
	await beginAuditLog(database, file, 'backup of 3 May restored');
	expect(await verifyAudit(database, file)).toMatchObject({
		heads: 1,
		problems: [],
		notes: [
			expect.stringMatching(/begun on purpose \(backup of 3 May restored\) after chain before/),
		],
	});
	expect(await behindItsBack(newId, () => problemsOf())).toEqual([notOurs()]);
	const cut = await behindItsBack('delete from audit_log where seq = 2', () => problemsOf());
	expect(cut).toEqual([expect.stringContaining('cut off: entry 2')]);
	await appendAuditHead(file, { ...head, chain: 'before', seq: 71 });
	expect(await problemsOf()).toEqual([notOurs()]);
});

test('a restored backup of the same log is a cut one until the operator says so', async () => {
	const head = await readAuditHead(database);
	await appendAuditHead(file, { ...head, seq: 50 });
	expect(await problemsOf()).toEqual([
		expect.stringMatching(/cut off: entry 50 .* backup was restored, .* pnpm audit:accept/),
	]);
	await beginAuditLog(database, file, 'restored');
	expect(await problemsOf()).toEqual([]);
});

test('functions that somebody changed in the database are not believed, and stay as they are', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	const chain = (await readAuditHead(database)).chain;
	const lies = `create or replace function app.audit_break() returns table (seq bigint, problem text)
		language sql as 'select 1::bigint, null where false';
		create or replace function app.audit_head() returns table (chain uuid, started_at timestamptz, seq bigint, hash bytea)
		language sql as $$ select '${chain}'::uuid, now(), l.seq, l.hash from app.audit_log l order by l.seq desc limit 1 $$;
		update app.audit_log set reason = 'x' where seq = 1; ${newId}`;
	const found = await behindItsBack(lies, () => problemsOf());
	expect(found).toEqual([expect.stringContaining('entry 1 was altered'), notOurs()]);
	const { rows } = await database.asOwner((client) =>
		client.query<{ text: string }>(
			"select prosrc as text from pg_proc where proname = 'audit_break'",
		),
	);
	expect(rows[0]?.text).toContain('where false');
	await migrate(database, databaseSettings(database.env).url);
});

test('no chain, or two, is told in one sentence', async () => {
	const two = `alter table audit_chain drop constraint audit_chain_only_one_key, drop constraint audit_chain_only_one_check;
		insert into audit_chain (only_one) values (false)`;
	for (const [text, n] of [
		['delete from audit_chain', 0],
		[two, 2],
	] as const)
		await expect(behindItsBack(text, () => problemsOf())).rejects.toThrow(
			`The database calls ${n} audit chains its own`,
		);
});

test('the commands tell that the log holds, end with an error when it does not, and note what the operator accepts', async () => {
	const command = (...args: string[]) =>
		promisify(execFile)(process.execPath, [join(import.meta.dirname, '../src/main.ts'), ...args], {
			env: { ...process.env, ...database.env, AUDIT_HEAD_FILE: file },
		});
	await appendAuditHead(file, await readAuditHead(database));
	expect((await command('audit:verify')).stdout).toMatch(
		/^The audit log holds: \d+ entries, compared with 1 heads kept outside since \d{4}-/,
	);
	await appendAuditHead(file, { ...(await readAuditHead(database)), seq: 999 });
	await expect(command('audit:verify')).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining('cut off: entry 999'),
	});
	for (const why of ['', ' ', 'a\u001bb', 'x'.repeat(201)])
		await expect(command('audit:accept', '--', why)).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/^Usage: pnpm audit:accept/),
		});
	await command('audit:accept', '--', 'restored', 'from Tuesday');
	const { stdout, stderr } = await command('audit:verify');
	expect(stdout).toContain('compared with 1 heads');
	expect(stderr).toContain('begun on purpose (restored from Tuesday)');
});

test('a log that becomes shorter while the program keeps its heads is told at once', async () => {
	const said: string[] = [];
	const heads = startAuditHeads(database, file, 20, (line) => said.push(line));
	const verified = () => verifyAudit(database, file);
	await expect.poll(verified, { timeout: 20_000 }).toMatchObject({ heads: 1 });
	await behindItsBack('delete from audit_log where seq >= 2', async () => {
		await expect.poll(() => said, { timeout: 20_000 }).toHaveLength(1);
	});
	await heads.stop();
	expect(said[0]).toContain('is shorter than it was');
});
