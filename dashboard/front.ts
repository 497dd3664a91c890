// What stands between the net and the pages: who asks, and under which address the browser knows this site.
import { addressOf, siteOf, type SiteSettings } from '@seksama/api/auth/site.ts';
import type { IncomingMessage } from 'node:http';

const names = { scheme: 'x-seksama-scheme', host: 'x-seksama-host', address: 'x-seksama-address' };

/** Tells the pages' server in which headers it finds them. Before its code is imported. */
export function nameHeaders(env: NodeJS.ProcessEnv): void {
	env.PROTOCOL_HEADER = names.scheme;
	env.HOST_HEADER = names.host;
	env.ADDRESS_HEADER = names.address;
}

/** Writes them into a request; whatever the client sent under these names is gone. */
export function markRequest(request: IncomingMessage, settings: SiteSettings): void {
	const site = new URL(siteOf(request.headers, settings.publicUrl));
	request.headers[names.scheme] = site.protocol.slice(0, -1);
	request.headers[names.host] = site.host;
	request.headers[names.address] = addressOf(
		request.headers,
		request.socket.remoteAddress,
		settings.trustedProxies,
	);
}
