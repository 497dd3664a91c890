// The program as its operator meets it: started, killed, started again, and started wrongly.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
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

async function freePort(): Promise<number> {
	const server = createServer().listen(0);
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
