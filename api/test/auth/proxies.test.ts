// Tries are counted by the address of whoever asks, as the last proxy that is not ours saw it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../house.ts';

let house: House;
const servers: Server[] = [];
beforeAll(async () => {
	house = await openHouse();
});
beforeEach(async () => {
	await house.database.asOwner((client) => client.query('delete from app.rate_limit'));
});
afterAll(async () => {
	for (const server of servers) {
		server.close();
		server.closeAllConnections();
	}
	await house.close();
});

/** The API on a port, behind so many proxies of ours. */
async function listening(proxies: string): Promise<string> {
	const server = createServer((request, response) => listener(request, response));
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const { node: listener } = await house.api({ TRUSTED_PROXIES: proxies, PUBLIC_URL: site });
	return site;
}

let people = 0;

/** One wrong sign-in with an account that nobody tried before. */
async function attempt(site: string, forwarded: string): Promise<number> {
	const answer = await fetch(`${site}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: site,
			'x-forwarded-for': forwarded,
		},
		body: JSON.stringify({ email: `orang-${people++}@x.example`, password: 'salah' }),
	});
	return answer.status;
}

/** Leaves an address one try before it has to wait. The other keys are accounts, each tried once. */
async function almost(site: string, forwarded: string): Promise<void> {
	await attempt(site, forwarded);
	await attempt(site, forwarded);
	await house.database.asOwner((client) =>
		client.query('update app.rate_limit set tries = 39 where tries > 1.5'),
	);
}

test('behind one proxy each address waits for itself', async () => {
	const site = await listening('1');
	await almost(site, '203.0.113.7');
	expect(await attempt(site, '203.0.113.7')).toBe(401);
	expect(await attempt(site, '203.0.113.7')).toBe(429);
	expect(await attempt(site, '203.0.113.8')).toBe(401);
});

test('what a client makes up in front of its address changes nothing', async () => {
	const site = await listening('1');
	await almost(site, '1.1.1.1, 203.0.113.7');
	await attempt(site, '2.2.2.2, 203.0.113.7');
	expect(await attempt(site, '3.3.3.3, 203.0.113.7')).toBe(429);
});

test('behind two proxies the address before ours counts', async () => {
	const site = await listening('2');
	await almost(site, '203.0.113.7, 10.0.0.1');
	await attempt(site, '203.0.113.7, 10.0.0.2');
	expect(await attempt(site, '9.9.9.9, 203.0.113.7, 10.0.0.3')).toBe(429);
	expect(await attempt(site, '203.0.113.8, 10.0.0.1')).toBe(401);
});

test('without a proxy of ours the header is not believed: all come from one address', async () => {
	const site = await listening('0');
	await almost(site, '203.0.113.7');
	await attempt(site, '203.0.113.8');
	expect(await attempt(site, '203.0.113.9')).toBe(429);
});
