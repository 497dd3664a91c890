import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
	appendAuditHead,
	readAuditHead,
	readAuditHeads,
	startAuditHeads,
} from '../../src/audit-heads.ts';
import { verifyAudit } from '../../src/audit.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';

let database: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
	database = await openTestDatabase();
	folder = await mkdtemp(join(tmpdir(), 'seksama-heads-'));
});
afterAll(async () => {
	await database.close();
	await rm(folder, { recursive: true });
});
let number = 0;
beforeEach(() => {
	file = join(folder, 'some', `heads-${++number}.jsonl`);
});

const change = () =>
	database.asOwner((client) =>
		client.query(
			"insert into region (code, name, source) select lpad((10 + count(*))::text, 2, '0'), 'x', 'x' from region",
		),
	);

/** What somebody with all rights in the database could do to the log. */
const tamper = (text: string) =>
	database.asOwner(async (client) => {
		await client.query('alter table audit_log disable trigger keep_audit_log');
		await client.query(text);
		await client.query('alter table audit_log enable trigger keep_audit_log');
	});

test('the head is appended when it moved, and only then', async () => {
	await change();
	const heads = startAuditHeads(database, file, 20);
	await expect.poll(() => readAuditHeads(file), { timeout: 20_000 }).toHaveLength(1);
	await change();
	await expect.poll(() => readAuditHeads(file), { timeout: 20_000 }).toHaveLength(2);
	await heads.stop();
	const kept = await readAuditHeads(file);
	expect(kept.map(({ seq }) => seq)).toEqual([1, 2]);
	expect(kept.at(-1)).toMatchObject({ seq: 2, hash: (await readAuditHead(database)).hash });
	expect(await verifyAudit(database, file)).toEqual({
		entries: 2,
		heads: 2,
		problems: [],
		notes: [],
	});
});

test('a cut end is found by the head that was kept', async () => {
	for (let n = 0; n < 3; n++) await change();
	await appendAuditHead(file, await readAuditHead(database));
	await tamper('delete from audit_log where seq >= 4');
	const { problems } = await verifyAudit(database, file);
	expect(problems).toEqual([expect.stringMatching(/cut off: entry 5 .* the last one now is 3\./)]);
});

test('a chain written anew from some entry on is found, and between which heads', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	await change();
	await change();
	await appendAuditHead(file, await readAuditHead(database));
	await tamper(`update audit_log set reason = 'x' where seq = 5;
		update audit_log l set hash = audit_digest((select hash from audit_log where seq = 4), l) where seq = 5`);
	const report = await verifyAudit(database, file);
	expect(report.problems).toEqual([
		expect.stringMatching(/written anew: an entry from 4 to 5 is not the one/),
	]);
});

test('a line that a crash cut off is passed over, any other that is no head is named', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	await appendFile(file, '{"chain": "');
	expect(await readAuditHeads(file)).toHaveLength(1);
	await appendFile(file, '\n');
	await expect(readAuditHeads(file)).rejects.toThrow('line 2');
});

test('a database made anew is told apart from a cut one', async () => {
	const head = await readAuditHead(database);
	await appendAuditHead(file, { ...head, chain: 'another', seq: 99 });
	const { problems, notes, heads } = await verifyAudit(database, file);
	expect({ problems, heads }).toEqual({ problems: [], heads: 0 });
	expect(notes).toEqual([
		expect.stringContaining('1 other database'),
		expect.stringContaining('No head of this log'),
	]);
});

test('a file that cannot be written is told once and stops nothing', async () => {
	const said: string[] = [];
	await writeFile(join(folder, 'plain'), '');
	const heads = startAuditHeads(database, join(folder, 'plain', 'heads.jsonl'), 10, (line) =>
		said.push(line),
	);
	await expect.poll(() => said.length, { timeout: 20_000 }).toBe(1);
	await heads.stop();
	expect(said).toHaveLength(1);
});

test('the command tells that the log holds, and ends with an error when it does not', async () => {
	await appendAuditHead(file, await readAuditHead(database));
	const verify = () =>
		promisify(execFile)(
			process.execPath,
			[join(import.meta.dirname, '../../src/main.ts'), 'audit:verify'],
			{
				env: { ...process.env, ...database.env, AUDIT_HEAD_FILE: file },
			},
		);
	expect((await verify()).stdout).toMatch(
		/^The audit log holds: \d+ entries, compared with 1 heads/,
	);
	await appendAuditHead(file, { ...(await readAuditHead(database)), seq: 999 });
	await expect(verify()).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining('cut off: entry 999'),
	});
	expect(await readFile(file, 'utf8')).toContain('999');
});
