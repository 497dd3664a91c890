// pnpm bench: the pages' documents and the general graph against the limit, in one run, as ratios.
// Wants PostgreSQL (DATABASE_URL or BENCH_DATABASE_URL); an empty database is filled with the demo city first.
import { fork, type ChildProcess } from 'node:child_process';
import { build } from '../build.ts';
import { compare, type Request } from './load.ts';
import { overload } from './overload.ts';
import { pages, slowestOfPages } from './pages.ts';
import { held, ratioTable, table, within, type Line } from './report.ts';
import { difference } from './same.ts';
import type { Scene } from './scenes.ts';

const url = process.env.BENCH_DATABASE_URL || process.env.DATABASE_URL;
if (!url) {
	console.error(
		'pnpm bench compares on PostgreSQL: set DATABASE_URL to an empty or demo database.',
	);
	process.exit(2);
}
const seconds = Number(process.env.BENCH_SECONDS || 4);
const rounds = Number(process.env.BENCH_ROUNDS || 3);

build();
const { pageDocument, scenes } = await import('./scenes.ts');
const { loginUrl } = await import('@seksama/schema/connect.ts');
const { databaseSettings } = await import('@seksama/schema/settings.ts');
const { compareRecipe } = await import('./recipe.ts');
const { compareRollups } = await import('./rollups.ts');

const served = await start('served.ts', { DATABASE_URL: url, PUBLIC_CACHE_MS: '0' });
const cached = await start('served.ts', { DATABASE_URL: url });
const limit = await start('limit.ts', {
	BENCH_ADMIN_URL: url,
	BENCH_LOGIN_URL: loginUrl(databaseSettings({ DATABASE_URL: url })),
});

try {
	const lines: Line[] = [];
	for (const scene of scenes) lines.push(await measure(scene));
	console.log(ratioTable(lines));
	console.log(`\n${await besides(url)}`);
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
} finally {
	for (const { child } of [served, cached, limit]) child.kill('SIGTERM');
}

/** What is not a question to the API: rollups, the way of a transaction, whole pages, starting, memory. */
async function besides(address: string): Promise<string> {
	const { cities, achievements, lines } = await compareRollups(address, rounds);
	const { operation, interactive } = await compareRecipe(address, rounds, seconds);
	const rows = [
		['else', 'figure'],
		...lines.map(({ name, goal, kept, computed }) => [
			`${name}: computed / rollup, ${cities} cities, ${achievements} achievements`,
			`${computed.toFixed(1)} ms / ${kept.toFixed(1)} ms = ${held(computed / kept, goal, 0)}`,
		]),
		['Prisma in one flight / in an interactive transaction', held(operation / interactive, 1.3)],
	];
	for (const path of pages)
		rows.push([
			`page ${path}: 95 of 100 within`,
			within(await slowestOfPages(cached.base, path, seconds), 150, 'ms'),
		]);
	const { asked, refused, answerMs, refusalMs, probeMs, lost } = await overload(cached.base, 15);
	rows.push(
		[
			`ten times what it can answer (${asked}/s, ${Math.round(refused * 100)} % refused): 99 of 100 answers within`,
			within(answerMs[1], 1000, 'ms'),
		],
		[
			'the same: the middle of the refusals, of the probes',
			`${refusalMs[0].toFixed(1)} ms, ${probeMs[0].toFixed(1)} ms`,
		],
		['the same: neither answered nor refused', within(lost, 0, 'requests')],
	);
	rows.push(['start, filled database', within(cached.ms, 4000, 'ms')]);
	rows.push(['memory after all this', within((await memory(cached)) / 2 ** 20, 600, 'MB')]);
	return table(rows);
}

async function memory({ child }: Started): Promise<number> {
	const said = new Promise<number>((resolve) =>
		child.once('message', (message: { memory: number }) => resolve(message.memory)),
	);
	child.send('memory');
	return said;
}

async function measure(scene: Scene): Promise<Line> {
	const requests: Request[] = [
		{ url: `${limit.base}/viewer/${scene.name}` },
		{ url: `${limit.base}/plain/${scene.name}` },
		asText(served.base, scene.document, scene.variables),
	];
	if (scene.kind === 'page') {
		const { hash } = pageDocument(scene.operation);
		requests.push(
			asHash(served.base, hash, scene.variables),
			asHash(cached.base, hash, scene.variables),
		);
	}
	await sameAnswers(scene.name, requests);
	const figures = await compare(requests, rounds, seconds);
	const [viewer = 0, plain = 0, text = 0, persisted, kept] = figures;
	console.error(`${scene.name}: ${Math.round(viewer)} answers a second at the limit`);
	return { scene, viewer, plain, text, persisted, kept };
}

/** A ratio means something only where both answer the same. */
async function sameAnswers(name: string, requests: readonly Request[]): Promise<void> {
	// The second one has no policies and may know more.
	const [limitAnswer, , ...answers] = await Promise.all(
		requests.map(async ({ url: address, ...init }) => (await fetch(address, init)).json()),
	);
	for (const answer of answers as { data?: unknown; errors?: unknown }[]) {
		const found = answer.errors
			? JSON.stringify(answer.errors)
			: difference(answer.data, (limitAnswer as { data: unknown }).data);
		if (found) throw new Error(`${name}: the answers differ at ${found}.`);
	}
}

interface Started {
	child: ChildProcess;
	base: string;
	/** Milliseconds until it answered. */
	ms: number;
}

function start(file: string, env: Record<string, string>): Promise<Started> {
	const began = performance.now();
	const child = fork(new URL(file, import.meta.url), {
		env: { ...process.env, ...env },
		execArgv: ['--disable-warning=ExperimentalWarning'],
	});
	return new Promise((resolve, reject) => {
		child.once('message', (message: { port: number }) =>
			resolve({
				child,
				base: `http://127.0.0.1:${message.port}`,
				ms: performance.now() - began,
			}),
		);
		child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
	});
}

function asText(base: string, query: string, variables: object): Request {
	return {
		url: `${base}/graphql`,
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ query, variables }),
	};
}

function asHash(base: string, sha256Hash: string, variables: object): Request {
	const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
	const search = new URLSearchParams({ variables: JSON.stringify(variables), extensions });
	return { url: `${base}/graphql?${search}`, headers: { 'x-graphql-yoga-csrf': '1' } };
}
