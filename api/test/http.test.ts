import { serverAudits } from 'graphql-http';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/api.ts';
import { openHouse, post, type Body, type House } from './house.ts';

const persistedHash = 'a'.repeat(64);
const persisted = {
	[persistedHash]: 'query Cities { regions(level: CITY) { code } }',
	['b'.repeat(64)]: 'query Who { viewer { signedIn } }',
};
const responseJson = 'application/graphql-response+json';
let house: House;
const apis: Record<string, Api> = {};
const servers: { url: string; close: () => Promise<void> }[] = [];

beforeAll(async () => {
	house = await openHouse();
	for (const server of ['yoga', 'apollo']) {
		const api = await house.api({ GRAPHQL_SERVER: server, LIMIT_REQUEST_MS: '3000' }, persisted);
		apis[server] = api;
		const listening = createServer(api.node);
		await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
		servers.push({
			url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
			close: () =>
				new Promise<void>((resolve) => {
					listening.close(() => resolve());
					listening.closeAllConnections();
				}),
		});
	}
});
afterAll(async () => {
	for (const server of servers) await server.close();
	await house.close();
});

const audits = serverAudits({ url: 'http://127.0.0.1/graphql' });

describe.each(['yoga', 'apollo'])('GraphQL over HTTP by %s', (server) => {
	const place = () => servers[server === 'yoga' ? 0 : 1]?.url ?? '';
	const call = (request: Request) =>
		apis[server]?.fetch(request) ?? Promise.reject(new Error(server));
	const get = (search: Record<string, string>, headers: Record<string, string> = {}) =>
		call(
			new Request(`http://api.example/graphql?${new URLSearchParams(search).toString()}`, {
				headers,
			}),
		);

	test.each(audits.map(({ id, name }) => [id, name]))('%s: %s', async (id) => {
		const audit = serverAudits({ url: () => `${place()}/graphql` }).find((each) => each.id === id);
		expect(await audit?.fn()).toMatchObject({ status: 'ok' });
	});

	test.each([
		['no body', '', 400],
		['not JSON', '{', 400],
		['a string', '"x"', 400],
		['null', 'null', 400],
		['no query', {}, 400],
		['a batch', [{ query: '{ __typename }' }], 400],
		['a query that is no string', { query: 1 }, 400],
		['variables that are no object', { query: '{ __typename }', variables: 'x' }, 400],
		['an operation name that is no string', { query: '{ __typename }', operationName: 1 }, 400],
		['extensions that are no object', { query: '{ __typename }', extensions: [] }, 400],
		['a hash that is none', { extensions: { persistedQuery: { sha256Hash: 'x' } } }, 400],
		[
			'a hash of nothing known',
			{ extensions: { persistedQuery: { sha256Hash: 'c'.repeat(64) } } },
			404,
		],
	])('a POST with %s gets one clear error in JSON', async (_name, body, status) => {
		const response = await call(post(body));
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
		const { errors, data, extensions } = (await response.json()) as Body;
		expect(errors).toHaveLength(1);
		expect(data).toBeUndefined();
		expect(extensions.cost).toEqual({ requested: null, limit: 1000, depth: null, depthLimit: 8 });
	});

	test.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'',
	])('a POST of type "%s", which a foreign page could send, is refused', async (type) => {
		const response = await call(post({ query: '{ __typename }' }, { 'content-type': type }));
		expect(response.status).toBe(415);
	});

	test('a body that is too large ends with 413, also where its length was not told', async () => {
		const body = JSON.stringify({ query: '{ __typename }', x: 'x'.repeat(1_000_000) });
		expect((await call(post(body))).status).toBe(413);
		const stream = new ReadableStream({
			pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(32)),
		});
		const response = await call(
			new Request('http://api.example/graphql', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: stream,
				duplex: 'half',
			} as RequestInit),
		);
		expect(response.status).toBe(413);
	});

	test('a body that does not arrive ends with 408', async () => {
		const hasty = await house.api({ GRAPHQL_SERVER: server, LIMIT_REQUEST_MS: '50' });
		const response = await hasty.fetch(
			new Request('http://api.example/graphql', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: new ReadableStream({ pull: () => new Promise(() => {}) }),
				duplex: 'half',
			} as RequestInit),
		);
		expect(response.status).toBe(408);
		expect(((await response.json()) as Body).errors).toHaveLength(1);
	});

	test.each(['PUT', 'DELETE', 'PATCH'])('%s is not allowed', async (method) => {
		const response = await call(new Request('http://api.example/graphql', { method }));
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
	});

	test('a persisted document is answered by its hash, by GET and by POST, and may be kept when nobody signed in', async () => {
		const extensions = JSON.stringify({
			persistedQuery: { version: 1, sha256Hash: persistedHash },
		});
		const first = await get({ extensions });
		expect(first.status).toBe(200);
		expect(((await first.clone().json()) as Body).data).toEqual({ regions: [{ code: '33.75' }] });
		expect(first.headers.get('cache-control')).toBe('public, max-age=10');
		const etag = first.headers.get('etag') ?? '';
		expect((await get({ extensions }, { 'if-none-match': etag })).status).toBe(304);
		const signedIn = await get(
			{ extensions },
			{ authorization: `Bearer ${await house.token('auditor')}` },
		);
		expect(signedIn.headers.get('cache-control')).toBe('private, no-store');
		expect(signedIn.headers.get('etag')).toBeNull();
		const posted = await call(post({ extensions: JSON.parse(extensions) as unknown }));
		expect(posted.headers.get('cache-control')).toBe('private, no-store');
		expect(((await posted.json()) as Body).data).toEqual({ regions: [{ code: '33.75' }] });
	});

	test('what was kept for the public is never given to who signed in, nor an answer of theirs to the public', async () => {
		const extensions = JSON.stringify({
			persistedQuery: { version: 1, sha256Hash: 'b'.repeat(64) },
		});
		const authorization = `Bearer ${await house.token('auditor')}`;
		const signedIn = async (headers: Record<string, string>) =>
			((await (await get({ extensions }, headers)).json()) as Body).data;
		for (let round = 0; round < 2; round++) {
			expect(await signedIn({ authorization })).toEqual({ viewer: { signedIn: true } });
			expect(await signedIn({})).toEqual({ viewer: { signedIn: false } });
		}
	});

	test('a token that is wrong, revoked or ill-formed is answered 401, all alike', async () => {
		const revoked = await house.token('developer', ['READ_PUBLIC']);
		await house.database.asOwner((client) =>
			client.query("update api_token set revoked_at = now() where scopes = array['READ_PUBLIC']"),
		);
		const bodies = await Promise.all(
			['Bearer sks_wrong', `Bearer ${revoked}`, 'Basic eA==', 'Bearer'].map(
				async (authorization) => {
					const response = await call(post({ query: '{ __typename }' }, { authorization }));
					expect(response.status).toBe(401);
					expect(response.headers.get('www-authenticate')).toBe('Bearer');
					return response.text();
				},
			),
		);
		expect(new Set(bodies).size).toBe(1);
	});

	test('an error has the status of its code where the client accepts GraphQL answers, else 200', async () => {
		const query = { query: '{ nothing }' };
		expect((await call(post(query, { accept: responseJson }))).status).toBe(400);
		expect((await call(post(query, { accept: 'application/json' }))).status).toBe(200);
		expect((await call(post(query, { accept: 'image/png' }))).status).toBe(406);
	});

	test.each([
		['text/event-stream', undefined],
		['multipart/mixed', undefined],
		['multipart/mixed;deferSpec=20220824', undefined],
		['application/json;q=0', undefined],
		['text/html', undefined],
		['text/event-stream, application/json', 'application/json'],
		['multipart/mixed, application/graphql-response+json;q=0.9', responseJson],
		['application/json;q=0.5, application/graphql-response+json', responseJson],
		['application/json; charset=utf-8', 'application/json'],
		['*/*', 'application/json'],
		['application/*', 'application/json'],
	])('Accept: %s is answered as %s, own documents and others alike', async (accept, type) => {
		const sent = { method: 'POST', headers: { accept, 'content-type': 'application/json' } };
		for (const body of [
			{ query: '{ isDemo }' },
			{ extensions: { persistedQuery: { version: 1, sha256Hash: persistedHash } } },
		]) {
			const response = await call(
				new Request('http://api.example/graphql', { ...sent, body: JSON.stringify(body) }),
			);
			expect(response.status).toBe(type ? 200 : 406);
			expect(response.headers.get('content-type')).toBe(
				`${type ?? 'application/json'}; charset=utf-8`,
			);
			const { data, errors } = (await response.json()) as Body;
			if (type) expect(data).toBeDefined();
			else
				expect(errors?.[0]?.message).toBe(
					'Answers are sent as application/graphql-response+json or application/json; accept one of them.',
				);
		}
	});

	test('a browser gets GraphiQL with nothing from elsewhere', async () => {
		const response = await call(
			new Request('http://api.example/graphql', { headers: { accept: 'text/html,*/*' } }),
		);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
	});
});

test.each([0, 1])(
	'over the wire, a body too large or too slow is answered before the line is cut (server %i)',
	async (index) => {
		const { port } = new URL(servers[index]?.url ?? '');
		/** Sends a head and then parts of a body, and returns all that comes back. */
		const send = (length: number, parts: string[]) =>
			new Promise<string>((resolve, reject) => {
				let answer = '';
				const socket = connect(Number(port), '127.0.0.1', () => {
					socket.write(
						`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
					);
					for (const part of parts) socket.write(part);
				});
				socket.on('data', (data) => (answer += data.toString()));
				socket.on('close', () => resolve(answer));
				socket.on('error', reject);
			});
		const large = await send(50_000_000, [' '.repeat(1_000_000), ' '.repeat(1_000_000)]);
		expect(large).toMatch(/^HTTP\/1.1 413 [^]*"The body is larger than 1000000 bytes; send less."/);
		const slow = await send(100, ['{"que']);
		expect(slow).toMatch(/^HTTP\/1.1 408 [^]*"The body did not arrive in time; send it again."/);
	},
);

test.each([0, 1])(
	'a body that breaks off counts as a bad request, not as a database that cannot answer (server %i)',
	async (index) => {
		const { port } = new URL(servers[index]?.url ?? '');
		await new Promise<void>((resolve) => {
			const socket = connect(Number(port), '127.0.0.1', () => {
				socket.write(
					'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"que',
					() => setTimeout(() => socket.destroy(), 50),
				);
			});
			socket.on('close', () => setTimeout(resolve, 100));
		});
		const figures = await (await fetch(`${servers[index]?.url}/metrics`)).text();
		expect(figures).toContain('code="BAD_REQUEST"');
		expect(figures).not.toContain('code="UNAVAILABLE"');
	},
);

test('probes say whether the process and the database are well; figures are for this machine or a token', async () => {
	const api = await house.api({ METRICS_TOKEN: 'figures' });
	const status = async (path: string, headers: Record<string, string> = {}, local = false) =>
		(await api.fetch(new Request(`http://api.example${path}`, { headers }), { local })).status;
	expect(await status('/healthz')).toBe(200);
	expect(await status('/readyz')).toBe(200);
	expect(await status('/nothing')).toBe(404);
	expect(await status('/metrics', {}, true)).toBe(404);
	expect(await status('/metrics', { authorization: 'Bearer figures' })).toBe(200);
	const open = await house.api();
	const metrics = new Request('http://api.example/metrics');
	expect((await open.fetch(metrics, { address: '127.0.0.1', local: false })).status).toBe(404);
	const text = await (await open.fetch(metrics, { local: true })).text();
	expect(text).toContain('seksama_graphql_seconds');
});
