// The program as its operator meets it: started, killed, started again, and started wrongly.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { openTestDatabase } from '../../schema/test/support/database.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'seksama-start-'));
const running: Program[] = [];
afterAll(async () => {
	for (const program of running) await program.end('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

class Program {
	output = '';
	readonly port: number;
	readonly ended: Promise<number | null>;
	readonly #child: ChildProcess;

	constructor(port: number, env: Record<string, string>) {
		this.port = port;
		this.#child = spawn(
			process.execPath,
			['--disable-warning=ExperimentalWarning', 'dashboard/start.ts'],
			{
				cwd: root,
				env: { ...process.env, DATABASE_URL: '', PORT: String(port), DATA_DIR: folder, ...env },
			},
		);
		for (const stream of [this.#child.stdout, this.#child.stderr])
			stream?.on('data', (data: Buffer) => (this.output += data.toString()));
		this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
		running.push(this);
	}

	async end(signal: NodeJS.Signals): Promise<number | null> {
		this.#child.kill(signal);
		return this.ended;
	}

	async says(text: string): Promise<void> {
		await expect.poll(() => this.output, { timeout: 240_000, interval: 100 }).toContain(text);
	}

	async ask(query: string): Promise<unknown> {
		const response = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ query }),
		});
		return ((await response.json()) as { data: unknown }).data;
	}
}

async function start(env: Record<string, string> = {}): Promise<Program> {
	return new Program(await freePort(), env);
}

const schools = '{ schools(first: 0) { totalCount } regions(level: VILLAGE) { code } }';

test('a start that was killed while it filled the database is made whole by the next one', async () => {
	const killed = await start();
	await killed.says('demo');
	await new Promise((resolve) => setTimeout(resolve, 3000));
	await killed.end('SIGKILL');

	const again = await start();
	await again.says('GraphQL');
	expect(await again.ask(schools)).toMatchObject({
		schools: { totalCount: 511 },
		regions: { length: 27 },
	});
	expect(again.output).toContain(`http://localhost:${again.port}/`);
	expect(again.output).toContain('@demo.example');

	const second = await start();
	expect(await second.ended).toBe(1);
	expect(second.output.trim().split('\n').at(-1)).toMatch(
		/in use by another process \(number \d+\); stop it/,
	);

	expect(await again.end('SIGTERM')).toBe(0);
	const third = await start();
	await third.says('GraphQL');
	expect(third.output).not.toContain('%');
	expect(await third.ask(schools)).toMatchObject({ schools: { totalCount: 511 } });
	await third.end('SIGTERM');
}, 600_000);

test('a taken port, a wrong address and a wrong setting each end it with one line that names the cure', async () => {
	const holder = createServer().listen(0);
	await new Promise((resolve) => holder.once('listening', resolve));
	const { port } = holder.address() as AddressInfo;
	const cases: [Record<string, string>, RegExp][] = [
		[
			{ PORT: String(port) },
			/^Port \d+ is taken; stop what uses it, or set PORT to another one\.$/,
		],
		[{ PORT: 'http' }, /^PORT is "http"; give a whole number/],
		[{ DATABASE_URL: 'mysql://a:secret@b/c' }, /^DATABASE_URL is not a PostgreSQL address/],
		[
			{ DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none' },
			/^DATABASE_URL does not lead to a usable database/,
		],
		[{ HOME_CITY: 'Pekalongan' }, /^HOME_CITY is "Pekalongan"; give a city's region code/],
		[{ SEED_PROFILE: 'large' }, /^SEED_PROFILE is "large"; give demo or real/],
		[
			{ HOST: 'no-such-host.invalid' },
			/^HOST is "no-such-host.invalid", which is no address of this machine; give one of its own/,
		],
		[
			{ HOME_CITY: '33.74' },
			/^HOME_CITY is "33.74", and the database holds 33.75 Kota Pekalongan; set HOME_CITY to 33.75/,
		],
		[
			{ TRUSTED_PROXIES: '1' },
			/^TRUSTED_PROXIES is 1, but PUBLIC_URL is missing; give the address/,
		],
		[
			{ BOUNDARIES: '/dev/null/x.geojson' },
			/^BOUNDARIES: \/dev\/null\/x.geojson cannot be read; give the path of a GeoJSON file\.$/,
		],
		[{ BOUNDARIES: 'package.json' }, /^BOUNDARIES: package.json is no FeatureCollection/],
		[{ DATA_DIR: '/dev/null/x' }, /^The data folder .* cannot be made/],
	];
	for (const [env, line] of cases) {
		const program = new Program(await freePort(), env);
		expect(await program.ended).toBe(1);
		const last = program.output.trim().split('\n').at(-1);
		expect(last).toMatch(line);
		expect(last).not.toContain('secret');
	}
	holder.close();
});

test('an empty database gets the public facts of the city that is asked for, and a link for its first admin', async () => {
	const own = mkdtempSync(join(tmpdir(), 'seksama-city-'));
	const env = { DATA_DIR: own, HOME_CITY: '33.74' };
	try {
		for (const [wrong, line] of [
			[{}, /^HOME_CITY is 33.74, and the demo is a city of its own, 33.75; .*SEED_PROFILE=real/],
			[{ HOME_CITY: '33.99', SEED_PROFILE: 'real' }, /^HOME_CITY is "33.99", which no city/],
		] as const) {
			const program = await start({ ...env, ...wrong });
			expect(await program.ended).toBe(1);
			expect(program.output.trim().split('\n').at(-1)).toMatch(line);
		}
		const link = /\/masuk\/admin-pertama\?kode=([\w-]+)/;
		const first = await start({ ...env, SEED_PROFILE: 'real', HOST: '127.0.0.1' });
		await first.says('Ctrl+C');
		expect(first.output).toMatch(link);
		expect(first.output).not.toMatch(/demo|http:\/\/(?!localhost)/);
		expect(
			await first.ask(
				'{ regions(level: CITY) { name } villages: regions(level: VILLAGE) { code } }',
			),
		).toMatchObject({ regions: [{ name: 'Kota Semarang' }], villages: { length: 177 } });
		await first.end('SIGTERM');
		// Nobody used the link, so the next start prints another one; what it is asked to fill is filled.
		const again = await start({ ...env, SEED_PROFILE: 'demo' });
		await again.says('Ctrl+C');
		expect(again.output).toContain(
			'SEED_PROFILE is demo, and the database is filled already (real)',
		);
		expect(link.exec(again.output)?.[1]).not.toBe(link.exec(first.output)?.[1]);
		await again.end('SIGTERM');
	} finally {
		rmSync(own, { recursive: true, force: true });
	}
}, 240_000);

test.runIf(process.env.TEST_DATABASE_URL)(
	'on PostgreSQL a demo is made only when asked for, and answers this machine alone until HOST says otherwise',
	async () => {
		const database = await openTestDatabase({ migrated: false });
		try {
			const demo = await start({ ...database.env, SEED_PROFILE: 'demo' });
			await demo.says('Ctrl+C');
			expect(demo.output).toContain('@demo.example');
			expect(demo.output).toContain('answers this machine alone; HOST=0.0.0.0');
			expect(demo.output).not.toMatch(/WARNING|http:\/\/(?!localhost)/);
			await expect(fetch(`http://127.0.0.2:${demo.port}/healthz`)).rejects.toThrow();
			await demo.end('SIGTERM');
			const served = await start({ ...database.env, HOST: '0.0.0.0' });
			await served.says('Ctrl+C');
			expect(served.output).toContain('WARNING: this demo answers on all addresses');
			expect((await fetch(`http://127.0.0.2:${served.port}/healthz`)).status).toBe(200);
			await served.end('SIGTERM');
		} finally {
			await database.close();
		}
	},
	400_000,
);

test.runIf(process.env.TEST_DATABASE_URL)(
	'an empty PostgreSQL gets the public facts, no account, and a link for the first admin',
	async () => {
		const database = await openTestDatabase({ migrated: false });
		try {
			const program = await start(database.env);
			await program.says('Ctrl+C');
			expect(program.output).toContain('/masuk/admin-pertama?kode=');
			expect(program.output).not.toContain('demo');
			expect((await fetch(`http://127.0.0.2:${program.port}/healthz`)).status).toBe(200);
			expect(await program.ask('{ isDemo schools(first: 0) { totalCount } }')).toEqual({
				isDemo: false,
				schools: { totalCount: 0 },
			});
			await program.end('SIGTERM');
		} finally {
			await database.close();
		}
	},
	240_000,
);

async function freePort(): Promise<number> {
	const server = createServer().listen(0);
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
