// The pages alone, for those who host the API apart: GRAPHQL_URL=… node dashboard/pages.ts
import { siteSettings } from '@seksama/api/auth/site.ts';
import { integer, SettingsError } from '@seksama/schema/settings.ts';
import { createServer, type RequestListener } from 'node:http';
import { markRequest, nameHeaders } from './front.ts';

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
	nameHeaders(env);
	// Only now: what is imported here reads the names of the headers, and was made by the build.
	const built = new URL('./build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: RequestListener };
	const server = createServer((request, response) => {
		markRequest(request, site);
		handler(request, response);
	});
	server.listen(port, () => console.log(`Pages: http://localhost:${port}/`));
	const stop = () => {
		server.close();
		server.closeIdleConnections();
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}
