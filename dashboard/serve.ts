// The program: one port for the dashboard and GraphQL, one process for both.
import { createApi, type Api } from '@seksama/api/api.ts';
import { firstAdminPath } from '@seksama/api/auth/first-admin.ts';
import { siteSettings } from '@seksama/api/auth/site.ts';
import { limitsOf } from '@seksama/api/limits.ts';
import { setRunningApi } from '@seksama/api/running.ts';
import { httpServer, stopServer } from '@seksama/api/servers/http-server.ts';
import { auditHeadFile, auditHeadsEveryMs } from '@seksama/schema/audit-heads.ts';
import { startAuditHeads } from '@seksama/schema/audit-keeper.ts';
import { clockWarning } from '@seksama/schema/clock.ts';
import { openDatabase, type Database } from '@seksama/schema/connect.ts';
import { guardFindings } from '@seksama/schema/guard.ts';
import { migrate, restoredWords } from '@seksama/schema/migrate.ts';
import { databaseSettings, homeCity, integer, SettingsError } from '@seksama/schema/settings.ts';
import { progressLine } from '@seksama/seed/progress.ts';
import { seedDatabase, SeedError } from '@seksama/seed/seed-database.ts';
import type { RequestListener, Server } from 'node:http';
import { builtPages } from './front.ts';
import { BoundariesError } from './src/lib/region/boundaries.ts';
import { homeShapes } from './src/lib/region/home-shapes.ts';
import { readManifest } from './manifest.ts';

export interface Running {
	port: number;
	/** Whether the database holds the demo city. */
	demo: boolean;
	/** Where the first admin is made; undefined where there is one. */
	firstAdmin: string | undefined;
	close(): Promise<void>;
}

/**
 * Opens, migrates and guards the database, fills an empty one with the demo city, and serves.
 * The port is taken first, so that a taken one is told before anything long begins; until all is ready every
 * question is answered 503. Throws SettingsError with one clear line.
 */
export async function serve(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Running> {
	const port = integer(env, 'PORT', 4000, 0, 65_535);
	const settings = databaseSettings(env);
	const home = homeCity(env);
	const site = siteSettings(env);
	const limits = limitsOf(env);
	checkBoundaries(env);
	let listener: RequestListener = (_request, response) => {
		response.writeHead(503, { 'retry-after': '5', 'content-type': 'text/plain; charset=utf-8' });
		response.end('Seksama sedang dimulai. Seksama is starting.\n');
	};
	const server = httpServer((request, response) => listener(request, response), limits);
	await listen(server, port);
	let database: Database | undefined;
	let api: Api | undefined;
	let auditHeads: { stop(): Promise<void> } | undefined;
	let demo = false;
	let firstAdmin: string | undefined;
	const close = async () => {
		await stopServer(server);
		await api?.dispose();
		await auditHeads?.stop();
		await database?.close();
	};
	try {
		database = await openDatabase(settings, { serve: true });
		await prepare(database, settings.url, say);
		const clock = await clockWarning(database);
		if (clock) say(clock);
		const headFile = auditHeadFile(env, settings.dataDir);
		auditHeads = startAuditHeads(database, headFile, auditHeadsEveryMs, say);
		demo = (await profileOf(database)) === 'demo';
		firstAdmin = demo ? undefined : await firstAdminPath(database, home);
		api = await createApi({ database, persisted: readManifest(), env });
		setRunningApi(api);
		listener = api.with(await builtPages(process.env, site, limits));
		const { note } = database.authSecret();
		if (note) say(note);
	} catch (error) {
		await close();
		throw error;
	}
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : port,
		demo,
		firstAdmin,
		close,
	};
}

/** The pages read the borders themselves when they are first drawn; here a file that cannot be used is told at once. */
function checkBoundaries(env: NodeJS.ProcessEnv): void {
	try {
		homeShapes(env);
	} catch (error) {
		if (error instanceof BoundariesError) throw new SettingsError(error.message);
		throw error;
	}
}

async function prepare(
	database: Database,
	url: string | undefined,
	say: (line: string) => void,
): Promise<void> {
	const { applied, mended, adopted } = await migrate(database, url);
	if (adopted) say(restoredWords);
	if (applied.length > 0) say(`Database migrated: ${applied.length} steps.`);
	if (mended && !adopted)
		say('Rules of access had been changed in the database; they were laid anew.');
	const findings = await guardFindings(database);
	if (findings.length > 0)
		throw new SettingsError(
			`Refusing to serve, the database could leak: ${findings.map(({ problem, object }) => `${object}: ${problem}`).join('; ')}.`,
		);
	if ((await profileOf(database)) === undefined) await fill(database, say);
}

/** An empty database becomes the demo city; one that somebody else filled stays as it is. */
async function fill(database: Database, say: (line: string) => void): Promise<void> {
	const progress = progressLine(process.stderr);
	say('Filling the empty database with the demo city:');
	try {
		await seedDatabase({
			profile: 'demo',
			seed: 1,
			connection: database,
			onProgress: progress.show,
		});
	} catch (error) {
		if (!(error instanceof SeedError)) throw error;
	} finally {
		progress.finish();
	}
}

async function profileOf(database: Database): Promise<string | undefined> {
	return database.asOwner(async (client) => {
		const { rows } = await client.query<{ profile: string }>('select profile from seed_run');
		return rows[0]?.profile;
	});
}

async function listen(server: Server, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) =>
			reject(
				error.code === 'EADDRINUSE'
					? new SettingsError(
							`Port ${port} is taken; stop what uses it, or set PORT to another one.`,
						)
					: error.code === 'EACCES'
						? new SettingsError(
								`Port ${port} may not be used by this user; set PORT to 1024 or more.`,
							)
						: error,
			),
		);
		server.listen(port, resolve);
	});
}
