import { runningApi } from '@seksama/api/running.ts';
import type { RequestHandler } from './$types';

/**
 * The API, in this process: a page's load on the server reaches it as a function call. With GRAPHQL_URL the
 * API of another process is asked instead, for those who host the two apart.
 */
const handler: RequestHandler = async (event) => {
	const elsewhere = process.env['GRAPHQL_URL'];
	if (elsewhere) return forward(event.request, elsewhere);
	return runningApi().fetch(event.request);
};

async function forward(request: Request, address: string): Promise<Response> {
	const target = new URL(address);
	target.search = new URL(request.url).search;
	const headers = new Headers(request.headers);
	for (const name of ['host', 'connection', 'content-length', 'accept-encoding']) headers.delete(name);
	const body = request.method === 'GET' ? null : await request.arrayBuffer();
	const answer = await fetch(target, { method: request.method, headers, body });
	const kept = new Headers(answer.headers);
	for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection']) kept.delete(name);
	return new Response(answer.body, { status: answer.status, headers: kept });
}

export const GET = handler;
export const POST = handler;
export const OPTIONS = handler;
