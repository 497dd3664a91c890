import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createAuth, type Auth } from '../../src/auth/auth.ts';
import { personIds } from '../../src/graph/person-ids.ts';
import { codeOf, Visitor } from './visitor.ts';

const secret = 'a key of 32 characters or more, for tests';
let database: TestDatabase;
let auth: Auth;
const logged: string[] = [];

beforeAll(async () => {
	database = await openTestDatabase({ with: 'scenario' });
	await database.asOwner((client) => insertDemoAccess(client, secret));
	auth = createAuth({
		database,
		secret,
		settings: { publicUrl: undefined, government: undefined },
		log: (entry) => logged.push(JSON.stringify(entry)),
	});
});
afterAll(() => database.close());
beforeEach(() => sql('delete from app.rate_limit'));

function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
	return database.asOwner(async (client) => (await client.query(text, values)).rows as Row[]);
}

test('the right password opens a session with a cookie that only the server reads', async () => {
	const visitor = new Visitor(auth);
	const answer = await visitor.signIn('evaluator@demo.example');
	expect(answer.status).toBe(200);
	expect(await visitor.session()).toMatchObject({
		userId: 5,
		secondFactor: false,
		secondFactorDue: null,
	});
	const cookie = visitor.set.find((text) => text.startsWith('seksama.session_token='));
	expect(cookie).toMatch(/^[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('on https the cookie is bound to the host and never sent in the clear', async () => {
	const visitor = new Visitor(auth, { site: 'https://seksama.example' });
	await visitor.signIn('evaluator@demo.example');
	const cookie = visitor.set.find((text) => text.startsWith('__Host-seksama.session_token='));
	expect(cookie).toMatch(/^[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
	expect(cookie).not.toMatch(/domain/i);
	expect(await visitor.session()).toMatchObject({ userId: 5 });
});

test('a wrong password and an unknown e-mail answer alike', async () => {
	const wrong = await new Visitor(auth).signIn('evaluator@demo.example', 'something else');
	const unknown = await new Visitor(auth).signIn('nobody@demo.example', 'something else');
	expect([wrong.status, unknown.status]).toEqual([401, 401]);
	expect(await unknown.text()).toBe(await wrong.text());
});

test('every sign-in has a new session, and the one before it in the same browser is gone', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('evaluator@demo.example');
	const first = await visitor.session();
	const before = new Map(visitor.cookies);
	await visitor.signIn('evaluator@demo.example');
	expect((await visitor.session())?.token).not.toBe(first?.token);
	visitor.cookies.clear();
	for (const [name, value] of before) visitor.cookies.set(name, value);
	expect(await visitor.session()).toBeUndefined();
});

test('many tries at once do not slip past the count, whether the account exists or not', async () => {
	const answers = await Promise.all(
		['leadership', 'nobody'].flatMap((account) =>
			Array.from({ length: 8 }, () => new Visitor(auth).signIn(`${account}@demo.example`, 'wrong')),
		),
	);
	const statuses = answers.map(({ status }) => status).sort();
	expect(statuses).toEqual([...Array(10).fill(401), ...Array(6).fill(429)]);
});

test('an address that tries many accounts waits as well', async () => {
	const from = { address: '203.0.113.9' };
	await new Visitor(auth, from).signIn('x0@demo.example', 'wrong');
	await sql('update app.rate_limit set tries = 38');
	const statuses: number[] = [];
	for (const account of ['x1', 'x2', 'x3'])
		statuses.push(
			(await new Visitor(auth, from).signIn(`${account}@demo.example`, 'wrong')).status,
		);
	expect(statuses).toEqual([401, 401, 429]);
});

test('with a second factor the password alone opens nothing', async () => {
	const visitor = new Visitor(auth);
	const answer = await visitor.signIn('admin@demo.example');
	expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
	expect(await visitor.session()).toBeUndefined();
	expect(await sql('select from app.session where user_id = 15')).toHaveLength(0);
	expect((await visitor.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
	expect((await visitor.post('/two-factor/verify-totp', { code: await codeOf() })).status).toBe(
		200,
	);
	expect(await visitor.session()).toMatchObject({
		userId: 15,
		secondFactor: true,
		secondFactorDue: null,
	});
});

test('a sign-in is over after five wrong codes, and the account waits after ten', async () => {
	for (let round = 0; round < 2; round++) {
		const visitor = new Visitor(auth);
		await visitor.signIn('case-worker@demo.example');
		for (let n = 0; n < 5; n++)
			expect((await visitor.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
		expect((await visitor.post('/two-factor/verify-totp', { code: await codeOf() })).ok).toBe(
			false,
		);
	}
	const visitor = new Visitor(auth);
	await visitor.signIn('case-worker@demo.example');
	const answer = await visitor.post('/two-factor/verify-totp', { code: await codeOf() });
	expect(answer.status).toBe(429);
	expect(answer.headers.get('retry-after')).toBe('900');
	await sql('update app.two_factor set locked_until = null, failed_verification_count = 0');
});

test('a device is never trusted to go without the second factor', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('admin@demo.example');
	await visitor.post('/two-factor/verify-totp', { code: await codeOf(), trustDevice: true });
	await visitor.post('/sign-out');
	expect(await (await visitor.signIn('admin@demo.example')).json()).toMatchObject({
		twoFactorRedirect: true,
	});
});

test('a session ends after 30 idle minutes and lives on while it is used', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('evaluator@demo.example');
	const session = await visitor.session();
	await sql("update app.session set updated_at = now() - interval '29 minutes' where id = $1", [
		session?.id,
	]);
	await shift(session?.id, '29 minutes');
	expect(await visitor.session()).toBeDefined();
	const [row] = await sql<{ minutes: number }>(
		'select round(extract(epoch from expires_at - now()) / 60)::int as minutes from app.session where id = $1',
		[session?.id],
	);
	expect(row?.minutes).toBe(30);
	await shift(session?.id, '31 minutes');
	expect(await visitor.session()).toBeUndefined();
	expect(await (await visitor.get('/get-session')).json()).toBeNull();
});

test('a session ends after 8 hours however much it is used', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('evaluator@demo.example');
	const session = await visitor.session();
	await age(session?.id, '7 hours 50 minutes');
	expect(await visitor.session()).toBeDefined();
	const [row] = await sql<{ minutes: number }>(
		'select round(extract(epoch from expires_at - now()) / 60)::int as minutes from app.session where id = $1',
		[session?.id],
	);
	expect(row?.minutes).toBe(10);
	await age(session?.id, '8 hours');
	expect(await visitor.session()).toBeUndefined();
});

test('the library cannot lengthen a session beyond what the database allows', async () => {
	await database.auth.query(
		"insert into app.session (user_id, token, expires_at, created_at) values (5, 'long', now() + interval '1 year', now() + interval '1 day')",
	);
	await database.auth.query(
		"update app.session set expires_at = now() + interval '1 year', user_id = 6 where token = 'long'",
	);
	expect(
		await sql(
			"select user_id, expires_at <= now() + interval '30 minutes' as short, created_at <= now() as begun from app.session where token = 'long'",
		),
	).toEqual([{ user_id: 5, short: true, begun: true }]);
});

test('signing out ends this session; signing out everywhere ends all of them', async () => {
	const [one, two, three] = [new Visitor(auth), new Visitor(auth), new Visitor(auth)] as const;
	for (const visitor of [one, two, three]) await visitor.signIn('developer@demo.example');
	await one.post('/sign-out');
	expect([await one.session(), (await two.session())?.userId]).toEqual([undefined, 16]);
	expect((await two.post('/revoke-sessions')).status).toBe(200);
	expect([await two.session(), await three.session()]).toEqual([undefined, undefined]);
});

test('one session is ended by its id, and only by its own user', async () => {
	const [owner, other] = [new Visitor(auth), new Visitor(auth)] as const;
	await owner.signIn('developer@demo.example');
	await other.signIn('evaluator@demo.example');
	const number = (await owner.session())?.id ?? 0;
	const id = personIds(secret).idOf('Session', number);
	for (const wrong of [number, String(number), null, { id }])
		expect((await owner.post('/sessions/end', { id: wrong })).status).toBe(404);
	expect((await other.post('/sessions/end', { id })).status).toBe(404);
	expect(await owner.session()).toBeDefined();
	expect((await owner.post('/sessions/end', { id })).status).toBe(200);
	expect(await owner.session()).toBeUndefined();
});

test('a disabled account is refused like a wrong password, and its sessions are over', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('school-staff@demo.example');
	await sql('update app.app_user set disabled_at = now() where id = 7');
	expect(await visitor.session()).toBeUndefined();
	const answer = await new Visitor(auth).signIn('school-staff@demo.example');
	const wrong = await new Visitor(auth).signIn('school-staff@demo.example', 'wrong');
	expect([answer.status, await answer.text()]).toEqual([wrong.status, await wrong.text()]);
	await sql('update app.app_user set disabled_at = null where id = 7');
});

test('demo accounts are refused where the database was not filled by the demo profile', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('evaluator@demo.example');
	await sql("insert into app.seed_run values ('real', 1, 2026, 3, now())");
	expect(await visitor.session()).toBeUndefined();
	const answer = await new Visitor(auth).signIn('evaluator@demo.example');
	expect(answer.status).toBe(401);
	await sql('delete from app.seed_run');
});

test('a page of another site can neither sign in nor act for somebody', async () => {
	const visitor = new Visitor(auth);
	const foreign = { origin: 'https://evil.example' };
	const email = 'evaluator@demo.example';
	const from = { ...foreign, 'sec-fetch-site': 'cross-site' };
	expect(
		(await visitor.post('/sign-in/email', { email, password: 'seksama-demo' }, from)).status,
	).toBe(403);
	await visitor.signIn(email);
	expect((await visitor.post('/revoke-sessions', {}, foreign)).status).toBe(403);
	expect(await visitor.session()).toBeDefined();
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	expect((await visitor.post('/sign-out', {}, form)).status).toBe(415);
});

test('what the list of paths does not name does not exist', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('evaluator@demo.example');
	const person = { email: 'new@x.example', password: 'long enough 1', name: 'N' };
	for (const path of [
		'/sign-up/email',
		'/change-email',
		'/delete-user',
		'/two-factor/get-totp-uri',
		'/list-sessions',
	])
		expect([path, (await visitor.post(path, person)).status]).toEqual([path, 404]);
});

test('accounts of the demo stay as they are', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn('evaluator@demo.example');
	const change = { currentPassword: 'seksama-demo', newPassword: 'something longer' };
	expect(await (await visitor.post('/change-password', change)).json()).toMatchObject({
		code: 'DEMO_ACCOUNT',
	});
	expect(
		await (await visitor.post('/two-factor/enable', { password: 'seksama-demo' })).json(),
	).toMatchObject({
		code: 'DEMO_ACCOUNT',
	});
});

test('neither passwords nor codes, tokens or addresses reach the log', async () => {
	expect(logged.join('\n')).not.toMatch(/seksama-demo|JBSWY3|demo\.example|192\.0\.2/);
});

/** Moves the end of a session into the past, past what the trigger would make of it. */
function shift(id: number | undefined, back: string) {
	return sql(
		"update app.session set expires_at = now() + interval '30 minutes' - $2::interval where id = $1",
		[id, back],
	);
}

/** Makes a session older than it is; its start never moves by an ordinary update. */
async function age(id: number | undefined, by: string) {
	await database.asOwner(async (client) => {
		await client.query('alter table app.session disable trigger limit_session');
		await client.query(
			"update app.session set created_at = now() - $2::interval, updated_at = now() - interval '2 minutes', expires_at = least(now() + interval '30 minutes', now() - $2::interval + interval '8 hours') where id = $1",
			[id, by],
		);
		await client.query('alter table app.session enable trigger limit_session');
	});
}
