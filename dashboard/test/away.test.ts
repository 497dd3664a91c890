// The pages while the database is away, and then the API as well: forms say so, keep what was typed, and tell when to ask
// again.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../schema/test/support/database.ts';
import { insertDemoAccess } from '../../seed/src/demo-access.ts';

const root = join(import.meta.dirname, '../..');
const programs: ChildProcess[] = [];
let site = '';
let cookie = '';

beforeAll(async () => {
	const database = await openTestDatabase({ with: 'scenario' });
	const { secret } = database.authSecret();
	await database.asOwner((client) => insertDemoAccess(client, secret));
	const apiPort = await freePort();
	const port = await freePort();
	site = `http://localhost:${port}`;
	start('api/src/main.ts', {
		...database.env,
		AUTH_SECRET: secret,
		PORT: String(apiPort),
		TRUSTED_PROXIES: '1',
		PUBLIC_URL: site,
		RATE_LIMIT: 'off',
		PERSISTED_DOCUMENTS: join(root, 'dashboard/src/lib/graphql/generated/persisted-documents.json'),
	});
	start('dashboard/pages.ts', {
		PORT: String(port),
		GRAPHQL_URL: `http://127.0.0.1:${apiPort}/graphql`,
	});
	while (!(await fetch(site).catch(() => undefined))?.ok)
		await new Promise((resolve) => setTimeout(resolve, 200));
	const answer = await send('/masuk', person);
	expect(answer.status).toBe(303);
	cookie = answer.headers
		.getSetCookie()
		.map((text) => text.split(';')[0])
		.join('; ');
	await database.close();
});
afterAll(async () => {
	for (const program of programs) await end(program);
});

async function end(program: ChildProcess): Promise<void> {
	if (program.exitCode !== null || program.signalCode !== null) return;
	const ended = new Promise((resolve) => program.once('exit', resolve));
	program.kill('SIGTERM');
	await ended;
}

function start(file: string, env: Record<string, string>): void {
	const options = ['--disable-warning=ExperimentalWarning', file];
	const settings = { cwd: root, env: { ...process.env, ...env }, stdio: 'ignore' as const };
	programs.push(spawn(process.execPath, options, settings));
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

const person = { email: 'evaluator@demo.example', password: 'seksama-demo' };

function send(path: string, fields: Record<string, string>, cookies = ''): Promise<Response> {
	return fetch(`${site}${path}`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			origin: site,
			cookie: cookies,
		},
		body: new URLSearchParams(fields),
	});
}

const look = (path: string, cookies = '') =>
	fetch(`${site}${path}`, {
		redirect: 'manual',
		headers: { accept: 'text/html', cookie: cookies },
	});

/** What holds for every answer now; answers the text of the page. */
async function away(answer: Response, english = false): Promise<string> {
	const text = await answer.text();
	expect(answer.status).toBe(503);
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(text).toContain(english ? 'The data cannot be reached' : 'Data sedang tidak terjangkau');
	expect(text).not.toContain('seksama-demo-typed');
	return text;
}

const passwords = { password: 'seksama-demo-typed', again: 'seksama-demo-typed' };

describe.each(['the database', 'the API'])('without %s', (what) => {
	beforeAll(async () => {
		if (what === 'the API') await end(programs[0] as ChildProcess);
	});

	test('signing in says so in both languages, and keeps the address but not the password', async () => {
		const typed = { email: 'Nama@kota.example', password: passwords.password };
		for (const [language, english] of [
			['', false],
			['lang=en', true],
		] as const) {
			const text = await away(await send('/masuk?ke=%2Ftren', typed, language), english);
			expect(text).toContain('Nama@kota.example');
			expect(text).toMatch(/<form method="post" action="\/masuk\?ke=%2Ftren"/);
		}
	});

	test('a code keeps what was typed', async () => {
		const text = await away(await send('/masuk/kode', { code: '123 456' }, cookie));
		expect(text).toContain('123 456');
	});

	test('the first admin keeps name and address', async () => {
		const typed = { kode: 'x', name: 'Rini Astuti', email: 'rini@kota.example', ...passwords };
		const text = await away(await send('/masuk/admin-pertama?kode=x', typed));
		expect(text).toContain('Rini Astuti');
		expect(text).toContain('rini@kota.example');
	});

	test('a password by a link can be sent again', async () => {
		const text = await away(await send('/masuk/tautan?kode=x', { kode: 'x', ...passwords }));
		expect(text).toMatch(/<input[^>]*name="again"/);
	});

	test.each([
		['/keluar', {}],
		['/keluar', { semua: '1' }],
		['/akun?/name', { name: 'Nama baru' }],
		['/akun?/password', { current: 'x', new: passwords.password, again: passwords.again }],
		['/akun/sesi?/end', { number: '1' }],
		['/akun/sesi?/others', {}],
		['/akun/sesi?/everywhere', {}],
		['/akun/dua-langkah?/begin', { password: 'x' }],
		['/akun/dua-langkah?/disable', { password: 'x', code: '123456' }],
		['/akun/token?/create', { name: 'x', scopes: 'READ_OWN', expiresOn: '2027-01-01' }],
		['/akun/token?/revoke', { id: 'x' }],
	])('the form %s is not taken for done: %o', async (path, fields) => {
		await away(await send(path, fields, cookie));
	});

	test.each([
		'/akun',
		'/akun/sesi',
		'/masuk',
		'/masuk/tautan?kode=x',
		'/masuk/admin-pertama?kode=x',
	])('the page %s says so', async (path) => {
		await away(await look(path, cookie));
	});

	test('the way to the government says so', async () => {
		expect((await look('/masuk/pemerintah')).status).toBe(503);
	});
});
