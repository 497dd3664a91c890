import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardedPaths } from '../../src/auth/paths.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
let server: Server;
let port: number;
beforeAll(async () => {
	house = await openHouse();
	const api = await house.api({ LIMIT_REQUEST_MS: '500' });
	server = createServer(api.node).listen(0);
	port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await house.close();
});

/** Sends the head of a request and parts of its body, and returns all that comes back. */
function send(head: string, parts: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(
				`POST /api/auth/sign-in/email HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${head}\r\n\r\n`,
			);
			for (const part of parts) socket.write(part);
		});
		socket.on('data', (data) => (answer += data.toString()));
		socket.on('close', () => resolve(answer));
		socket.on('error', reject);
	});
}

test('the body of a sign-in that is too large is answered before it has arrived, also where its length was not told', async () => {
	const large = /^HTTP\/1.1 413 [^]*"code":"TOO_LARGE"/;
	expect(await send('Content-Length: 50000000', [' '.repeat(100_000)])).toMatch(large);
	const chunk = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`;
	expect(await send('Transfer-Encoding: chunked', [chunk])).toMatch(large);
});

test('the body of a sign-in that does not arrive is not waited for', async () => {
	expect(await send('Content-Length: 100', ['{"ema'])).toMatch(
		/^HTTP\/1.1 408 [^]*"code":"TOO_SLOW"/,
	);
});

const posted = Object.keys(guardedPaths).filter((path) => guardedPaths[path]?.method === 'POST');

test.each(posted)('nothing is posted from a page of another site: %s', async (path) => {
	const from = async (headers: Record<string, string>) => {
		const answer = await fetch(`http://localhost:${port}/api/auth${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: '{}',
		});
		return [answer.status, ((await answer.json()) as { code: string }).code];
	};
	const foreign = [403, 'INVALID_ORIGIN'];
	expect(await from({ origin: 'https://evil.example' })).toEqual(foreign);
	expect(await from({ origin: 'null' })).toEqual(foreign);
	expect(await from({ 'sec-fetch-site': 'same-site' })).toEqual(foreign);
	expect(await from({ origin: `http://localhost:${port}` })).not.toEqual(foreign);
});
