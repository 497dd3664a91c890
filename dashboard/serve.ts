// The program: one port for the dashboard and GraphQL, one process for both.
import { createApi, type Api } from '@seksama/api/api.ts';
import { firstAdminPath } from '@seksama/api/auth/first-admin.ts';
import { siteSettings } from '@seksama/api/auth/site.ts';
import { limitsOf } from '@seksama/api/operation/limits.ts';
import { hostSetting, listen, listenElsewhere } from '@seksama/api/servers/listen.ts';
import { setRunningApi } from '@seksama/api/operation/running.ts';
import { httpServer, stopServer } from '@seksama/api/servers/http-server.ts';
import { auditHeadFile, auditHeadsEveryMs } from '@seksama/schema/audit-heads.ts';
import { startAuditHeads } from '@seksama/schema/audit-keeper.ts';
import { clockWarning } from '@seksama/schema/clock.ts';
import { openDatabase, type Database } from '@seksama/schema/connect.ts';
import { guardFindings } from '@seksama/schema/guard.ts';
import { migrate, restoredWords } from '@seksama/schema/migrate.ts';
import { startRenewing } from '@seksama/schema/renew-kept.ts';
import { databaseSettings, homeCity, integer, SettingsError } from '@seksama/schema/settings.ts';
import { fillEmpty, seedProfile } from '@seksama/seed/fill-empty.ts';
import type { RequestListener } from 'node:http';
import { builtPages } from './front.ts';
import { BoundariesError } from './src/lib/region/boundaries.ts';
import { homeShapes } from './src/lib/region/home-shapes.ts';
import { readManifest } from './manifest.ts';

export interface Running {
	port: number;
	/** The IP address that it answers on; `::` or `0.0.0.0` for all of this machine. */
	address: string;
	/** The address of the site as PUBLIC_URL says it; undefined where each request tells. */
	publicUrl: string | undefined;
	/** Whether the database holds the demo city. */
	demo: boolean;
	/** Where the first admin is made; undefined where there is one. */
	firstAdmin: string | undefined;
	close(): Promise<void>;
}

/**
 * Opens, migrates and guards the database, fills an empty one with the demo city or the public facts, and serves.
 * The port is taken first, so that a taken one is told before anything long begins; until all is ready every
 * question is answered 503. Throws SettingsError with one clear line.
 */
export async function serve(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Running> {
	const port = integer(env, 'PORT', 4000, 0, 65_535);
	const settings = databaseSettings(env);
	const home = homeCity(env);
	const asked = seedProfile(env);
	const host = hostSetting(env);
	const site = siteSettings(env);
	const limits = limitsOf(env);
	checkBoundaries(env);
	let listener: RequestListener = (_request, response) => {
		response.writeHead(503, { 'retry-after': '5', 'content-type': 'text/plain; charset=utf-8' });
		response.end('Seksama sedang dimulai. Seksama is starting.\n');
	};
	const server = httpServer((request, response) => listener(request, response), limits);
	let listening = await listen(server, port, host);
	let database: Database | undefined;
	let api: Api | undefined;
	let auditHeads: { stop(): Promise<void> } | undefined;
	let renewing: { stop(): Promise<void> } | undefined;
	let demo = false;
	let firstAdmin: string | undefined;
	const close = async () => {
		await stopServer(server);
		await api?.dispose();
		await renewing?.stop();
		await auditHeads?.stop();
		await database?.close();
	};
	try {
		database = await openDatabase(settings, { serve: true });
		await prepare(database, settings.url, say);
		const clock = await clockWarning(database);
		if (clock) say(clock);
		demo = (await fillEmpty(database, { asked, home }, say)) === 'demo';
		// The passwords of a demo are known to everybody, so a server shows it to others only when told to.
		if (demo && settings.url && !host) {
			listening = await listenElsewhere(server, listening, '127.0.0.1');
			say('The demo on PostgreSQL answers this machine alone; HOST=0.0.0.0 lets others reach it.');
		}
		const headFile = auditHeadFile(env, settings.dataDir);
		auditHeads = startAuditHeads(database, headFile, auditHeadsEveryMs, say);
		renewing = startRenewing(database, say);
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
	return { ...listening, publicUrl: site.publicUrl, demo, firstAdmin, close };
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
}
