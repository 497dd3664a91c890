// Serves the API alone, for teams that host it apart from the dashboard: node api/src/main.ts
import { auditHeadFile, auditHeadsEveryMs } from '@seksama/schema/audit-heads.ts';
import { startAuditHeads } from '@seksama/schema/audit-keeper.ts';
import { clockWarning } from '@seksama/schema/clock.ts';
import { openDatabase } from '@seksama/schema/connect.ts';
import { homeProblem } from '@seksama/schema/home.ts';
import { startRenewing } from '@seksama/schema/renew-kept.ts';
import { requireMigrated } from '@seksama/schema/require-migrated.ts';
import { databaseSettings, integer, SettingsError } from '@seksama/schema/settings.ts';
import { readFileSync } from 'node:fs';
import { createApi } from './api.ts';
import { hostSetting, listen, urlsOf } from './servers/listen.ts';
import { httpServer, stopServer } from './servers/http-server.ts';
import type { PersistedDocuments } from './servers/parameters.ts';
import { apiSettings } from './settings.ts';

try {
	await serve();
} catch (error) {
	if (!(error instanceof SettingsError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}

async function serve(): Promise<void> {
	const settings = apiSettings();
	const port = integer(process.env, 'PORT', 4000, 1, 65_535);
	const opened = databaseSettings();
	const database = await openDatabase(opened);
	try {
		await requireMigrated(database);
		const problem = await database.asOwner((client) => homeProblem(client, settings.home));
		if (problem) throw new SettingsError(problem);
	} catch (error) {
		await database.close();
		throw error;
	}
	const say = (line: string) => void process.stderr.write(`${line}\n`);
	const clock = await clockWarning(database);
	if (clock) say(clock);
	const api = await createApi({ database, persisted: documentsOf(process.env) });
	const headFile = auditHeadFile(process.env, opened.dataDir);
	const auditHeads = startAuditHeads(database, headFile, auditHeadsEveryMs, say);
	const renewing = startRenewing(database, say);
	const server = httpServer(api.node, settings.limits);
	const stop = async () => {
		await stopServer(server);
		await api.dispose();
		await renewing.stop();
		await auditHeads.stop();
		await database.close();
	};
	try {
		// Asked by a dashboard beside it; another machine only where HOST says so.
		const listening = await listen(server, port, hostSetting(process.env) ?? '127.0.0.1');
		process.stdout.write(`GraphQL: ${urlsOf(listening)[0]}graphql\n`);
	} catch (error) {
		await stop();
		throw error;
	}
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

/** PERSISTED_DOCUMENTS: the file of documents by their SHA-256 that a dashboard hosted apart asks for. */
function documentsOf({ PERSISTED_DOCUMENTS: file }: NodeJS.ProcessEnv): PersistedDocuments {
	if (!file) return {};
	try {
		const documents = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
		return Object.fromEntries(
			Object.entries(documents).map(([hash, text]) => [hash.replace(/^sha256:/, ''), text]),
		);
	} catch (error) {
		throw new SettingsError(
			`PERSISTED_DOCUMENTS is not a readable file of documents: ${(error as Error).message}`,
		);
	}
}
