import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
let guard: string;
beforeAll(async () => {
	database = await openTestDatabase();
	guard = await readFile(new URL('../sql/guard.sql', import.meta.url), 'utf8');
});
afterAll(() => database.close());

const leaks: [string, string][] = [
	[
		'function that everybody of the server may call',
		'grant execute on function app.viewer_sight() to public',
	],
	[
		'policy for everybody of the server',
		'create policy leak on app.school for select using (true)',
	],
	['insert granted to app_anon', 'grant insert on app.school to app_anon'],
	['audit trigger missing or disabled', 'alter table app.target disable trigger audit_update'],
	['audit trigger missing or disabled', 'drop trigger audit_truncate on app.user_grant'],
	['audit trigger missing or disabled', 'alter table app.audit_log disable trigger keep_audit_log'],
	['audit trigger missing or disabled', 'alter table app.audit_pending disable trigger seal_audit'],
	['trigger of bonds missing or disabled', 'alter table app.session disable trigger take_bonds'],
	['trigger of bonds missing or disabled', 'drop trigger note_bonds_update on app.user_grant'],
	[
		'trigger of what is kept of figures missing or disabled',
		'drop trigger forget_glances_update on app.agency',
	],
	[
		'trigger of what is kept of schools missing or disabled',
		'alter table app.school_activity disable trigger keep_standings_update',
	],
	[
		'trigger of what is kept of schools missing or disabled',
		'drop trigger keep_standings on app.rule_pack',
	],
];

test.each(leaks)('the guard finds: %s (%s)', async (problem, sql) => {
	const found = database.asOwner(async (client) => {
		await client.query(sql);
		const { rows } = await client.query<{ problem: string }>(guard);
		throw new Error(rows.map((row) => row.problem).join('; ')); // undoes the leak
	});
	await expect(found).rejects.toThrow(problem);
});
