import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addressOf, isLocal, siteOf, type SiteSettings } from '../auth/site.ts';
import type { Origin } from './graphql.ts';
import type { Received, Reply } from './reply.ts';

export interface Answering {
	/** Answers what is asked at /graphql; undefined where a page is wanted there, or it is another address. */
	reply(request: Received, origin: Origin): Promise<Reply> | undefined;
	/** Answers everything. */
	fetch(request: Request, origin: Origin): Promise<Response>;
}

/** Lets the API listen on node:http. */
export function nodeListener(api: Answering, site: SiteSettings): RequestListener {
	return (incoming, outgoing) => {
		respond(api, site, incoming, outgoing).catch(() => giveUp(incoming, outgoing));
	};
}

async function respond(
	api: Answering,
	settings: SiteSettings,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	const { headers, socket } = incoming;
	const origin = {
		address: addressOf(headers, socket.remoteAddress, settings.trustedProxies),
		site: siteOf(headers, settings.publicUrl),
		local: isLocal(headers, socket.remoteAddress, settings),
	};
	const received = receivedOf(incoming);
	const reply = received ? await api.reply(received, origin) : badRequest;
	if (reply) {
		if (!incoming.complete) discardRest(incoming);
		send(outgoing, reply);
	} else await sendResponse(incoming, outgoing, await api.fetch(requestOf(incoming), origin));
}

/** What failed before anything was sent is an answer too; what was begun can only be cut off. */
function giveUp(incoming: IncomingMessage, outgoing: ServerResponse): void {
	if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
	if (!incoming.complete) discardRest(incoming);
	for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
	send(outgoing, failed);
}

const failed: Reply = {
	status: 500,
	headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
	text: 'Unexpected error.',
};

const badRequest: Reply = {
	status: 400,
	headers: { 'content-type': 'text/plain' },
	text: 'Bad request.',
};

/** Head and body in one write: two of them cost more than all that is computed for a kept answer. */
function send(outgoing: ServerResponse, { status, headers, text }: Reply): void {
	outgoing.writeHead(
		status,
		text === null ? headers : { ...headers, 'content-length': String(Buffer.byteLength(text)) },
	);
	if (text === null) outgoing.end();
	else outgoing.end(text);
}

async function sendResponse(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	response: Response,
): Promise<void> {
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
export function discardRest(incoming: IncomingMessage): void {
	incoming.removeAllListeners('data').removeAllListeners('readable');
	incoming.resume();
	const timer = setTimeout(() => incoming.socket.destroy(), 2000);
	incoming.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

/** Undefined where the address or the method is none that can be answered. */
function receivedOf(incoming: IncomingMessage): Received | undefined {
	const { method = 'GET', headers } = incoming;
	const url = `http://${headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
	if (!URL.canParse(url) || method === 'TRACE' || method === 'CONNECT') return undefined;
	return {
		method,
		url,
		headers: {
			get(name) {
				const value = headers[name];
				return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
			},
		},
		body: hasBody(method) ? incoming : null,
	};
}

function hasBody(method: string): boolean {
	return method !== 'GET' && method !== 'HEAD';
}

function requestOf(incoming: IncomingMessage): Request {
	const { method = 'GET' } = incoming;
	const headers = new Headers();
	for (const [name, value] of Object.entries(incoming.headers))
		for (const each of [value].flat()) if (each !== undefined) headers.append(name, each);
	return new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, {
		method,
		headers,
		// The types of node's web streams and of the web's own do not know each other.
		...(hasBody(method) && {
			body: Readable.toWeb(incoming) as unknown as BodyInit,
			duplex: 'half',
		}),
	} as RequestInit);
}
