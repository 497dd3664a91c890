import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addressOf, siteOf } from '../auth/site.ts';
import type { Origin } from './graphql.ts';

type Fetch = (request: Request, origin: Origin) => Promise<Response>;

/**
 * Lets a function from request to response listen on node:http.
 * `trustedProxies` says how many proxies in front add to X-Forwarded-For; with 0 the header is not believed.
 */
export function nodeListener(fetch: Fetch, trustedProxies: number): RequestListener {
	return (incoming, outgoing) => {
		respond(fetch, trustedProxies, incoming, outgoing).catch(() => outgoing.destroy());
	};
}

async function respond(
	fetch: Fetch,
	trustedProxies: number,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	const address = addressOf(incoming.headers, incoming.socket.remoteAddress, trustedProxies);
	const site = siteOf(incoming.headers, { trustedProxies, publicUrl: undefined });
	const request = requestOf(incoming);
	const response = request
		? await fetch(request, { address, site })
		: new Response('Bad request.', { status: 400 });
	outgoing.statusCode = response.status;
	response.headers.forEach((value, name) => outgoing.setHeader(name, value));
	const cookies = response.headers.getSetCookie();
	if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
	if (!incoming.complete) discardRest(incoming);
	if (!response.body) return void outgoing.end();
	await pipeline(response.body, outgoing);
}

/**
 * Lets a client that is still sending finish in its own time and read why it was refused; one that goes on for longer
 * than two seconds is cut off. Closing at once would make its system throw the answer away.
 */
function discardRest(incoming: IncomingMessage): void {
	incoming.removeAllListeners('data');
	incoming.resume();
	const timer = setTimeout(() => incoming.socket.destroy(), 2000);
	incoming.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

function requestOf(incoming: IncomingMessage): Request | undefined {
	const address = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
	if (!URL.canParse(address)) return undefined;
	const headers = new Headers();
	for (const [name, value] of Object.entries(incoming.headers))
		for (const each of [value].flat()) if (each !== undefined) headers.append(name, each);
	const method = incoming.method ?? 'GET';
	if (method === 'TRACE' || method === 'CONNECT') return undefined;
	const hasBody = method !== 'GET' && method !== 'HEAD';
	return new Request(address, {
		method,
		headers,
		// The types of node's web streams and of the web's own do not know each other.
		...(hasBody && { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: 'half' }),
	} as RequestInit);
}
