import { runningApi } from '@seksama/api/operation/running.ts';
import { askElsewhere } from '#lib/http/elsewhere.ts';
import type { RequestEvent, RequestHandler } from './$types';

/**
 * The API, in this process: a page's load on the server reaches it as a function call. With GRAPHQL_URL the
 * API of another process is asked instead, for those who host the two apart.
 */
const handler: RequestHandler = async (event) => {
	const elsewhere = process.env['GRAPHQL_URL'];
	if (elsewhere) return (await askElsewhere(event, new URL(elsewhere))) ?? unavailable();
	return here(event);
};

function here(event: RequestEvent): Response | Promise<Response> {
	const api = runningApi();
	if (api === undefined) return unavailable();
	return api.fetch(event.request, { address: event.getClientAddress(), site: event.url.origin });
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
