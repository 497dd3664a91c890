// A process that finds its database broken into stops answering by itself, and goes on when it is mended.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GuardFinding } from '@seksama/schema/guard.ts';
import type { LogEntry } from '../src/operation/log.ts';
import { watchGuard } from '../src/operation/watch.ts';
import { openHouse, post, type House } from './house.ts';

const hash = 'd'.repeat(64);
const persisted = { [hash]: 'query Agencies { agencies { totalCount } }' };
const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
const query = `/graphql?extensions=${encodeURIComponent(extensions)}`;
let house: House;
const servers: Server[] = [];

beforeAll(async () => {
	house = await openHouse();
});
afterAll(async () => {
	for (const server of servers) {
		server.close();
		server.closeAllConnections();
	}
	await house.close();
});

const owner = (sql: string) => house.database.asOwner((client) => client.query(sql));
const wait = { timeout: 30_000, interval: 50 };

test.each(['yoga', 'apollo'])(
	'a policy that somebody slipped in ends answering within the interval, everywhere but on probes, until it is gone: %s',
	async (server) => {
		const api = await house.api(
			{ GRAPHQL_SERVER: server, GUARD_EVERY_MS: '200', PUBLIC_CACHE_MS: '60000' },
			persisted,
		);
		const pages = { listener: createPages(), isFile: (path: string) => path === '/favicon.svg' };
		const listening = createServer(api.with(pages));
		servers.push(listening);
		await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
		const base = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
		const status = async (path: string) => (await fetch(base + path)).status;
		const guarded = [
			query,
			'/graphql?query={__typename}',
			'/',
			'/export/ranking.csv',
			'/favicon.svg',
		];
		const signIn = '/api/auth/get-session';
		for (const path of [...guarded, signIn, '/readyz'])
			expect([path, await status(path)]).toEqual([path, 200]);
		expect((await api.fetch(new Request(`http://x${query}`))).status).toBe(200);

		house.log.length = 0;
		await owner('create policy leak on app.achievement for select to app_anon using (true)');
		await expect.poll(() => status('/readyz'), wait).toBe(503);
		for (const path of [...guarded, signIn]) {
			const answer = await fetch(base + path);
			expect([path, answer.status]).toEqual([path, 503]);
			expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
		}
		// Neither is what was kept for the public given out to a page of this process.
		for (const asked of [
			new Request(`http://x${query}`),
			post({ query: '{ __typename }' }),
			new Request(`http://x${signIn}`),
		]) {
			const answer = await api.fetch(asked);
			expect([asked.url, answer.status]).toEqual([asked.url, 503]);
			expect(answer.headers.get('retry-after')).toBe('10');
		}
		const refused = await api.fetch(post({ query: '{ agencies { totalCount } }' }));
		expect(await refused.json()).toMatchObject({
			errors: [{ extensions: { code: 'UNAVAILABLE' } }],
		});
		expect(await status('/healthz')).toBe(200);
		expect(await status('/metrics')).toBe(200);
		await new Promise((resolve) => setTimeout(resolve, 1000));
		const said = house.log.filter(({ event }) => event === 'guard');
		expect(said).toHaveLength(1);
		expect(said[0]).toMatchObject({ level: 'error' });
		expect(said[0]?.message).toContain('schema app: rules differ');

		await owner('drop policy leak on app.achievement');
		await expect.poll(() => status('/readyz'), wait).toBe(200);
		for (const path of [...guarded, signIn])
			expect([path, await status(path)]).toEqual([path, 200]);
		await api.dispose();
	},
);

function createPages() {
	return (_incoming: unknown, outgoing: { end(text: string): void }) => outgoing.end('page');
}

/** A watch over looks that go as they are told to. */
async function watching(first: () => Promise<GuardFinding[]>, blindMs = 600_000) {
	const log: LogEntry[] = [];
	const look = { now: first, closings: 0 };
	const watch = await watchGuard({
		database: house.database,
		log: (entry) => log.push(entry),
		everyMs: 20,
		blindMs,
		onClosed: () => (look.closings += 1),
		look: () => look.now(),
	});
	return { watch, look, log };
}

const finding = { object: 'app.achievement', problem: 'table without forced row security' };
const well = () => Promise.resolve([]);
const away = () => Promise.reject(Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }));

test('a database that is away is no finding: it is told as that, and answering goes on as it can', async () => {
	const { watch, look } = await watching(well);
	expect(watch.trouble()).toBeUndefined();
	look.now = away;
	await expect.poll(watch.trouble, wait).toBe('The database does not answer.');
	look.now = well;
	await expect.poll(watch.trouble, wait).toBeUndefined();
	await watch.stop();
});

test('a finding stays one while the database is away', async () => {
	const { watch, look } = await watching(() => Promise.resolve([finding]));
	look.now = away;
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(watch.closed()).toBe('The schema guard has 1 findings.');
	await watch.stop();
});

test('a process whose guard cannot look for long, or never could, answers nothing until it can', async () => {
	const { watch, look, log } = await watching(away, 100);
	expect(watch.closed()).toMatch(/could not look/);
	look.now = well;
	await expect.poll(watch.closed, wait).toBeUndefined();
	look.now = away;
	await expect.poll(watch.closed, wait).toMatch(/could not look/);
	await expect.poll(() => look.closings, wait).toBe(2);
	look.now = well;
	await expect.poll(watch.closed, wait).toBeUndefined();
	await watch.stop();
	expect(log.map(({ level, code }) => [level, code])).toEqual([
		['error', 'ECONNREFUSED'],
		['warn', undefined],
		['error', 'ECONNREFUSED'],
		['warn', undefined],
	]);
	expect(JSON.stringify(log)).not.toContain('secret');
});
