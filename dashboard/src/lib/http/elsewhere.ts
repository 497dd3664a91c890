import type { RequestEvent } from '@sveltejs/kit';

type Asked = Pick<RequestEvent, 'request' | 'url' | 'getClientAddress'>;

/** What belongs to one connection and not to the next. */
const ofConnection = [
	'connection',
	'content-encoding',
	'content-length',
	'keep-alive',
	'transfer-encoding',
];

/**
 * Asks the API of another process, that of GRAPHQL_URL, in the place of the one of this process. It must trust this one as its
 * proxy (TRUSTED_PROXIES), since it learns from here who asks and under which address the browser knows this site.
 * Undefined where it cannot be reached.
 */
export async function askElsewhere(
	{ request, url, getClientAddress }: Asked,
	target: URL,
): Promise<Response | undefined> {
	target.search = url.search;
	const headers = new Headers(request.headers);
	for (const name of [...ofConnection, 'accept-encoding', 'host']) headers.delete(name);
	headers.set('x-forwarded-for', getClientAddress());
	headers.set('x-forwarded-proto', url.protocol.slice(0, -1));
	headers.set('x-forwarded-host', url.host);
	const body = request.method === 'GET' ? null : await request.arrayBuffer();
	try {
		const answer = await fetch(target, {
			method: request.method,
			headers,
			body,
			redirect: 'manual',
		});
		const kept = new Headers(answer.headers);
		for (const name of ofConnection) kept.delete(name);
		return new Response(answer.body, { status: answer.status, headers: kept });
	} catch {
		return undefined;
	}
}
