import { runningApi } from '@seksama/api/running.ts';
import type { RequestHandler } from './$types';

/**
 * Sign-in, in this process: a form action reaches it as a function call, and its cookies travel on to the browser.
 * With GRAPHQL_URL the API of another process is asked, which must trust this one as its proxy.
 */
const handler: RequestHandler = async (event) => {
	const elsewhere = process.env['GRAPHQL_URL'];
	if (!elsewhere) {
		const api = runningApi();
		const reached = { address: event.getClientAddress(), site: event.url.origin };
		return api ? api.fetch(event.request, reached) : unavailable();
	}
	const target = new URL(event.url.pathname + event.url.search, elsewhere);
	const headers = new Headers(event.request.headers);
	for (const name of ['connection', 'content-length', 'accept-encoding', 'host'])
		headers.delete(name);
	headers.set('x-forwarded-for', event.getClientAddress());
	headers.set('x-forwarded-proto', event.url.protocol.slice(0, -1));
	headers.set('x-forwarded-host', event.url.host);
	const body = event.request.method === 'GET' ? null : await event.request.arrayBuffer();
	try {
		return await fetch(target, { method: event.request.method, headers, body, redirect: 'manual' });
	} catch {
		return unavailable();
	}
};

function unavailable(): Response {
	return Response.json({ code: 'UNAVAILABLE', message: 'Unavailable.' }, { status: 503 });
}

export const GET = handler;
export const POST = handler;
