// The dashboard in one process and the API in another: GRAPHQL_URL, with signing in.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import { insertDemoAccess } from '../../seed/src/demo-access.ts';

const root = join(import.meta.dirname, '../..');
let database: TestDatabase;
const programs: ChildProcess[] = [];
let site = '';

beforeAll(async () => {
	database = await openTestDatabase({ with: 'scenario' });
	const { secret } = database.authSecret();
	await database.asOwner((client) => insertDemoAccess(client, secret));
	const apiPort = await freePort();
	const port = await freePort();
	site = `http://localhost:${port}`;
	start('api/src/main.ts', {
		...database.env,
		PORT: String(apiPort),
		TRUSTED_PROXIES: '1',
		PUBLIC_URL: site,
		RATE_LIMIT: 'off',
		GUARD_EVERY_MS: '200',
		PERSISTED_DOCUMENTS: join(root, 'dashboard/src/lib/graphql/generated/persisted-documents.json'),
	});
	const GRAPHQL_URL = `http://127.0.0.1:${apiPort}/graphql`;
	start('dashboard/pages.ts', { PORT: String(port), GRAPHQL_URL });
	while (!(await fetch(site).catch(() => undefined))?.ok)
		await new Promise((resolve) => setTimeout(resolve, 200));
});
afterAll(async () => {
	for (const program of programs) {
		const ended = new Promise((resolve) => program.once('exit', resolve));
		program.kill('SIGTERM');
		await ended;
	}
	await database.close();
});

function start(file: string, env: Record<string, string>): void {
	const options = ['--disable-warning=ExperimentalWarning', file];
	programs.push(
		spawn(process.execPath, options, {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: 'ignore',
		}),
	);
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

const signIn = (password: string, cookie = '', path = '/masuk') =>
	fetch(`${site}${path}`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			origin: site,
			cookie,
		},
		body: new URLSearchParams({ email: 'evaluator@demo.example', password }),
	});

test('pages show the data of the API elsewhere', async () => {
	const answer = await fetch(`${site}/peringkat`);
	expect([answer.status, (await answer.text()).includes('DINDIK')]).toEqual([200, true]);
});

test('somebody signs in through the pages, and is themselves there', async () => {
	expect((await signIn('wrong')).status).toBe(401);
	const answer = await signIn('seksama-demo');
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/akun']);
	const cookie = cookiesOf(answer);
	const account = await fetch(`${site}/akun`, { headers: { cookie } });
	expect(await account.text()).toContain('Evaluator (contoh)');
	const [session] = await database.asOwner(async (client) => {
		const { rows } = await client.query<{ ip_address: string }>(
			'select ip_address from app.session where user_id = 5',
		);
		return rows;
	});
	expect(session?.ip_address).toMatch(/127\.0\.0\.1|::1/);
	const foreign = await fetch(`${site}/graphql`, {
		method: 'POST',
		headers: { cookie, 'content-type': 'application/json', origin: 'https://evil.example' },
		body: JSON.stringify({ query: '{ viewer { name } }' }),
	});
	expect(foreign.status).toBe(403);
});

const cookiesOf = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');

test('strangers close the account for themselves, and its owner is led to what they tried, in both languages', async () => {
	const device = cookiesOf(await signIn('seksama-demo'));
	await fetch(`${site}/keluar`, { method: 'POST', headers: { origin: site, cookie: device } });
	const statuses = [];
	for (let n = 0; n < 6; n++) statuses.push((await signIn(`wrong ${n}`)).status);
	expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
	const answer = await signIn('seksama-demo', device, '/masuk?ke=%2Ftren');
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/akun?ke=%2Ftren']);
	const page = async (language: string) => {
		const headers = { cookie: `${cookiesOf(answer)}; lang=${language}` };
		return (await fetch(`${site}/akun?ke=%2Ftren`, { headers })).text();
	};
	expect(await page('id')).toMatch(/Kata sandi salah yang dicoba pada akun ini sejak[^]*: 5\./);
	const english = await page('en');
	expect(english).toMatch(/Wrong passwords tried on this account since[^]*: 5\./);
	expect(english).toMatch(/<a href="\/tren">Continue/);
});

test('what the browser makes up about its address does not pass through', async () => {
	const tries = async (address: string) =>
		fetch(`${site}/api/auth/sign-in/email`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: site, 'x-forwarded-for': address },
			body: JSON.stringify({ email: `${address}@x.example`, password: 'wrong' }),
		});
	await tries('198.51.100.1');
	await database.asOwner((client) =>
		client.query('update app.rate_limit set tries = 39 where tries > 1.5'),
	);
	const statuses = [];
	for (const n of [2, 3, 4]) statuses.push((await tries(`198.51.100.${n}`)).status);
	expect(statuses).toEqual([401, 429, 429]);
});

test('what a proxy is said to have forwarded stands nowhere, and no shared cache keeps a page that names its host', async () => {
	const headers = {
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'https',
		forwarded: 'host=evil.example;proto=https',
	};
	for (const path of [
		'/sematan/peringkat',
		'/bagan/peringkat.svg',
		'/bagan/peringkat.csv',
		'/',
		'/peringkat',
	]) {
		const answer = await fetch(site + path, { headers });
		expect([path, answer.status]).toEqual([path, 200]);
		expect(await answer.text()).not.toContain('evil.example');
		expect(answer.headers.get('cache-control')).toMatch(/^private/);
		expect(answer.headers.get('strict-transport-security')).toBeNull();
	}
});

test('a form that is too large is refused with 413 before the page is drawn', async () => {
	const answer = await fetch(`${site}/masuk`, {
		method: 'POST',
		headers: {
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			origin: site,
		},
		body: `email=${'x'.repeat(1_000_000)}`,
	});
	expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('too large')]);
});

test('where the guard of the API finds something, the pages pass its 503 on', async () => {
	const status = async (path: string) => (await fetch(site + path)).status;
	const owner = (sql: string) => database.asOwner((client) => client.query(sql));
	await owner('create policy leak on app.achievement for select to app_anon using (true)');
	await expect.poll(() => status('/peringkat'), { timeout: 30_000 }).toBe(503);
	for (const path of ['/', '/export/ranking.csv', '/sematan/peringkat', '/api/auth/get-session']) {
		const answer = await fetch(site + path);
		expect([path, answer.status]).toEqual([path, 503]);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	}
	await owner('drop policy leak on app.achievement');
	await expect.poll(() => status('/peringkat'), { timeout: 30_000 }).toBe(200);
});
