import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { hostSetting, isLoopback, listen, listenElsewhere, urlsOf } from '../src/servers/listen.ts';

const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

function server(): Server {
	const made = createServer((_request, response) => response.end('here'));
	servers.push(made);
	return made;
}

test('without a host a server answers on all addresses, and with one on that alone', async () => {
	expect(hostSetting({})).toBeUndefined();
	expect(hostSetting({ HOST: '' })).toBeUndefined();
	expect(['::', '0.0.0.0']).toContain((await listen(server(), 0, undefined)).address);
	const { address, port } = await listen(server(), 0, hostSetting({ HOST: '127.0.0.1' }));
	expect(address).toBe('127.0.0.1');
	expect(port).toBeGreaterThan(0);
	await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
});

test('a server that moves keeps its port, and is gone where it was', async () => {
	const moving = server();
	const before = await listen(moving, 0, undefined);
	await (await fetch(`http://127.0.0.2:${before.port}/`)).text();
	const after = await listenElsewhere(moving, before, '127.0.0.1');
	expect(after).toEqual({ address: '127.0.0.1', port: before.port });
	expect(await (await fetch(`http://127.0.0.1:${after.port}/`)).text()).toBe('here');
	await expect(fetch(`http://127.0.0.2:${after.port}/`)).rejects.toThrow();
});

test.each([
	'192.0.2.200',
	'no-such-host.invalid',
	'http://127.0.0.1',
	'127.0.0.1:4000',
	'300.1.1.1',
])('HOST "%s" is refused with the cure', async (host) => {
	await expect(listen(server(), 0, host)).rejects.toThrow(
		`HOST is "${host}", which is no address of this machine; give one of its own, such as 127.0.0.1, or 0.0.0.0 for all.`,
	);
});

test('a port that is taken is refused with the cure', async () => {
	const { port } = await listen(server(), 0, '127.0.0.1');
	await expect(listen(server(), port, '127.0.0.1')).rejects.toThrow(
		`Port ${port} is taken; stop what uses it, or set PORT to another one.`,
	);
});

test('only addresses that answer are told', () => {
	const port = 4000;
	expect(urlsOf({ address: '127.0.0.1', port })).toEqual(['http://localhost:4000/']);
	expect(urlsOf({ address: '::1', port })).toEqual(['http://[::1]:4000/']);
	expect(urlsOf({ address: '192.0.2.7', port })).toEqual(['http://192.0.2.7:4000/']);
	expect(urlsOf({ address: '::', port })[0]).toBe('http://localhost:4000/');
});

test('loopback is this machine alone', () => {
	for (const address of ['127.0.0.1', '127.8.8.8', '::1', 'localhost', '::ffff:127.0.0.1'])
		expect([address, isLoopback(address)]).toEqual([address, true]);
	for (const address of ['::', '0.0.0.0', '192.0.2.7', '127.example.org', '1127.0.0.1', ''])
		expect([address, isLoopback(address)]).toEqual([address, false]);
});
