import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import type { Api } from '../../src/api.ts';
import { createAuth } from '../../src/auth/auth.ts';
import { openHouse, type Body, type House } from '../house.ts';
import { codeOf, Visitor } from './visitor.ts';

const site = 'http://localhost:4500';
let house: House;
let api: Api;
let visitor: Visitor;

beforeAll(async () => {
	house = await openHouse();
	const { secret } = house.database.authSecret();
	await house.database.asOwner((client) => insertDemoAccess(client, secret));
	api = await house.api();
	visitor = await signedIn('developer');
});
afterAll(() => house.close());

async function signedIn(account: string): Promise<Visitor> {
	const { session } = createAuth({
		database: house.database,
		secret: house.database.authSecret().secret,
	});
	const made = new Visitor(
		{ handle: (request, reached) => api.fetch(request, reached), session },
		{ site },
	);
	await made.signIn(`${account}@demo.example`);
	return made;
}

async function ask(
	query: string,
	variables: object,
	headers: Record<string, string>,
): Promise<Body> {
	const request = new Request(`${site}/graphql`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify({ query, variables }),
	});
	return (await (await api.fetch(request, { address: '192.0.2.1', site })).json()) as Body;
}

const inSession = (who: Visitor) => ({
	cookie: who.cookie,
	origin: site,
	'x-graphql-yoga-csrf': '1',
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const create = `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
	__typename ... on CreateTokenSuccess { id token } ... on Error { message } ... on InvalidInputError { field } } }`;
const revoke = `mutation ($id: ID!) { revokeToken(id: $id) {
	__typename ... on RevokeTokenSuccess { id } ... on Error { message } } }`;
const own =
	'{ viewer { name tokens { id name prefix scopes expiresOn lastUsedAt holds } sessions { current } } }';
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

async function made(scopes: string[]): Promise<{ id: string; token: string }> {
	const input = { name: 'Laporan bulanan', scopes, expiresOn: today };
	const { data } = await ask(create, { input }, inSession(visitor));
	expect(data?.createToken).toMatchObject({ __typename: 'CreateTokenSuccess' });
	return data?.createToken as { id: string; token: string };
}

test('a token made in a session works at once, is listed without its key, and is dead once revoked', async () => {
	const { id, token } = await made(['READ_OWN', 'READ_PUBLIC']);
	expect((await ask(own, {}, bearer(token))).data?.viewer).toMatchObject({
		name: 'Pengembang (contoh)',
	});
	const listed = await ask(own, {}, inSession(visitor));
	expect(listed.data?.viewer).toMatchObject({
		tokens: [
			{ id, name: 'Laporan bulanan', prefix: token.slice(0, 8), holds: true, expiresOn: today },
		],
		sessions: [{ current: true }],
	});
	expect(JSON.stringify(listed)).not.toContain(token);
	expect((await ask(revoke, { id }, inSession(visitor))).data?.revokeToken).toEqual({
		__typename: 'RevokeTokenSuccess',
		id,
	});
	expect((await ask(own, {}, bearer(token))).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
	expect((await ask(revoke, { id }, inSession(visitor))).data?.revokeToken).toMatchObject({
		__typename: 'NotFoundError',
	});
});

test('a session without the second factor makes no token that carries the roles which need it', async () => {
	const admin = await signedIn('admin');
	await admin.post('/two-factor/verify-totp', { code: await codeOf() });
	const byNewToken = async () => {
		const input = { name: 'x', scopes: ['READ_OWN'], expiresOn: today };
		const { data } = await ask(create, { input }, inSession(admin));
		const { token } = data?.createToken as { token: string };
		return (await ask('{ viewer { grants { role } } }', {}, bearer(token))).data?.viewer;
	};
	expect(await byNewToken()).toEqual({ grants: [{ role: 'ADMIN' }] });
	// As after the government's sign-in, which knows nothing of our second factor.
	await house.database.asOwner((client) =>
		client.query('update app.session set second_factor_at = null'),
	);
	expect(await byNewToken()).toEqual({ grants: [] });
});

test('a token makes and revokes no tokens, and sees neither tokens nor sessions', async () => {
	const { id, token } = await made(['READ_OWN', 'WRITE_OWN']);
	const input = { name: 'x', scopes: ['READ_OWN'], expiresOn: today };
	expect((await ask(create, { input }, bearer(token))).data?.createToken).toMatchObject({
		__typename: 'NotAllowedError',
	});
	expect((await ask(revoke, { id }, bearer(token))).data?.revokeToken).toMatchObject({
		__typename: 'NotFoundError',
	});
	expect((await ask(own, {}, bearer(token))).data?.viewer).toMatchObject({
		tokens: [],
		sessions: [],
	});
});

test('nobody signed in makes no token, and a token of somebody else is not found', async () => {
	const input = { name: 'x', scopes: ['READ_PUBLIC'], expiresOn: today };
	expect((await ask(create, { input }, {})).data?.createToken).toMatchObject({
		__typename: 'NotAllowedError',
	});
	const { id, token } = await made(['READ_OWN']);
	const other = await signedIn('leadership');
	for (const wanted of [id, 'VG9rZW46OTk5OTk5', 'nonsense', ''])
		expect((await ask(revoke, { id: wanted }, inSession(other))).data?.revokeToken).toEqual({
			__typename: 'NotFoundError',
			message: 'There is no such thing that you may see.',
		});
	expect((await ask(own, {}, bearer(token))).data).toBeDefined();
});

test.each([
	['name', { name: ' ' }],
	['scopes', { scopes: [] }],
	['expiresOn', { expiresOn: '2020-01-01' }],
	['expiresOn', { expiresOn: '2199-01-01' }],
])('a refusal names the field %s, and nothing is kept', async (field, part) => {
	const before = JSON.stringify((await ask(own, {}, inSession(visitor))).data);
	const input = { name: 'x', scopes: ['READ_OWN'], expiresOn: today, ...part };
	const { data, errors } = await ask(create, { input }, inSession(visitor));
	expect(errors).toBeUndefined();
	expect(data?.createToken).toMatchObject({ __typename: 'InvalidInputError', field });
	expect(JSON.stringify((await ask(own, {}, inSession(visitor))).data)).toBe(before);
});

test('no key of a token reaches the log', () => {
	expect(JSON.stringify(house.log)).not.toContain('sks_');
});
