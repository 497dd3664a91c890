// What stands between the net and the pages: who asks, and under which address the browser knows this site.
import { addressOf, siteOf, type SiteSettings } from '@seksama/api/auth/site.ts';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Limits } from '@seksama/api/operation/limits.ts';

const names = { scheme: 'x-seksama-scheme', host: 'x-seksama-host', address: 'x-seksama-address' };

interface FileTable {
	entries: readonly [path: string, ...unknown[]][];
	aliases: readonly [path: string, ...unknown[]][];
}

/** The built pages, and which paths are files of theirs. */
export interface Pages {
	listener: RequestListener;
	isFile(path: string): boolean;
}

/**
 * Loads the built pages. They read from the environment in which headers they find who asks, and how large a form may
 * be, so that is told before their code is imported.
 */
export async function builtPages(
	env: NodeJS.ProcessEnv,
	site: SiteSettings,
	{ bodyBytes }: Pick<Limits, 'bodyBytes'>,
): Promise<Pages> {
	env.PROTOCOL_HEADER = names.scheme;
	env.HOST_HEADER = names.host;
	env.ADDRESS_HEADER = names.address;
	env.BODY_SIZE_LIMIT = String(bodyBytes);
	const built = new URL('./build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: RequestListener };
	const table = new URL('./build/adapter-node.js', import.meta.url).href;
	const files = pathsOf(((await import(table)) as { assets: FileTable }).assets);
	return {
		isFile: (path) => files.has(path),
		listener(request, response) {
			markRequest(request, site);
			handler(request, response);
		},
	};
}

/** The paths that the pages' server answers with a file, from its own table: all else is drawn. */
function pathsOf({ entries, aliases }: FileTable): Set<string> {
	return new Set([...entries, ...aliases].map(([path]) => path));
}

/** Writes them into a request; whatever the client sent under these names is gone. */
function markRequest(request: IncomingMessage, settings: SiteSettings): void {
	const site = new URL(siteOf(request.headers, settings.publicUrl));
	request.headers[names.scheme] = site.protocol.slice(0, -1);
	request.headers[names.host] = site.host;
	request.headers[names.address] = addressOf(
		request.headers,
		request.socket.remoteAddress,
		settings.trustedProxies,
	);
}
