import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '../src/operation.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
	await database.asOwner(async (client) => {
		for (let id = 1; id <= 20; id++)
			await client.query(`insert into app_user (id, email, name) values ($1, $2, $2)`, [
				id,
				`u${id}@x.example`,
			]);
	});
});
afterAll(() => database.close());

const member = (userId: number) => ({ ...anonymous(), userId });
const whoAmI = `select current_user::text as role, session_user::text as session,
	current_setting('app.user_id') as id, (select array_agg(email) from app.app_user) as mails`;

test('an operation runs as its viewer and never as the login role or a superuser', async () => {
	const operation = database.operation(member(3));
	const { rows } = await operation.query(whoAmI);
	await operation.finish(true);
	expect(rows).toEqual([
		{ role: 'app_member', session: 'app_login', id: '3', mails: ['u3@x.example'] },
	]);
});

test('nothing of a viewer stays on the connection for the next one', async () => {
	const first = database.operation(member(3));
	await first.query('select 1');
	await first.finish(true);
	const { rows } = await database.operation(anonymous()).only<{ role: string; id: string }>({
		text: "select current_user::text as role, current_setting('app.user_id', true) as id",
	});
	expect(rows).toEqual([{ role: 'app_anon', id: '' }]);
});

test('interleaved viewers on a small pool, with errors among them, each see only themselves', async () => {
	const ask = async (n: number) => {
		const id = 1 + (n % 20);
		const operation = database.operation(member(id));
		const { rows } = await operation.query<{ mails: string[] }>(whoAmI);
		if (n % 3 === 0) await operation.query('select 1 / 0').catch(() => {});
		await operation.finish(n % 3 !== 0 && n % 2 === 0);
		return rows[0]?.mails.join() === `u${id}@x.example`;
	};
	const answers: boolean[] = [];
	for (let round = 0; round < 20; round++)
		answers.push(...(await Promise.all(Array.from({ length: 20 }, (_, n) => ask(round * 20 + n)))));
	expect(answers.filter((right) => !right)).toHaveLength(0);
	expect(answers).toHaveLength(400);
});

test('opening, question and end leave together in one write, and so do the first questions of a transaction', async () => {
	const writes: number[] = [];
	const { write, writev } = { write: Socket.prototype._write, writev: Socket.prototype._writev };
	const count = async (work: () => Promise<unknown>) => {
		let sent = 0;
		Socket.prototype._write = function (...given) {
			sent++;
			return write.apply(this, given);
		};
		Socket.prototype._writev = function (...given) {
			sent++;
			return writev?.apply(this, given);
		};
		try {
			await work();
		} finally {
			Object.assign(Socket.prototype, { _write: write, _writev: writev });
		}
		writes.push(sent);
	};
	await count(() => database.operation(anonymous()).only({ text: 'select 1' }));
	const operation = database.operation(anonymous());
	await count(() => Promise.all([operation.query('select 1'), operation.query('select 2')]));
	await operation.finish(true);
	expect(writes).toEqual([1, 1]);
});

test('read alone, each question is a transaction of its own with the same rights, and all are counted', async () => {
	const operation = database.operation(member(3), true);
	const asked = `select current_user::text as role, current_setting('app.user_id') as id,
		current_setting('statement_timeout') as time, pg_current_xact_id()::text as transaction`;
	const answers = await Promise.all([operation.query(asked), operation.query(asked)]);
	await expect(operation.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
	answers.push(await operation.query(asked));
	const known = answers.map(({ rows: [row] }) => [row?.['role'], row?.['id'], row?.['time']]);
	expect(new Set(known.map((each) => each.join())).size).toBe(1);
	expect(known[0]?.slice(0, 2)).toEqual(['app_member', '3']);
	expect(new Set(answers.map(({ rows: [row] }) => row?.['transaction'] as string)).size).toBe(3);
	await expect(operation.query('reset role')).rejects.toThrow('change the viewer');
	expect(operation.asked).toBe(4);
	await operation.finish(true);
	await expect(operation.query('select 1')).rejects.toThrow('over');
	expect(database.load().idle).toBe(database.load().open);
});

test('what fails because another failed says so, and never before it', async () => {
	for (let round = 0; round < 30; round++) {
		const operation = database.operation(anonymous());
		const heard: unknown[] = [];
		const listen = (error: { code?: string; cause?: { code?: string } }) =>
			heard.push([error.code, error.cause?.code]);
		await Promise.all([
			operation.query('select 1 / 0').catch(listen),
			operation.query({ text: 'select $1::int', values: [2] }).catch(listen),
			operation.query('select 3').catch(listen),
		]);
		await operation.finish(false);
		expect(heard).toEqual([
			['22012', undefined],
			['25P02', '22012'],
			['25P02', '22012'],
		]);
	}
});

test('a failed statement leaves nothing behind, and finishing says so', async () => {
	const operation = database.operation(member(3));
	await expect(operation.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
	await expect(operation.finish(true)).rejects.toThrow('rolled back');
	await expect(operation.query('select 1')).rejects.toThrow('over');
});

test.each([
	'set role app_owner',
	'SET  LOCAL ROLE app_owner',
	'reset role',
	'set session authorization postgres',
	"select set_config('app.user_id', '1', true)",
	'reset all',
	"set local app.user_id = '1'",
	'SET "app.via_token" TO DEFAULT',
	'reset app.second_factor',
])('refuses text that could step out of the viewer: %s', async (text) => {
	const operation = database.operation(member(3));
	await expect(operation.query(text)).rejects.toThrow('change the viewer');
	await operation.finish(false);
});

test.each([
	['in a transaction', false],
	['alone', true],
])(
	'a statement over its time ends with an error, and the next one is answered: %s',
	async (_name, alone) => {
		const operation = database.operation(member(3), alone);
		await expect(operation.query('select pg_sleep(20)')).rejects.toThrow();
		await operation.finish(false).catch(() => {});
		await expect
			.poll(
				() =>
					database
						.operation(member(4))
						.only({ text: 'select 1 as one' })
						.then(
							(r) => r.rows,
							() => [],
						),
				{
					timeout: 30_000,
					interval: 200,
				},
			)
			.toEqual([{ one: 1 }]);
	},
);
