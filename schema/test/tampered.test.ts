import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardFindings, guardText } from '../src/guard.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
let policies: { name: string; on: string }[];
beforeAll(async () => {
	database = await openTestDatabase();
	policies = await ask(
		`select polname::text as name, polrelid::regclass::text as "on" from pg_policy where polname <> 'owner_all'`,
	);
});
afterAll(() => database.close());

function ask<Row extends object>(text: string): Promise<Row[]> {
	return database.asOwner(async (client) => (await client.query(text)).rows as Row[]);
}

/** Does something behind the back of the program, and says what the guard finds and whether a start mends it. */
async function tamper(change: string): Promise<void> {
	const [before] = await ask('select app.laid_digest() as digest');
	await ask(change);
	expect(await guardFindings(database), change).toContainEqual({
		problem: 'rules differ from those that the program laid',
		object: 'schema app',
	});
	const { url } = databaseSettings(database.env);
	expect(await migrate(database, url), change).toMatchObject({ applied: [], mended: true });
	expect(await ask('select app.laid_digest() as digest'), change).toEqual([before]);
	expect(await guardFindings(database), change).toEqual([]);
	expect(await migrate(database, url)).toMatchObject({ reapplied: false });
}

test('a policy that was dropped is found, and a start lays it again', async () => {
	const every = policies.filter((_policy, index) => index % 9 === 0);
	expect(every.length).toBeGreaterThan(4);
	for (const { name, on } of every) await tamper(`drop policy ${name} on ${on}`);
});

test('a policy that was widened is found, and a start lays it again', async () => {
	await tamper('alter policy achievement_read_own on app.achievement using (true)');
	await tamper('alter policy app_user_read_self on app.app_user to app_anon, app_member');
});

test.each([
	'create policy extra on app.achievement for select to app_anon using (true)',
	'alter table app.achievement no force row level security',
	'grant select (hash) on app.api_token to app_member',
	'grant insert on app.user_grant to app_member',
	'grant usage on schema app to pg_monitor; grant select on app.achievement to pg_monitor',
	'create function app.extra() returns integer language sql return 1',
	'create materialized view app.extra as select * from app.achievement',
	'grant execute on function app.use_sign_in_link(bytea, text) to app_member',
	'alter table app.session disable trigger limit_session',
	'drop trigger count_grant_change on app.user_grant',
	'create or replace function app.viewer_id() returns integer language sql stable return 15',
	'drop view app.school_mechanism',
])('what else decides who sees what is found and laid again: %s', tamper);

test('the role that serves is a member of no role but those of viewers and of the sign-in', async () => {
	const found = database.asAdmin(async (client) => {
		await client.query('grant pg_read_all_data to app_login');
		const { rows } = await client.query<{ object: string }>(await guardText());
		throw new Error(rows.map(({ object }) => object).join()); // undoes it
	});
	await expect(found).rejects.toThrow(/^pg_read_all_data$/);
});
