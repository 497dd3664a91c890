import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createAuth, type Auth } from '../../src/auth/auth.ts';
import { authSettings } from '../../src/auth/settings.ts';
import { openProvider, type GovernmentProvider } from './government-provider.ts';
import { codeOf, Visitor } from './visitor.ts';

const site = 'http://localhost:4500';
const secret = 'a key of 32 characters or more, for tests';
let database: TestDatabase;
let provider: GovernmentProvider;
let auth: Auth;
const logged: string[] = [];

beforeAll(async () => {
	database = await openTestDatabase({ with: 'scenario' });
	await database.asOwner((client) => insertDemoAccess(client, secret));
	provider = await openProvider(site);
	auth = authFor(provider.settings);
});
afterAll(async () => {
	await provider.close();
	await database.close();
});

function authFor(government: GovernmentProvider['settings']): Auth {
	const log = (entry: object) => logged.push(JSON.stringify(entry));
	return createAuth({ database, secret, settings: { publicUrl: undefined, government }, log });
}

/** The whole way: to the provider, through its pages, and back here. Answers where the browser ends. */
async function byGovernment(
	visitor: Visitor,
	person: { id: string; email: string },
): Promise<string> {
	provider.person = person;
	const asked = await visitor.post('/sign-in/social', {
		provider: 'government',
		callbackURL: '/akun',
		errorCallbackURL: '/masuk?error=government',
	});
	let { url } = (await asked.json()) as { url: string };
	const cookies = new Map<string, string>();
	for (let steps = 0; steps < 10 && !url.startsWith(site); steps++) {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
		for (const text of answer.headers.getSetCookie()) {
			const [name = '', value = ''] = (text.split(';')[0] ?? '').split('=');
			cookies.set(name, value);
		}
		url = new URL(answer.headers.get('location') ?? '/nowhere', url).href;
	}
	const back = await visitor.get(url.replace(`${site}/api/auth`, ''));
	return back.headers.get('location') ?? `${back.status}`;
}

const rows = (text: string) =>
	database.asOwner(async (client) => (await client.query(text)).rows as object[]);

test('who has an account here signs in with that of the government, and keeps the name they have here', async () => {
	const visitor = new Visitor(auth);
	expect(await byGovernment(visitor, { id: 'nip-5', email: 'evaluator@demo.example' })).toBe(
		'/akun',
	);
	expect(await visitor.session()).toMatchObject({
		userId: 5,
		secondFactor: false,
		secondFactorDue: null,
	});
	expect(visitor.set.find((text) => text.startsWith('seksama.session_token='))).toMatch(
		/^[^;]+; Path=\/; HttpOnly; SameSite=Lax$/,
	);
	expect(await rows('select name from app_user where id = 5')).toEqual([
		{ name: 'Evaluator (contoh)' },
	]);
});

test('the second time the same identity is known by its number, whatever e-mail it tells', async () => {
	const visitor = new Visitor(auth);
	expect(await byGovernment(visitor, { id: 'nip-5', email: 'renamed@elsewhere.example' })).toBe(
		'/akun',
	);
	expect(await visitor.session()).toMatchObject({ userId: 5 });
});

test('who has no account here is turned away, and none is made', async () => {
	const before = await rows('select count(*) from app_user');
	const visitor = new Visitor(auth);
	expect(
		await byGovernment(visitor, { id: 'nip-99', email: 'stranger@elsewhere.example' }),
	).toMatch(/^\/masuk\?error=/);
	expect(await visitor.session()).toBeUndefined();
	expect(await rows('select count(*) from app_user')).toEqual(before);
});

test('a disabled account is turned away', async () => {
	await rows('update app_user set disabled_at = now() where id = 6');
	const visitor = new Visitor(auth);
	await byGovernment(visitor, { id: 'nip-6', email: 'leadership@demo.example' });
	expect(await visitor.session()).toBeUndefined();
	expect(await rows('select from session where user_id = 6')).toHaveLength(0);
});

test('the second factor of this house is asked for all the same', async () => {
	const visitor = new Visitor(auth);
	await byGovernment(visitor, { id: 'nip-15', email: 'admin@demo.example' });
	expect(await visitor.session()).toMatchObject({
		userId: 15,
		secondFactor: false,
		secondFactorDue: 'VERIFY',
	});
	expect((await visitor.post('/two-factor/verify-totp', { code: await codeOf() })).status).toBe(
		200,
	);
	expect(await visitor.session()).toMatchObject({ secondFactor: true, secondFactorDue: null });
});

test('an identity that another issuer vouches for, or whose keys cannot be read, opens nothing', async () => {
	const printed = vi.spyOn(console, 'error');
	for (const change of [
		{ issuer: 'https://sso.elsewhere.example' },
		{ jwksUrl: `${provider.settings.issuer}/none` },
	]) {
		const visitor = new Visitor(authFor({ ...provider.settings, ...change }));
		await byGovernment(visitor, { id: 'nip-5', email: 'evaluator@demo.example' });
		expect(await visitor.session()).toBeUndefined();
	}
	expect(printed).not.toHaveBeenCalled();
	expect(logged.filter((line) => line.includes('government sign-in'))).toHaveLength(2);
});

test('a database that does not answer is a refusal to try again, and nothing of it is printed', async () => {
	const printed = vi.spyOn(console, 'error');
	await rows('alter table account rename to account_away');
	const answer = await new Visitor(auth).signIn('evaluator@demo.example');
	await rows('alter table account_away rename to account');
	expect([answer.status, await answer.json()]).toEqual([
		503,
		expect.objectContaining({ code: 'UNAVAILABLE' }),
	]);
	expect(printed).not.toHaveBeenCalled();
});

test('an answer that nobody asked for, and one that comes twice, open nothing', async () => {
	const visitor = new Visitor(auth);
	// What comes without a word as well: it leads back to where one signs in, which says that it did not work.
	for (const query of ['?code=made-up&state=made-up', '?code=made-up', '']) {
		const answer = await visitor.get(`/callback/government${query}`);
		expect(answer.status).toBe(302);
		expect(answer.headers.get('location')).toMatch(
			/^http:\/\/localhost:4500\/masuk\?error=[a-z_]+$/,
		);
		expect(await visitor.session()).toBeUndefined();
	}
});

test('who gets in is no try that counts against their office', async () => {
	await database.asOwner((client) =>
		client.query('update app.rate_limit set tries = 38, blocked_until = null, since = now()'),
	);
	const statuses: string[] = [];
	for (let n = 0; n < 4; n++)
		statuses.push(
			await byGovernment(new Visitor(auth), { id: 'nip-5', email: 'evaluator@demo.example' }),
		);
	expect(statuses).toEqual(Array(4).fill('/akun'));
});

test('tokens of the provider are kept encrypted, and neither they nor people reach the log', async () => {
	const [account] = (await rows(
		"select id_token, access_token from account where provider_id = 'government' limit 1",
	)) as { id_token: string | null; access_token: string | null }[];
	expect(account).toBeDefined();
	expect(`${account?.access_token}`).not.toMatch(/^[\w-]{43}$/);
	expect(logged.join('\n')).not.toMatch(/demo\.example|elsewhere\.example|eyJ|a secret of the two/);
});

test.each([
	[
		{ OIDC_ISSUER: 'https://sso.example' },
		/^The government's sign-in lacks OIDC_CLIENT_ID, OIDC_CLIENT_SECRET/,
	],
	[{ PUBLIC_URL: 'seksama' }, /^PUBLIC_URL is not an address/],
])('a half setting %o stops the program with one line', (env, line) => {
	expect(() => authSettings(env)).toThrow(line);
});
