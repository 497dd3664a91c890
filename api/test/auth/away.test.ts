// A database that goes away under a running process: whatever was asked of sign-in is answered, and says when to ask again.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, type Database } from '@seksama/schema/connect.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createApi, type Api } from '../../src/api.ts';
import { guardedPaths } from '../../src/auth/paths.ts';
import { nodeListener } from '../../src/servers/node.ts';

let house: TestDatabase;
let joined: Database;
let api: Api;
const servers: Server[] = [];
let site: string;
let cookie: string;
const logged: string[] = [];

async function listen(server: Server): Promise<string> {
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
	house = await openTestDatabase({ with: 'scenario' });
	// The API reaches the database by connections of its own, as it does when another process serves it.
	joined = await openDatabase(databaseSettings({ ...house.env, DATABASE_POOL: '2' }));
	const { secret } = joined.authSecret();
	await house.asOwner((client) => insertDemoAccess(client, secret));
	const log = (entry: object) => logged.push(JSON.stringify(entry));
	api = await createApi({ database: joined, env: { RATE_LIMIT: 'off' }, log });
	site = await listen(createServer(api.node));
	const answer = await ask('/sign-in/email', person);
	expect(answer.status).toBe(200);
	cookie = answer.headers
		.getSetCookie()
		.map((text) => text.split(';')[0])
		.join('; ');
	await house.close();
});
afterAll(async () => {
	for (const server of servers) {
		server.closeAllConnections();
		server.close();
	}
	await api.dispose();
	await joined.close().catch(() => {});
});

const person = { email: 'evaluator@demo.example', password: 'seksama-demo' };

function ask(path: string, body: object = {}, headers: object = {}): Promise<Response> {
	const method = guardedPaths[path]?.method ?? 'GET';
	const post = { body: JSON.stringify(body) };
	return fetch(`${site}/api/auth${path}`, {
		method,
		redirect: 'manual',
		headers: { 'content-type': 'application/json', origin: site, ...headers },
		...(method === 'POST' && post),
	});
}

const away = async (answer: Response) => {
	expect(answer.status).toBe(503);
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
};

test.each(Object.keys(guardedPaths))('with a session: %s', async (path) => {
	await away(
		await ask(path === '/callback' ? '/callback/government' : path, { ...person }, { cookie }),
	);
});

const code = 'a code that nobody has';
test.each([
	['/sign-in/email', person],
	['/sign-in/email', { ...person, email: 'nobody@demo.example' }],
	['/sign-in/social', { provider: 'government' }],
	['/link/check', { code }],
	['/link/use', { code, password: 'panjang sekali' }],
	['/first-admin/check', { code }],
	['/first-admin/make', { code, name: 'Rini', email: 'r@x.example', password: 'panjang sekali' }],
])('before anybody has signed in: %s', async (path, body) => {
	await away(await ask(path, body));
});

test('GraphQL in a session answers alike', async () => {
	const answer = await fetch(`${site}/graphql`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-graphql-yoga-csrf': '1',
			origin: site,
			cookie,
		},
		body: JSON.stringify({ query: '{ viewer { name } }' }),
	});
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).not.toBeNull();
});

test('the log says that it happened, and nothing of what was sent', () => {
	expect(logged.length).toBeGreaterThan(0);
	expect(logged.join('\n')).not.toMatch(/seksama-demo|demo\.example|panjang|nobody has/);
});

test('what fails unforeseen is an answer too, never an empty one', async () => {
	const fails = () => Promise.reject(new Error('a secret'));
	const broken = await listen(
		createServer(
			nodeListener(
				{ reply: () => undefined, fetch: fails },
				{ trustedProxies: 0, publicUrl: undefined },
			),
		),
	);
	for (const init of [{}, { method: 'POST', body: 'x'.repeat(100_000) }]) {
		const answer = await fetch(broken, init);
		expect([answer.status, await answer.text()]).toEqual([500, 'Unexpected error.']);
	}
});
