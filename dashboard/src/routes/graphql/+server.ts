import { runningApi } from '@seksama/api/running.ts';
import type { RequestEvent, RequestHandler } from './$types';

/**
 * The API, in this process: a page's load on the server reaches it as a function call. With GRAPHQL_URL the
 * API of another process is asked instead, for those who host the two apart.
 */
const handler: RequestHandler = (event) => {
	const elsewhere = process.env['GRAPHQL_URL'];
	return elsewhere ? forward(event, elsewhere) : here(event);
};

function here(event: RequestEvent): Response | Promise<Response> {
	const api = runningApi();
	if (api === undefined) return unavailable();
	return api.fetch(event.request, { address: event.getClientAddress(), site: event.url.origin });
}

async function forward(event: RequestEvent, address: string): Promise<Response> {
	const { request } = event;
	const target = new URL(address);
	target.search = event.url.search;
	const headers = new Headers(request.headers);
	for (const name of ['host', 'connection', 'content-length', 'accept-encoding'])
		headers.delete(name);
	headers.set('x-forwarded-for', event.getClientAddress());
	const body = request.method === 'GET' ? null : await request.arrayBuffer();
	try {
		const answer = await fetch(target, { method: request.method, headers, body });
		const kept = new Headers(answer.headers);
		for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection'])
			kept.delete(name);
		return new Response(answer.body, { status: answer.status, headers: kept });
	} catch {
		return unavailable();
	}
}

function unavailable(): Response {
	const error = { message: 'Unavailable.', extensions: { code: 'UNAVAILABLE' } };
	return Response.json(
		{ errors: [error] },
		{
			status: 503,
			headers: { 'content-type': 'application/graphql-response+json', 'retry-after': '5' },
		},
	);
}

export const GET = handler;
export const POST = handler;
export const OPTIONS = handler;
