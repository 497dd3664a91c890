import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import type { Api } from '../../src/api.ts';
import { createAuth } from '../../src/auth/auth.ts';
import { openHouse, type Body, type House } from '../house.ts';
import { codeOf, Visitor } from './visitor.ts';

const site = 'http://localhost:4500';
const csrf = { 'x-graphql-yoga-csrf': '1' };
const whoAmI = '{ viewer { signedIn name grants { role } } }';
const hash = 'a'.repeat(64);
let house: House;
let api: Api;

beforeAll(async () => {
	house = await openHouse();
	const { secret } = house.database.authSecret();
	await house.database.asOwner((client) => insertDemoAccess(client, secret));
	api = await house.api({}, { [hash]: whoAmI });
});
afterAll(() => house.close());

/** Somebody who signs in through the API, as a browser does. */
async function signedIn(account: string, code?: string): Promise<Visitor> {
	const auth = createAuth({ database: house.database, secret: house.database.authSecret().secret });
	const visitor = new Visitor(
		{ handle: (request, reached) => api.fetch(request, reached), session: auth.session },
		{ site },
	);
	await visitor.signIn(`${account}@demo.example`);
	if (code) await visitor.post('/two-factor/verify-totp', { code });
	return visitor;
}

async function ask(
	visitor: Visitor,
	headers: Record<string, string>,
	method: 'GET' | 'POST' = 'POST',
) {
	const post = {
		method,
		body: JSON.stringify({ query: whoAmI }),
		headers: { 'content-type': 'application/json' },
	};
	const extensions = encodeURIComponent(
		JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
	);
	const request =
		method === 'POST'
			? new Request(`${site}/graphql`, post)
			: new Request(`${site}/graphql?extensions=${extensions}`);
	for (const [name, value] of Object.entries({ cookie: visitor.cookie, ...headers }))
		request.headers.set(name, value);
	const response = await api.fetch(request, { address: '192.0.2.1', site });
	return {
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as Body,
	};
}

test('a request with a session cookie is answered as its user', async () => {
	const visitor = await signedIn('evaluator');
	for (const [method, headers] of [
		['POST', { ...csrf, origin: site }],
		['POST', { ...csrf, 'sec-fetch-site': 'same-origin' }],
		['GET', { ...csrf, 'sec-fetch-site': 'same-origin' }],
		['GET', csrf],
	] as const) {
		const { body, headers: answered } = await ask(visitor, headers, method);
		expect(body.data?.viewer).toEqual({
			signedIn: true,
			name: 'Evaluator (contoh)',
			grants: [{ role: 'EVALUATOR' }],
		});
		expect(answered.get('cache-control')).toBe('private, no-store');
	}
});

test.each([
	['without the header', 'POST', { origin: site }],
	['from another site', 'POST', { ...csrf, origin: 'https://evil.example' }],
	['from another port of this host', 'POST', { ...csrf, origin: 'http://localhost:4501' }],
	['that says nothing of where it comes from', 'POST', csrf],
	['of a hidden origin', 'POST', { ...csrf, origin: 'null' }],
	['by a neighbour of this site', 'POST', { ...csrf, 'sec-fetch-site': 'same-site' }],
	['by address, without the header', 'GET', {}],
	['by address, from another site', 'GET', { ...csrf, 'sec-fetch-site': 'cross-site' }],
] as const)(
	'a request with a session cookie %s is refused and not taken for nobody',
	async (_what, method, headers) => {
		const visitor = await signedIn('evaluator');
		const { status, body } = await ask(visitor, { ...headers }, method);
		expect(status).toBe(403);
		expect(body.data).toBeUndefined();
		expect(body.errors?.[0]?.message).toMatch(/^A request with a session cookie/);
	},
);

test('a cookie that nobody signed, and a session that has ended, are nobody', async () => {
	const visitor = await signedIn('evaluator');
	const forged = new Map(visitor.cookies);
	const [name = '', value = ''] = [...visitor.cookies][0] ?? [];
	visitor.cookies.set(name, `${value.split('.')[0]}.${Buffer.alloc(32).toString('base64')}`);
	expect((await ask(visitor, { ...csrf, origin: site })).body.data?.viewer).toMatchObject({
		signedIn: false,
	});
	visitor.cookies.set(name, forged.get(name) ?? '');
	await visitor.post('/sign-out');
	for (const [key, old] of forged) visitor.cookies.set(key, old);
	expect((await ask(visitor, { ...csrf, origin: site })).body.data?.viewer).toEqual({
		signedIn: false,
		name: null,
		grants: [],
	});
});

test('roles that need a second factor hold only in a session in which it was shown', async () => {
	const admin = await signedIn('admin', await codeOf());
	const grants = async () => (await ask(admin, { ...csrf, origin: site })).body.data?.viewer;
	expect(await grants()).toMatchObject({ grants: [{ role: 'ADMIN' }] });
	// As after the government's sign-in, which knows nothing of our second factor.
	await house.database.asOwner((client) =>
		client.query('update app.session set second_factor_at = null'),
	);
	expect(await grants()).toMatchObject({ signedIn: true, grants: [] });
	expect((await admin.session())?.secondFactorDue).toBe('VERIFY');
	expect((await admin.post('/two-factor/verify-totp', { code: await codeOf() })).status).toBe(200);
	expect(await grants()).toMatchObject({ grants: [{ role: 'ADMIN' }] });
	await house.database.asOwner((client) =>
		client.query('update app.app_user set two_factor_enabled = false where id = 15'),
	);
	expect(await grants()).toMatchObject({ signedIn: true, grants: [] });
	await house.database.asOwner((client) =>
		client.query('update app.app_user set two_factor_enabled = true where id = 15'),
	);
});

test('a step of weight asks for a proof within the last five minutes, and no token has one', async () => {
	const isFresh = async (provedAt?: Date) => {
		const operation = house.database.operation({ userId: 5, requestId: 'r', provedAt });
		const { rows } = await operation.query<{ fresh: boolean }>(
			'select app.viewer_is_fresh() as fresh',
		);
		await operation.finish(false);
		return rows[0]?.fresh;
	};
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
	expect([await isFresh(minutesAgo(4)), await isFresh(minutesAgo(6)), await isFresh()]).toEqual([
		true,
		false,
		false,
	]);
});
