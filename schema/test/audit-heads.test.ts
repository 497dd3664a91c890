import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendAuditHead, readAuditHeads } from '../src/audit-heads.ts';
import { readAuditHead, startAuditHeads } from '../src/audit-keeper.ts';
import { highest, highestHeadsOf, keptFor } from '../src/audit-kept.ts';
import { verifyAudit } from '../src/audit.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

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
	const kept = (await readAuditHeads(file)) ?? [];
	expect(kept.map(({ seq, place }) => [seq, place])).toEqual([
		[1, database.place],
		[2, database.place],
	]);
	expect(kept.at(-1)).toMatchObject({ seq: 2, hash: (await readAuditHead(database)).hash });
	expect(await verifyAudit(database, file)).toEqual({
		entries: 2,
		heads: 2,
		since: kept[0]?.at,
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

test('a line that a crash cut off is passed over also when the next head follows it', async () => {
	const head = await readAuditHead(database);
	await appendAuditHead(file, head);
	await appendFile(file, '{"chain": "');
	expect(await readAuditHeads(file)).toHaveLength(1);
	await appendAuditHead(file, head);
	expect(await readAuditHeads(file)).toEqual([head, head]);
});

test.each(['', '{"chain": "', '{"chain":"a","seq":1,"hash":"","at":"x","place":7}', 'null'])(
	'a line that is no head is named: %s',
	async (line) => {
		await appendAuditHead(file, await readAuditHead(database));
		await appendFile(file, `${line}\n`);
		await expect(readAuditHeads(file)).rejects.toThrow(
			`${file}, line 2: this is not the head of an audit chain.`,
		);
	},
);

test('a file that cannot be read, or has no lines at all, is told in one sentence', async () => {
	await expect(readAuditHeads(folder)).rejects.toThrow(/cannot be read from .* AUDIT_HEAD_FILE/);
	await writeFile(join(folder, 'long'), 'x'.repeat(1_000_000));
	await expect(readAuditHeads(join(folder, 'long'))).rejects.toThrow('line 1: this is not');
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

test('following a file gives the highest head of each chain and place since each beginning, as it grows', async () => {
	const lines = [
		{ chain: 'a', seq: 1 },
		{ chain: 'a', seq: 2, place: 'here' },
		{ chain: 'z', seq: 7, place: 'there' },
		{ chain: 'a', seq: 3, place: 'here' },
		{ chain: 'b', seq: 0, place: 'here', begins: true as const, after: 'a' },
		{ chain: 'b', seq: 4, place: 'here' },
		{ chain: 'z', seq: 8, place: 'there' },
		{ chain: 'b', seq: 5, place: 'here' },
		{ chain: 'b', seq: 3, place: 'here' },
	].map((line) => ({ hash: '', at: 'x', ...line }));
	const follow = highestHeadsOf(file);
	await expect(follow()).rejects.toThrow('ENOENT');
	for (let n = 0; n < lines.length; n++) {
		await appendAuditHead(file, lines[n]!);
		const [all, last] = [lines.slice(0, n + 1), await follow()];
		for (const place of ['here', 'there', 'elsewhere']) {
			const [whole, short] = [keptFor(place, all), keptFor(place, last)];
			const chains = (heads: { chain: string }[]) => [...new Set(heads.map((h) => h.chain))];
			expect(chains(short.here)).toEqual(chains(whole.here));
			expect(highest(short.here)).toEqual(highest(whole.here));
			expect(short.begun).toEqual(whole.begun);
		}
	}
	expect((await follow()).length).toBeLessThan(lines.length);
	const text = await readFile(file, 'utf8');
	await rm(file);
	await writeFile(file, text.slice(0, text.indexOf('\n') + 1));
	expect(await follow()).toEqual([lines[0]]);
});
