// Serves the API alone, for teams that host it apart from the dashboard: node api/src/main.ts
import { openDatabase } from '@seksama/schema/connect.ts';
import { databaseSettings, integer, SettingsError } from '@seksama/schema/settings.ts';
import { createServer } from 'node:http';
import { createApi } from './api.ts';
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
	const database = await openDatabase(databaseSettings());
	const api = await createApi({ database });
	const server = createServer(
		{ requestTimeout: settings.limits.requestMs * 2, headersTimeout: settings.limits.requestMs },
		api.node,
	);
	server.listen(port, process.env.HOST || '127.0.0.1', () => {
		process.stdout.write(`GraphQL: http://localhost:${port}/graphql\n`);
	});
	const stop = () => {
		server.close(() => void api.dispose().then(() => database.close()));
		server.closeIdleConnections();
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}
