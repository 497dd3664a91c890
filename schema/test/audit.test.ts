import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, viewer } from './support/as-viewer.ts';

let database: TestDatabase;
let admin: ReturnType<typeof viewer>;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'scenario' });
	admin = { ...viewer('ADMIN'), userId: 15 };
});
afterAll(() => database.close());

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
	database.asOwner(
		async (client) =>
			(await client.query<Row & Record<string, unknown>>(text, values)).rows as Row[],
	);
const newest = (count: number) =>
	owner<Record<string, unknown>>(
		`select actor, role, action, table_name, row_key, row_count, city_code, agency_id, changed, reason, request_id,
			before is not null as before, after is not null as after from audit_log order by seq desc limit ${count}`,
	);

test('filling the database leaves a whole chain, one entry for each statement on many rows', async () => {
	expect(await owner('select * from audit_break()')).toEqual([]);
	const [sum] = await owner<{ rows: string; entries: string }>(
		"select sum(row_count)::text as rows, count(*)::text as entries from audit_log where table_name = 'achievement'",
	);
	expect(Number(sum?.rows)).toBeGreaterThan(80);
	expect(Number(sum?.entries)).toBeLessThan(Number(sum?.rows));
});

test('what a user changes stands in the log: who, what, when, why, and which columns, never the contents', async () => {
	const given = `select app.give_grant('developer@demo.example', 'AGENCY_STAFF', in_agency => 2, in_reason => 'mutasi') as id`;
	const [row] = await ask<{ id: number }>(database, admin, given);
	await ask(database, admin, "select app.withdraw_grant($1, 'salah orang')", [row!.id]);
	const common = {
		actor: 15,
		role: 'ADMIN',
		table_name: 'user_grant',
		row_key: `[${row!.id}]`,
		row_count: 1,
	};
	const where = { city_code: '33.75', agency_id: 2, request_id: admin.requestId };
	expect(await newest(2)).toEqual([
		{
			...common,
			...where,
			action: 'UPDATE',
			reason: 'salah orang',
			before: true,
			after: true,
			changed: ['withdrawn_at', 'withdrawn_by'],
		},
		{
			...common,
			...where,
			action: 'INSERT',
			reason: 'mutasi',
			before: false,
			after: true,
			changed: [],
		},
	]);
	const [text] = await owner<{ text: string }>(
		'select string_agg(l::text, chr(10)) as text from audit_log l',
	);
	expect(text!.text).not.toContain('@demo.example');
});

test('using a token leaves no entry, and its hash enters no digest', async () => {
	await ask(
		database,
		admin,
		"select app.create_token('x', '{READ_OWN}', app.today(), 'sks_abcd', sha256('t'))",
	);
	const [{ seq: before } = { seq: '' }] = await owner<{ seq: string }>(
		'select max(seq)::text as seq from audit_log',
	);
	await owner("update api_token set last_used_at = now() where hash = sha256('t')");
	await owner("update api_token set hash = sha256('u') where hash = sha256('t')");
	expect(await owner('select max(seq)::text as seq from audit_log')).toEqual([{ seq: before }]);
});

test('what is undone leaves no entry and no gap', async () => {
	const undone = database.operation(admin);
	await undone.query("select app.create_user('a@x.example', 'x', '33.75')");
	await undone.finish(false);
	await ask(database, admin, "select app.create_user('b@x.example', 'x', '33.75')");
	expect(await newest(1)).toMatchObject([
		{ table_name: 'app_user', action: 'INSERT', city_code: '33.75' },
	]);
	expect(await owner('select * from audit_break()')).toEqual([]);
});

test('several statements of one transaction stand in their order', async () => {
	await owner(
		"update agency set short_name = 'A' where id = 1; update school set name = 'B' where id = 1; delete from school_requirement where school_id = 2 and code = 'DECREE'",
	);
	expect(
		(await newest(3)).map((entry) => `${entry.action} ${entry.table_name} ${entry.row_key}`),
	).toEqual(['DELETE school_requirement [1]', 'UPDATE school [1]', 'UPDATE agency [1]']);
});

test('a statement that changes nothing leaves no entry', async () => {
	const before = await newest(1);
	await owner('update agency set short_name = short_name');
	await owner('delete from agency where id = 77');
	expect(await newest(1)).toEqual(before);
});

test('a key that changes, and emptying a table, are seen as well', async () => {
	await owner(
		"insert into agency (id, city_code, code, name, name_en, short_name) values (50, '33.75', 'X', 'x', 'x', 'x')",
	);
	await owner('update agency set id = 51 where id = 50');
	expect(await newest(1)).toMatchObject([{ action: 'UPDATE', row_key: '[51]', changed: ['id'] }]);
	await owner('truncate api_token');
	expect(await newest(1)).toMatchObject([
		{ action: 'TRUNCATE', table_name: 'api_token', role: 'PROGRAM' },
	]);
});

test.each(['update audit_log set reason = null', 'delete from audit_log', 'truncate audit_log'])(
	'not even the owner rewrites the log: %s',
	async (text) => {
		await expect(owner(text)).rejects.toThrow('append-only');
	},
);

/** Alters the log behind its back, looks for the break, and undoes it. */
async function breakAfter(text: string): Promise<unknown> {
	let found: unknown;
	await database
		.asOwner(async (client) => {
			await client.query('alter table audit_log disable trigger keep_audit_log');
			await client.query(text);
			found = (await client.query('select seq::int, problem from audit_break()')).rows;
			throw new Error('undo');
		})
		.catch((error: Error) => {
			if (error.message !== 'undo') throw error;
		});
	return found;
}

test.each([
	['update audit_log set actor = 1 where seq = 5', 5, 'entry 5 was altered'],
	["update audit_log set reason = 'x' where seq in (9, 7)", 7, 'entry 7 was altered'],
	[
		"update audit_log set at = at + interval '1 microsecond' where seq = 1",
		1,
		'entry 1 was altered',
	],
	["update audit_log set hash = sha256('x') where seq = 6", 6, 'entry 6 was altered'],
	["update audit_log set after = sha256('x') where seq = 8", 8, 'entry 8 was altered'],
	["update audit_log set changed = '{x}' where seq = 8", 8, 'entry 8 was altered'],
	['delete from audit_log where seq = 4', 5, 'entry 4 is missing'],
	['delete from audit_log where seq = 1', 2, 'entry 1 is missing'],
])('the first altered entry is named: %s', async (text, seq, problem) => {
	expect(await breakAfter(text)).toEqual([{ seq, problem }]);
});

test('writers at the same time leave one chain without a gap', async () => {
	const [{ seq: before } = { seq: 0 }] = await owner<{ seq: number }>(
		'select max(seq)::int as seq from audit_log',
	);
	const write = (n: number) =>
		ask(
			database,
			admin,
			'select app.create_user($1, $2, $3)',
			[`c${n}@x.example`, 'x', '33.75'],
			n % 5 !== 0,
		);
	for (let round = 0; round < 8; round++)
		await Promise.all(Array.from({ length: 25 }, (_, n) => write(round * 25 + n)));
	expect(await owner('select * from audit_break()')).toEqual([]);
	expect(await owner('select max(seq)::int as seq from audit_log')).toEqual([
		{ seq: before + 160 },
	]);
	expect(await owner('select from audit_pending')).toEqual([]);
});

test('transactions that change the same things in opposite order wait for a row at most, never for the chain', async () => {
	if (database.engine === 'embedded') return; // one session
	const first = database.operation(admin);
	const second = database.operation(admin);
	await first.query("select app.create_user('d1@x.example', 'x', '33.75')");
	await second.query("select app.create_user('d2@x.example', 'x', '33.75')");
	await first.query("select app.create_user('d3@x.example', 'x', '33.75')");
	await second.finish(true);
	await first.finish(true);
	expect(await owner('select * from audit_break()')).toEqual([]);
});
