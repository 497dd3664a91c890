import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../src/connect.ts';
import type { Operation, Viewer } from '../src/operation.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { viewer } from './support/as-viewer.ts';
import { roles, type Role } from './support/two-cities.ts';

let home: TestDatabase;
/** On a server a small pool with a short time for statements; the embedded engine is one session with a long one. */
let database: Database;
beforeAll(async () => {
	home = await openTestDatabase({ with: 'two-cities' });
	database =
		home.engine === 'embedded'
			? home
			: await openDatabase(
					databaseSettings({ ...home.env, DATABASE_POOL: '4', STATEMENT_TIMEOUT_MS: '400' }),
				);
});
afterAll(async () => {
	if (database !== home) await database.close();
	await home.close();
});

const whoAsks = `select current_user::text as role, current_setting('app.user_id') as id,
	current_setting('app.via_token') as token, current_setting('app.request_id') as request,
	array(select role from app.viewer_grants()) as grants,
	(select string_agg(id::text, ',' order by id) from app.achievement where id between 9000 and 9205) as seen`;
interface Answer {
	role: string;
	id: string;
	token: string;
	request: string;
	grants: string[];
	seen: string;
}

/** Every role in a session and by three kinds of tokens. */
const everybody = (Object.keys(roles) as Role[]).flatMap(
	(role): ((requestId: string) => Viewer)[] => [
		(requestId) => viewer(role, { requestId }),
		(requestId) => viewer(role, { requestId, via: 'token', scopes: ['READ_PUBLIC'] }),
		(requestId) => viewer(role, { requestId, via: 'token', scopes: ['READ_PUBLIC', 'READ_OWN'] }),
		(requestId) => viewer(role, { requestId, via: 'token', scopes: ['READ_OWN', 'WRITE_OWN'] }),
	],
);

let asked = 0;
let refused = 0;
const mixed: string[] = [];
const expected: Answer[] = [];

function check(who: number, requestId: string, rows: Answer[]): void {
	asked++;
	const wanted = { ...expected[who]!, request: requestId };
	if (JSON.stringify(rows) !== JSON.stringify([wanted]))
		mixed.push(`${requestId}: ${JSON.stringify(rows)}`);
}

const ask = (operation: Operation) => operation.query<Answer & Record<string, unknown>>(whoAsks);
const ignore = () => {
	refused++;
};

/** Begins an operation and finishes it, whatever happens in between; a failure is one of the things that happen. */
async function during(
	who: number,
	requestId: string,
	commit: boolean,
	work: (operation: Operation) => Promise<unknown>,
): Promise<void> {
	const operation = database.operation(everybody[who]!(requestId));
	await work(operation).catch(ignore);
	await operation.finish(commit).catch(ignore);
}

/** Ways in which a request goes; each asks who it is, once or more. */
const ways: ((who: number, requestId: string) => Promise<void>)[] = [
	(who, id) =>
		during(who, id, true, async (operation) => check(who, id, (await ask(operation)).rows)),
	async (who, id) => {
		const { rows } = await database
			.operation(everybody[who]!(id))
			.only<Answer & Record<string, unknown>>({ text: whoAsks });
		check(who, id, rows);
	},
	(who, id) =>
		during(who, id, true, async (operation) => {
			await operation.query('select 1 / 0').catch(ignore);
			await ask(operation); // the transaction is over: nothing may be answered in it
		}),
	(who, id) =>
		during(who, id, false, async (operation) => {
			await operation.query('savepoint before');
			check(who, id, (await ask(operation)).rows);
			await operation.query('select from app.audit_pending').catch(ignore);
			await operation.query('rollback to savepoint before');
			check(who, id, (await ask(operation)).rows);
		}),
	async (who, id) => {
		// The client went away: the operation is finished before its query was answered.
		const operation = database.operation(everybody[who]!(id));
		const answer = ask(operation).then(({ rows }) => check(who, id, rows), ignore);
		await operation.finish(false).catch(ignore);
		await answer;
	},
	(who, id) =>
		during(who, id, true, async (operation) => {
			for (const answer of await Promise.allSettled([ask(operation), ask(operation)]))
				if (answer.status === 'fulfilled') check(who, id, answer.value.rows);
				else ignore();
		}),
];

/** A statement that takes too long, or whose connection is cut; on the embedded engine the whole engine starts anew. */
const tooLong = (who: number, requestId: string) =>
	during(who, requestId, true, (operation) => operation.query('select pg_sleep(30)'));

async function cutConnections(): Promise<void> {
	await home.asAdmin((client) =>
		client.query(`select pg_terminate_backend(pid) from pg_stat_activity
			where usename = 'app_login' and datname = current_database()`),
	);
}

test('10,000 interleaved operations on a small pool: no answer belongs to another viewer', async () => {
	for (const who of everybody.keys()) {
		const operation = home.operation(everybody[who]!('first'));
		expected.push((await operation.query<Answer & Record<string, unknown>>(whoAsks)).rows[0]!);
		await operation.finish(false);
	}
	expect(new Set(expected.map(({ seen }) => seen)).size).toBeGreaterThan(4);
	const batch = 32;
	let operations = 0;
	for (let round = 0; operations < 10_000; round++) {
		const started = Array.from({ length: batch }, (_, n) => {
			const number = operations + n;
			// Steps without a common divisor, so that every viewer goes every way and beside every other.
			return ways[(number * 5 + round) % ways.length]!(
				(number * 7 + round) % everybody.length,
				`r${number}`,
			);
		});
		const isServer = home.engine === 'postgresql';
		if (isServer && round % 10 === 3)
			started.push(tooLong(round % everybody.length, `long${round}`));
		// Listened to before the connections are cut, so that no refusal comes while nobody listens.
		const settled = Promise.allSettled(started);
		if (isServer && round % 50 === 7) await cutConnections();
		for (const result of await settled) if (result.status === 'rejected') refused++;
		operations += batch;
	}
	expect(mixed).toEqual([]);
	expect(asked).toBeGreaterThan(9_000);
	expect(refused).toBeGreaterThan(3_000);
}, 600_000);

test('after a statement over its time the next ones are answered to whom they belong', async () => {
	await tooLong(3, 'long');
	const retry = async () => {
		const before = asked;
		await ways[0]!(5, 'after').catch(ignore);
		return asked - before;
	};
	await expect.poll(retry, { timeout: 60_000, interval: 500 }).toBe(1);
	expect(mixed).toEqual([]);
}, 120_000);
