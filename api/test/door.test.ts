// What stands before everything: turns, HSTS, probes, and the form of a refusal for whoever reads it.
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { limitsOf } from '../src/operation/limits.ts';
import { createDoor, type DoorParts } from '../src/servers/door.ts';
import { accepted, httpServer, stopServer } from '../src/servers/http-server.ts';

const servers: Server[] = [];
afterEach(async () => {
	for (const server of servers.splice(0)) await stopServer(server, 50);
});

/** A door with room for one page, before pages that answer when they are told to. */
async function opened(parts: Partial<DoorParts> = {}) {
	const held: ServerResponse[] = [];
	const came: string[] = [];
	const inside: RequestListener = ({ url = '' }, outgoing) => {
		came.push(url);
		if (url.startsWith('/tahan')) held.push(outgoing);
		else outgoing.end(url);
	};
	const limits = limitsOf({ LIMIT_AT_ONCE: '1', LIMIT_WAIT_MS: '30' });
	const site = { trustedProxies: 0, publicUrl: undefined };
	const door = createDoor({ limits, site, ...parts });
	const server = httpServer(
		door.listener(inside, (path) => path === '/favicon.svg'),
		limits,
	);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		held,
		came,
		load: door.load,
		get: (path: string, init: RequestInit = {}) => fetch(base + path, init),
	};
}

const html = { headers: { accept: 'text/html,*/*' } };

test('who cannot have a turn gets 503 with Retry-After in words for whoever reads it, and nobody keeps it', async () => {
	const { get, held } = await opened();
	const first = get('/tahan');
	await expect.poll(() => held.length).toBe(1);
	const page = await get('/peringkat', html);
	const file = await get('/export/ranking.csv');
	const question = await get('/graphql', { method: 'POST', body: '{}' });
	const signIn = await get('/api/auth/get-session');
	for (const answer of [page, file, question, signIn])
		expect([
			answer.status,
			answer.headers.get('retry-after'),
			answer.headers.get('cache-control'),
		]).toEqual([503, '1', 'no-store']);
	const text = await page.text();
	expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(text).toContain('Seksama sedang sibuk.');
	expect(text).toContain('Seksama is busy for a moment.');
	expect(text.length).toBeLessThan(2000);
	expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	expect(await question.json()).toMatchObject({
		errors: [{ extensions: { code: 'UNAVAILABLE' } }],
		extensions: { cost: { limit: 1000 } },
	});
	expect(await signIn.json()).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 });
	held[0]?.end();
	await first;
	expect((await get('/peringkat', html)).status).toBe(200);
});

test('probes and files are answered while nothing else is let in', async () => {
	const { get, held } = await opened();
	const first = get('/tahan');
	await expect.poll(() => held.length).toBe(1);
	for (const path of ['/healthz', '/readyz', '/metrics', '/favicon.svg', '/favicon.svg?v=1'])
		expect([path, (await get(path)).status]).toEqual([path, 200]);
	expect((await get('/healthz/x')).status).toBe(503);
	held[0]?.end();
	await first;
});

test('a place is free once the answer is made, however slowly it is read; one whose client went away is kept until the work ends', async () => {
	const { get, held, load } = await opened();
	const reading = get('/tahan');
	await expect.poll(() => held.length).toBe(1);
	held[0]?.writeHead(200).write('begin');
	await reading;
	await expect.poll(() => load().units).toBe(0);
	const aborted = new AbortController();
	const gone = get('/tahan', { signal: aborted.signal }).catch(() => 'gone');
	await expect.poll(() => held.length).toBe(2);
	aborted.abort();
	expect(await gone).toBe('gone');
	await expect.poll(() => held[1]?.destroyed).toBe(true);
	expect((await get('/peringkat', html)).status).toBe(503);
	held[1]?.setHeader('content-type', 'text/html');
	await expect.poll(() => load().units).toBe(0);
	held[0]?.end();
});

test('who went away while waiting is not answered in vain', async () => {
	const limits = limitsOf({ LIMIT_AT_ONCE: '1', LIMIT_WAIT_MS: '60000' });
	const { get, held, came, load } = await opened({ limits });
	const first = get('/tahan');
	await expect.poll(() => held.length).toBe(1);
	const aborted = new AbortController();
	const gone = get('/nanti', { signal: aborted.signal }).catch(() => 'gone');
	await expect.poll(() => load().waiting).toBe(1);
	aborted.abort();
	await gone;
	await expect.poll(() => load().waiting).toBe(0);
	held[0]?.end();
	await first;
	expect(came).toEqual(['/tahan']);
});

test('whoever signed in finds room beside a crowd that did not; a made-up cookie does not help', async () => {
	const limits = limitsOf({ LIMIT_AT_ONCE: '16', LIMIT_WAIT_MS: '30' });
	const member = (cookies: string) => (cookies === 'session=signed' ? 'session' : undefined);
	const { get, held } = await opened({ limits, member });
	const crowd = [1, 2, 3].map(() => get('/tahan'));
	await expect.poll(() => held.length).toBe(3);
	const status = async (cookie: string) =>
		(await get('/peringkat', { headers: { cookie } })).status;
	expect(await status('session=signed')).toBe(200);
	expect(await status('session=made-up')).toBe(503);
	expect(await status('')).toBe(503);
	for (const one of held) one.end();
	await Promise.all(crowd);
});

test('a body arrives whole at whoever reads it, and where its reader does not care', async () => {
	const { get } = await opened();
	expect((await get('/form', { method: 'POST', body: 'x'.repeat(300_000) })).status).toBe(200);
	expect((await get('/form', { method: 'POST', body: '' })).status).toBe(200);
});

test.each([
	['https://seksama.example.go.id', 'max-age=31536000'],
	['http://seksama.example.go.id', null],
	[undefined, null],
])('with the public address %s HSTS is %s on every answer', async (publicUrl, hsts) => {
	const closed = { now: undefined as string | undefined };
	const { get } = await opened({
		site: { trustedProxies: 0, publicUrl },
		closed: () => closed.now,
	});
	const said = async (path: string) =>
		(await get(path, { headers: { 'x-forwarded-proto': 'https' } })).headers.get(
			'strict-transport-security',
		);
	for (const path of ['/', '/healthz', '/favicon.svg', '/graphql', '/api/auth/ways'])
		expect([path, await said(path)]).toEqual([path, hsts]);
	closed.now = 'broken';
	expect(await said('/')).toBe(hsts);
});

test('while it is closed nothing comes in but probes, not even a file', async () => {
	const { get, came } = await opened({ closed: () => 'The schema guard has 1 findings.' });
	for (const path of ['/', '/favicon.svg', '/graphql', '/api/auth/ways', '/sematan/tren']) {
		const answer = await get(path);
		expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '10']);
		expect(await answer.text()).not.toContain('guard');
	}
	for (const path of ['/healthz', '/readyz', '/metrics'])
		expect((await get(path)).status).toBe(200);
	expect(came).toEqual(['/healthz', '/readyz', '/metrics']);
});

// Who gets the processor between two pages is not for the program to say: on a busy machine it is tried again.
test(
	'between two pages all who knocked are heard, though node accepts one connection in each round of its loop',
	{ retry: 3 },
	async () => {
		const limits = limitsOf({ LIMIT_AT_ONCE: '1', LIMIT_WAIT_MS: '60000' });
		const door = createDoor({ limits, site: { trustedProxies: 0, publicUrl: undefined } });
		const heardBefore: number[] = [];
		const server = httpServer(
			door.listener((_incoming, outgoing) => {
				heardBefore.push(accepted.count - before);
				const until = performance.now() + 20; // a page is drawn without a pause
				while (performance.now() < until);
				outgoing.end();
			}),
			limits,
		);
		servers.push(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const before = accepted.count;
		const sockets = Array.from({ length: 60 }, () => {
			const socket = connect(port, '127.0.0.1', () =>
				socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
			);
			return socket.on('error', () => {}).resume();
		});
		await expect.poll(() => heardBefore.length, { timeout: 30_000 }).toBeGreaterThan(1);
		for (const socket of sockets) socket.destroy();
		expect(heardBefore[1]).toBe(60);
	},
);
