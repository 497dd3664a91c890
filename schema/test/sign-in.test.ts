import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

test('the role of sign-in reads accounts and sessions, and nothing else of the house', async () => {
	const { rows } = await database.asOwner((client) =>
		client.query<{ name: string }>(
			"select tablename as name from pg_tables where schemaname = 'app' order by 1",
		),
	);
	const readable: string[] = [];
	for (const { name } of rows)
		await database.auth.query(`select * from app.${name} limit 1`).then(
			() => readable.push(name),
			() => {},
		);
	expect(readable).toEqual(['account', 'app_user', 'session', 'two_factor', 'verification']);
});

test('a block of sign-in is one transaction: undone as a whole, and nothing of it stays on the connection', async () => {
	const client = await database.auth.connect();
	await client.query('begin');
	await client.query(
		"insert into verification (identifier, value, expires_at) values ('a', 'b', now())",
	);
	await client.query('rollback');
	client.release();
	expect((await database.auth.query('select from verification')).rowCount).toBe(0);
	await expect(database.auth.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
	const { rows } = await database
		.operation({ userId: null, requestId: 'r' })
		.only<{ role: string }>({
			text: 'select current_user::text as role',
		});
	expect(rows).toEqual([{ role: 'app_anon' }]);
});

test('sign-in cannot step out of its role', async () => {
	for (const text of [
		'set role app_owner',
		'reset role',
		"select set_config('role', 'app_owner', true)",
	])
		await expect(database.auth.query(text)).rejects.toThrow('change its role');
});

test.each([
	['grant select on app.region to app_auth', 'sign-in reaches more than accounts'],
	['grant app_member to app_auth', 'sign-in is a member of another role'],
	['grant select on app.account to app_member', 'table that others read than the register says'],
	['grant select (token) on app.session to app_member', 'secret granted to viewers'],
])('the guard sees: %s', async (leak, problem) => {
	const guard = await readFile(new URL('../sql/guard.sql', import.meta.url), 'utf8');
	let problems: string[] = [];
	// Undone before anybody else could see it: roles belong to the whole cluster.
	const undone = database.asAdmin(async (client) => {
		expect((await client.query(guard)).rows).toEqual([]);
		await client.query(leak);
		problems = (await client.query<{ problem: string }>(guard)).rows.map((found) => found.problem);
		throw new Error('undo');
	});
	await expect(undone).rejects.toThrow('undo');
	expect(problems).toContain(problem);
});

test('nobody but sign-in asks whose session a token is, counts tries, reads them or makes an admin', async () => {
	for (const call of [
		"app.viewer_of_session('x')",
		"app.count_tries('{\\\\x01}', '{1}', '{1 min}')",
		"app.forget_tries('\\x01', false)",
		"app.make_first_admin('\\x01', 'n', 'e', 'p')",
		"app.invite_first_admin('\\x01', '33.75')",
		'app.may_sign_in(1)',
		"app.note_wrong_password('x')",
		'app.note_wrong_code(1)',
		"app.tell_wrong_tries('x', 0)",
		'app.told_wrong_tries(1)',
		'app.sweep_sign_in()',
	])
		for (const userId of [null, 1])
			await expect(
				database.operation({ userId, requestId: 'r' }).only({ text: `select ${call}` }),
			).rejects.toMatchObject({ code: '42501' });
});
