// The pages alone, for those who host the API apart: GRAPHQL_URL=… node dashboard/pages.ts
import { hostSetting, listen, urlsOf } from '@seksama/api/servers/listen.ts';
import { siteSettings } from '@seksama/api/auth/site.ts';
import { limitsOf } from '@seksama/api/operation/limits.ts';
import { createDoor } from '@seksama/api/servers/door.ts';
import { httpServer, stopServer } from '@seksama/api/servers/http-server.ts';
import { homeCity, integer, SettingsError } from '@seksama/schema/settings.ts';
import { builtPages } from './front.ts';

try {
	await serve(process.env);
} catch (error) {
	if (!(error instanceof SettingsError)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}

async function serve(env: NodeJS.ProcessEnv): Promise<void> {
	const port = integer(env, 'PORT', 4000, 1, 65_535);
	if (!URL.canParse(env.GRAPHQL_URL ?? ''))
		throw new SettingsError(
			'GRAPHQL_URL is not an address; give that of the API, such as http://127.0.0.1:4001/graphql.',
		);
	const site = siteSettings(env);
	const limits = limitsOf(env);
	homeCity(env);
	const { listener, isFile } = await builtPages(env, site, limits);
	const server = httpServer(createDoor({ limits, site }).listener(listener, isFile), limits);
	const listening = await listen(server, port, hostSetting(env));
	console.log(`Pages: ${urlsOf(listening)[0]}`);
	const stop = () => void stopServer(server);
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}
