// Clients that send slowly, read slowly or say nothing: each ends within some times the limit of a request.
import type { RequestListener, Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitsOf } from '../src/operation/limits.ts';
import { createDoor } from '../src/servers/door.ts';
import { httpServer, stopServer } from '../src/servers/http-server.ts';

const requestMs = 300;
/** Far more than is promised, for a machine that is busy with other things; far less than the minutes of before. */
const most = requestMs * 40;
const limits = limitsOf({ LIMIT_REQUEST_MS: String(requestMs), LIMIT_BODY_BYTES: '100000' });
const large = 'x'.repeat(30_000_000);
let server: Server;
let port: number;

/** Pages in small: a form that says how much it got, and a file that is large. */
const pages: RequestListener = (incoming, outgoing) => {
	if (incoming.url === '/besar') return void outgoing.end(large);
	let bytes = 0;
	incoming.on('data', (data: Buffer) => (bytes += data.length));
	incoming.on('end', () => outgoing.end(`${incoming.url} ${bytes}`));
};

beforeAll(async () => {
	const door = createDoor({ limits, site: { trustedProxies: 0, publicUrl: undefined } });
	server = httpServer(door.listener(pages), limits);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	port = (server.address() as AddressInfo).port;
});
afterAll(() => stopServer(server, 100));

interface Talk {
	answer: string;
	ms: number;
}

/** Says what it is told to, then a byte of `drip` as long as the line is open; tells all that came back. */
function talk(
	say: string,
	{ drip, onOpen }: { drip?: string; onOpen?: (socket: Socket) => void } = {},
): Promise<Talk> {
	const began = performance.now();
	return new Promise((resolve) => {
		let answer = '';
		let timer: NodeJS.Timeout | undefined;
		const socket = connect(port, '127.0.0.1', () => {
			if (say) socket.write(say);
			if (drip) timer = setInterval(() => socket.write(drip), requestMs / 5);
			onOpen?.(socket);
		});
		socket.on('data', (data) => (answer += data.toString()));
		socket.on('error', () => {});
		socket.on('close', () => {
			clearInterval(timer);
			resolve({ answer, ms: performance.now() - began });
		});
	});
}

const form = (head: string, path = '/akun') =>
	`POST ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n${head}\r\n\r\n`;

test('a connection on which nothing is said is closed', async () => {
	expect((await talk('')).ms).toBeLessThan(most);
});

test('a head that never ends is closed, also where a line of it comes now and then', async () => {
	const { answer, ms } = await talk('GET / HTTP/1.1\r\nHost: x\r\n', { drip: 'X-A: 1\r\n' });
	expect(ms).toBeLessThan(most);
	expect(answer).toMatch(/^(HTTP\/1.1 408 [^]*)?$/);
});

test.each(['/akun', '/masuk', '/preferensi', '/graphql', '/api/auth/sign-in/email'])(
	'a body that never arrives is answered with 408, also where a byte comes now and then: %s',
	async (path) => {
		for (const drip of [undefined, 'a']) {
			const { answer, ms } = await talk(form('Content-Length: 5000', path), {
				...(drip && { drip }),
			});
			expect(answer).toMatch(/^HTTP\/1.1 408 /);
			expect(ms).toBeLessThan(most);
		}
		const { answer, ms } = await talk(form('Transfer-Encoding: chunked', path), {
			drip: '1\r\na\r\n',
		});
		expect(answer).toMatch(/^HTTP\/1.1 408 /);
		expect(ms).toBeLessThan(most);
	},
);

test('slow bodies hold no place: beside hundreds of them a form is answered', async () => {
	const slow = Array.from({ length: 200 }, () => talk(form('Content-Length: 5000'), { drip: 'a' }));
	const { answer } = await talk(`${form('Content-Length: 3\r\nConnection: close')}a=b`);
	expect(answer).toMatch(/^HTTP\/1.1 200 [^]*\/akun 3$/);
	for (const { ms } of await Promise.all(slow)) expect(ms).toBeLessThan(most * 2);
});

test('a form that is too large gets 413 in both languages, told by its length or by its bytes', async () => {
	const told = await talk(form('Content-Length: 100001'));
	const sent = await talk(
		`${form('Transfer-Encoding: chunked')}${(100_001).toString(16)}\r\n${'a'.repeat(100_001)}\r\n`,
	);
	for (const { answer } of [told, sent]) {
		expect(answer).toMatch(/^HTTP\/1.1 413 /);
		expect(answer).toContain('terlalu besar');
		expect(answer).toContain('too large');
	}
	const whole = await talk(
		`${form('Content-Length: 100000\r\nConnection: close')}${'a'.repeat(100_000)}`,
	);
	expect(whole.answer).toMatch(/ 100000$/);
});

test('who never reads the answer is cut off', async () => {
	const began = performance.now();
	await new Promise<void>((resolve) => {
		server.once('connection', (socket) => socket.once('close', () => resolve()));
		const socket = connect(port, '127.0.0.1', () => {
			socket.pause();
			socket.write('GET /besar HTTP/1.1\r\nHost: x\r\n\r\n');
		});
		socket.on('error', () => {});
	});
	expect(performance.now() - began).toBeLessThan(most);
});

test('who reads one drop at a time is cut off as well', async () => {
	const began = performance.now();
	await new Promise<void>((resolve) => {
		server.once('connection', (socket) => socket.once('close', () => resolve()));
		const socket = connect(port, '127.0.0.1', () => {
			socket.pause();
			socket.write('GET /besar HTTP/1.1\r\nHost: x\r\n\r\n');
		});
		const timer = setInterval(() => socket.read(1), requestMs / 10);
		socket.on('error', () => {});
		socket.on('close', () => clearInterval(timer));
	});
	expect(performance.now() - began).toBeLessThan(most);
});

test('a connection that was answered is kept for longer than a balancer keeps it idle', () => {
	expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
	expect(server.headersTimeout).toBe(requestMs);
	expect(server.requestTimeout).toBe(requestMs);
});

test('a client that pauses between two questions for longer than a head may take is answered', async () => {
	const get = 'GET / HTTP/1.1\r\nHost: x\r\n';
	const { answer } = await talk(`${get}\r\n`, {
		onOpen: (socket) =>
			setTimeout(() => socket.write(`${get}Connection: close\r\n\r\n`), requestMs * 4),
	});
	expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(2);
});

test('when it gets crowded idle connections make room', async () => {
	const small = httpServer(pages, { requestMs: 60_000, connections: 8 });
	await new Promise<void>((resolve) => small.listen(0, '127.0.0.1', resolve));
	const at = (small.address() as AddressInfo).port;
	const sockets: Socket[] = [];
	/** Asks once and then says no more. */
	const idle = () =>
		new Promise<void>((resolve) => {
			const socket = connect(at, '127.0.0.1', () =>
				socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
			);
			sockets.push(socket);
			socket.once('data', () => resolve());
			socket.on('error', () => {});
		});
	for (let n = 0; n < 40; n++) await idle();
	for (const socket of sockets) socket.destroy();
	await stopServer(small, 100);
	expect(sockets).toHaveLength(40);
});

test('stopping closes idle connections at once and lets what is under way end', async () => {
	let answer: (() => void) | undefined;
	const other = httpServer((_incoming, outgoing) => (answer = () => outgoing.end('whole')), {
		requestMs: 60_000,
		connections: 8,
	});
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
	const under = fetch(at);
	await expect.poll(() => answer).toBeDefined();
	const stopped = stopServer(other, 60_000);
	answer?.();
	expect(await (await under).text()).toBe('whole');
	await stopped;
});
