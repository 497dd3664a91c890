// Wrong passwords of strangers: they slow down whoever guesses, and keep nobody out on the device they use.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createAuth, type Auth } from '../../src/auth/auth.ts';
import { codeOf, Visitor } from './visitor.ts';

const secret = 'a key of 32 characters or more, for tests';
const email = 'evaluator@demo.example';
let database: TestDatabase;
let auth: Auth;

beforeAll(async () => {
	database = await openTestDatabase({ with: 'scenario' });
	await database.asOwner((client) => insertDemoAccess(client, secret));
	const settings = { publicUrl: undefined, government: undefined };
	auth = createAuth({ database, secret, settings, log: () => {} });
});
afterAll(() => database.close());
beforeEach(async () => {
	await sql('delete from app.rate_limit');
	await sql('update app.two_factor set last_step = null');
});

function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
	return database.asOwner(async (client) => (await client.query(text, values)).rows as Row[]);
}

const from = (address: string) => new Visitor(auth, { address });
const wrong = (visitor: Visitor, who = email) => visitor.signIn(who, 'not this one');

/** What strangers answer who try an account from so many addresses, each once. */
async function strangers(count: number, who = email): Promise<number[]> {
	const statuses = [];
	for (let n = 0; n < count; n++) statuses.push((await wrong(from(`198.51.100.${n}`), who)).status);
	return statuses;
}

test('whoever guesses at an account from one address closes it there, and for nobody else', async () => {
	for (let n = 0; n < 5; n++) expect((await wrong(from('203.0.113.7'))).status).toBe(401);
	const closed = await from('203.0.113.7').signIn(email);
	expect([closed.status, await closed.json()]).toMatchObject([429, { code: 'TOO_MANY_TRIES' }]);
	expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(50);
	expect((await from('192.0.2.1').signIn(email)).status).toBe(200);
	expect((await from('203.0.113.7').signIn('leadership@demo.example')).status).toBe(200);
});

test('all of a /64 is one address', async () => {
	for (let n = 0; n < 5; n++) await wrong(from(`2001:db8:0:1::${n}`));
	expect((await from('2001:db8:0:1:ffff::1').signIn(email)).status).toBe(429);
	expect((await from('2001:db8:0:2::1').signIn(email)).status).toBe(200);
});

test('from many addresses an account closes for strangers after twenty, for 15 minutes at most, and never for a known device', async () => {
	const owner = from('192.0.2.1');
	await owner.signIn(email);
	await owner.post('/sign-out');
	expect(await strangers(22)).toEqual([...Array<number>(20).fill(401), 429, 429]);
	for (let n = 0; n < 8; n++) {
		await sql("update app.rate_limit set blocked_until = now() - interval '1 s'");
		await wrong(from(`198.51.101.${n}`));
	}
	const closed = await from('192.0.2.2').signIn(email);
	expect(closed.status).toBe(429);
	expect(Number(closed.headers.get('retry-after'))).toBeLessThanOrEqual(900);
	expect((await owner.signIn(email)).status).toBe(200);
});

test('a known device is not closed by its address either, at neither step', async () => {
	const [owner, who] = [from('203.0.113.9'), 'admin@demo.example'];
	await owner.signIn(who);
	expect((await owner.post('/two-factor/verify-totp', { code: await codeOf() })).status).toBe(200);
	await owner.post('/sign-out');
	await wrong(from('203.0.113.9'), 'somebody@x.example');
	await sql('update app.rate_limit set tries = 39');
	await wrong(from('203.0.113.9'), 'another@x.example');
	expect((await from('203.0.113.9').signIn(who)).status).toBe(429);
	expect((await owner.signIn(who)).status).toBe(200);
	expect((await owner.post('/two-factor/verify-totp', { code: await codeOf() })).status).toBe(200);
});

test('a known device has a count of its own, and so may be used to guess no faster', async () => {
	const owner = from('192.0.2.1');
	await owner.signIn(email);
	await owner.post('/sign-out');
	const statuses = [];
	for (let n = 0; n < 6; n++) statuses.push((await wrong(owner)).status);
	expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
	expect((await owner.signIn(email)).status).toBe(429);
	expect((await from('192.0.2.1').signIn(email)).status).toBe(200);
});

test('the cookie of a device is for the server alone, bound to the host on https, and for 90 days', async () => {
	const cookieOn = async (site: string, name: string) => {
		const visitor = new Visitor(auth, { site });
		await visitor.signIn(email);
		return visitor.set.find((text) => text.startsWith(`${name}=`));
	};
	const rest = 'Max-Age=7776000; Path=/; HttpOnly';
	expect(await cookieOn('http://localhost:4500', 'seksama.device')).toMatch(
		new RegExp(`^[^;]+; ${rest}; SameSite=Lax$`),
	);
	expect(await cookieOn('https://seksama.example', '__Host-seksama.device')).toMatch(
		new RegExp(`^[^;]+; ${rest}; Secure; SameSite=Lax$`),
	);
});

test('who has not shown the second factor is known nowhere', async () => {
	const visitor = from('192.0.2.1');
	await visitor.signIn('admin@demo.example');
	expect(visitor.cookies.has('seksama.device')).toBe(false);
	await wrong(visitor);
	expect(visitor.cookies.has('seksama.device')).toBe(false);
});

test('a cookie of another account, another key, another day or an old password opens no way', async () => {
	const owner = from('192.0.2.1');
	await owner.signIn(email);
	const cookie = owner.cookies.get('seksama.device') ?? '';
	const [id = '', day = '', seal = ''] = cookie.split('.');
	const other = from('192.0.2.1');
	await other.signIn('leadership@demo.example');
	await strangers(21);
	const status = async (value: string) => {
		const visitor = from('192.0.2.77');
		visitor.cookies.set('seksama.device', value);
		return (await visitor.signIn(email)).status;
	};
	for (const made of [
		other.cookies.get('seksama.device') ?? '',
		`${id}.${Number(day) - 1}.${seal}`,
		`${'a'.repeat(22)}.${day}.${seal}`,
		`${id}.${day}.${'a'.repeat(43)}`,
		`${id}.${Number(day) - 91}.${seal}`,
		`${id}.${day}`,
		'x'.repeat(7000),
		'%',
		'',
	])
		expect([made.slice(0, 80), await status(made)]).toEqual([made.slice(0, 80), 429]);
	expect(await status(`${other.cookies.get('seksama.device')}~${cookie}`)).toBe(200);
	await sql(
		"update app.account set password = password || ' ' where user_id = 5 and provider_id = 'credential'",
	);
	expect(await status(cookie)).toBe(429);
	await sql('update app.account set password = trim(password) where user_id = 5');
	expect(await status(cookie)).toBe(200);
});

test('one browser is known to several accounts, and forgets none when another signs in', async () => {
	const shared = from('192.0.2.1');
	const accounts = [email, 'leadership@demo.example', 'developer@demo.example'];
	for (const account of accounts) await shared.signIn(account);
	await shared.post('/sign-out');
	for (const account of accounts) {
		await strangers(21, account);
		await sql('update app.rate_limit set blocked_until = null where tries < 5');
		expect((await shared.signIn(account)).status).toBe(200);
	}
	expect(shared.cookies.get('seksama.device')?.split('~')).toHaveLength(3);
});

test('an account that does not exist answers like one that does, to the last byte, open and closed', async () => {
	const told = async (who: string, visitor: Visitor) => {
		const answer = await wrong(visitor, who);
		const headers = [...answer.headers].filter(([name]) => name !== 'retry-after');
		// How long to wait goes by while the two are asked.
		const body = (await answer.text()).replaceAll(/\b(59|60)\b/g, 'a minute');
		return JSON.stringify([answer.status, headers, body]);
	};
	const known = from('192.0.2.1');
	await known.signIn('developer@demo.example');
	for (const visitor of [() => from('203.0.113.5'), () => known])
		for (let n = 0; n < 7; n++)
			expect(await told('nobody@demo.example', visitor())).toBe(await told(email, visitor()));
});

test('fifty wrong passwords at once pass the limit by none, from one address and from fifty', async () => {
	const many = async (visitor: (n: number) => Visitor, who: string) => {
		const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => wrong(visitor(n), who)));
		return answers.filter(({ status }) => status === 401).length;
	};
	expect(await many(() => from('203.0.113.7'), email)).toBe(5);
	expect(await many((n) => from(`198.51.100.${n}`), 'leadership@demo.example')).toBe(20);
	expect(await many((n) => from(`198.51.100.${n}`), 'nobody@demo.example')).toBe(20);
});

test('an e-mail address longer than any account has is refused before anything is kept', async () => {
	const answer = await wrong(from('192.0.2.1'), `${'x'.repeat(15_000)}@x.example`);
	expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'INVALID_EMAIL' }]);
	expect(await sql('select from app.rate_limit')).toHaveLength(0);
});

test('what is refused leaves nothing behind, whatever is made up', async () => {
	await wrong(from('203.0.113.9'), 'x0@demo.example');
	await sql('update app.rate_limit set tries = 39');
	await wrong(from('203.0.113.9'), 'x1@demo.example');
	const before = await sql('select from app.rate_limit');
	for (let n = 2; n < 9; n++)
		expect((await wrong(from('203.0.113.9'), `x${n}@demo.example`)).status).toBe(429);
	expect(await sql('select from app.rate_limit')).toHaveLength(before.length);
});

test('of counters no more are kept than a hundred thousand, the newest, and none that has drained', async () => {
	await sql(
		'insert into app.rate_limit (key, tries, since) select int4send(n), 1, now() from generate_series(1, 100300) n',
	);
	await wrong(from('192.0.2.1'));
	const [kept] = await sql<{ count: number; mine: boolean }>(
		'select count(*)::int as count, bool_or(octet_length(key) = 32) as mine from app.rate_limit',
	);
	expect(kept?.count).toBeLessThanOrEqual(100_003);
	expect(kept?.mine).toBe(true);
	await sql(
		"update app.rate_limit set since = now() - interval '26 hours' where key = int4send(100300)",
	);
	await sql('delete from app.rate_limit where octet_length(key) < 32 and key <> int4send(100300)');
	await wrong(from('192.0.2.1'));
	expect(await sql('select from app.rate_limit where octet_length(key) < 32')).toHaveLength(0);
});

test('strangers who try made-up links close no link that works', async () => {
	const link = (code: string) => from('203.0.113.9').post('/link/check', { code });
	await sql(
		`insert into app.app_user (id, email, name, region_code) values (9001, 'baru@x.example', 'Baru', '33.75')
		on conflict do nothing`,
	);
	await sql(
		`insert into app.sign_in_link (user_id, hash, made_by, expires_at)
		values (9001, sha256('works'), 15, now() + interval '1 hour')`,
	);
	const statuses = [];
	for (let n = 0; n < 22; n++) statuses.push((await link(`made up ${n}`)).status);
	expect(statuses).toEqual([...Array<number>(20).fill(410), 429, 429]);
	expect((await link('works')).status).toBe(200);
	await strangers(21, 'baru@x.example');
	const owner = from('203.0.113.9');
	const password = 'sarung tenun merah';
	expect((await owner.post('/link/use', { code: 'works', password })).status).toBe(200);
	// Nor do they, who go on, close the sign-in that comes next.
	await sql("update app.rate_limit set blocked_until = now() + interval '15 minutes'");
	expect((await owner.signIn('baru@x.example', password)).status).toBe(200);
});

test('a second factor is out of reach of whoever has no password', async () => {
	for (let n = 0; n < 12; n++)
		for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code'])
			expect((await from('203.0.113.5').post(path, { code: '000000' })).status).toBe(401);
	expect(await sql('select from app.two_factor where failed_verification_count > 0')).toHaveLength(
		0,
	);
});
