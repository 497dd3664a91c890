import { runningApi } from '@seksama/api/operation/running.ts';
import { askElsewhere } from '#lib/http/elsewhere.ts';
import type { RequestHandler } from './$types';

/**
 * Sign-in, in this process: a form action reaches it as a function call, and its cookies travel on to the browser.
 * With GRAPHQL_URL the API of another process is asked.
 */
const handler: RequestHandler = async (event) => {
	const elsewhere = process.env['GRAPHQL_URL'];
	if (elsewhere) {
		const target = new URL(event.url.pathname, elsewhere);
		return (await askElsewhere(event, target)) ?? unavailable();
	}
	const api = runningApi();
	const reached = { address: event.getClientAddress(), site: event.url.origin };
	return api ? api.fetch(event.request, reached) : unavailable();
};

function unavailable(): Response {
	return Response.json(
		{ code: 'UNAVAILABLE', message: 'Unavailable.' },
		{ status: 503, headers: { 'retry-after': '5', 'cache-control': 'no-store' } },
	);
}

export const GET = handler;
export const POST = handler;
