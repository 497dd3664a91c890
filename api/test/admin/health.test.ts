import { appendAuditHead } from '@seksama/schema/audit-heads.ts';
import { beginAuditLog, readAuditHead } from '@seksama/schema/audit-keeper.ts';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk, type Person } from './desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'seksama-heads-'));
const file = join(folder, 'heads.jsonl');
let desk: Desk;
let admin: Person;
beforeAll(async () => {
	desk = await openDesk({ AUDIT_HEAD_FILE: file });
	admin = await desk.demo('admin');
});
afterAll(async () => {
	await desk.close();
	rmSync(folder, { recursive: true });
});

const state = async () =>
	(
		await admin.ask<{ health: Record<string, unknown> }>(
			'{ health { auditState auditKept auditLast } }',
		)
	).health;

test('an admin and an auditor read how the house is; for everybody else there is nothing', async () => {
	const document = `{ health { program node embedded databaseVersion databaseBytes profile laidAt laidChecksum users sessions
		migrations { name checksum appliedAt } connectionsOpen connectionsIdle connectionsMost waiting diskFree diskTotal
		findings { problem object } publicationMismatches outdatedFigures } policies { table name condition } }`;
	for (const who of [admin, await desk.demo('auditor')]) {
		const { health, policies } = await who.ask<{
			health: Record<string, unknown> & { migrations: object[] };
			policies: object[];
		}>(document);
		expect(health).toMatchObject({
			embedded: desk.house.database.engine === 'embedded',
			findings: [],
			publicationMismatches: 0,
			outdatedFigures: 0,
			profile: null,
		});
		expect(health.migrations.length).toBeGreaterThan(4);
		expect(policies.length).toBeGreaterThan(30);
		expect(JSON.stringify(health)).not.toMatch(/postgresql:|password|secret/i);
	}
	for (const who of [await desk.demo('evaluator'), await desk.demo('agency-head'), desk.stranger()])
		// Looking through every figure is more than the points of somebody who did not sign in.
		expect(await who.ask(document.replace('publicationMismatches outdatedFigures', ''))).toEqual({
			health: null,
			policies: [],
		});
});

test('the rules of who may do what are public', async () => {
	const { accessRules } = await desk
		.stranger()
		.ask<{ accessRules: object[] }>(
			'{ accessRules { code type verb reach roles sentence sentenceEn } }',
		);
	expect(accessRules).toContainEqual(
		expect.objectContaining({ code: 'grant_give', type: 'GRANT', verb: 'GIVE', roles: ['ADMIN'] }),
	);
});

test('the last head that was kept tells whether the log was cut or written anew', async () => {
	expect(await state()).toMatchObject({ auditState: 'NOT_KEPT', auditKept: null });
	const head = await readAuditHead(desk.house.database);
	await appendAuditHead(file, head);
	expect(await state()).toMatchObject({ auditState: 'HOLDS', auditKept: String(head.seq) });
	await appendAuditHead(file, { ...head, seq: head.seq + 1000 });
	expect(await state()).toMatchObject({ auditState: 'CUT' });
	// The program goes on keeping what is left.
	await appendAuditHead(file, head);
	expect(await state()).toMatchObject({ auditState: 'CUT', auditKept: String(head.seq + 1000) });
	rmSync(file);
	await appendAuditHead(file, { ...head, hash: 'ff'.repeat(32) });
	await appendAuditHead(file, head);
	expect(await state()).toMatchObject({ auditState: 'REWRITTEN' });
	rmSync(file);
	// A head of another database in the same file says nothing of this one.
	const other = { ...head, chain: '00000000-0000-0000-0000-000000000000' };
	await appendAuditHead(file, head);
	await appendAuditHead(file, { ...other, place: 'elsewhere:5432/x' });
	expect(await state()).toMatchObject({ auditState: 'HOLDS', auditKept: String(head.seq) });
});

test('heads of another log of this database are spoken of, also when its own are kept since', async () => {
	const head = await readAuditHead(desk.house.database);
	await appendAuditHead(file, { ...head, chain: '00000000-0000-0000-0000-000000000000' });
	expect(await state()).toMatchObject({ auditState: 'OTHER_CHAIN' });
	await appendAuditHead(file, head);
	expect(await state()).toMatchObject({ auditState: 'OTHER_CHAIN' });
	await beginAuditLog(desk.house.database, file, 'restored');
	expect(await state()).toMatchObject({ auditState: 'HOLDS' });
	appendFileSync(file, 'no head\n');
	expect(await state()).toMatchObject({ auditState: 'NOT_KEPT', auditKept: null });
});
