import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Received } from './reply.ts';

const zip = promisify(gzip);
let page: Promise<Uint8Array<ArrayBuffer>> | undefined;

const firstQuery = `# Selamat datang. Peringkat perangkat daerah pada satu triwulan:
query Peringkat {
  ranking(period: { year: 2026, quarter: 3 }) {
    entries { rank agency { code name } score band }
    notRanked { agency { name } reason }
  }
}
`;

/** The page of GraphiQL, all in one file and compressed once: nothing of it comes from elsewhere. */
export async function graphiqlPage(): Promise<Response> {
	page ??= zip(
		renderGraphiQL({
			title: 'SEKSAMA GraphQL',
			defaultQuery: firstQuery,
			// Who signed in asks with their session; see auth/cookie-request.ts.
			additionalHeaders: { 'x-graphql-yoga-csrf': '1' },
		}),
		{ level: 6 },
	).then((bytes) => new Uint8Array(bytes));
	return new Response(await page, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-encoding': 'gzip',
			'cache-control': 'private, max-age=3600',
			'content-security-policy':
				"default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'none'",
			'x-content-type-options': 'nosniff',
			vary: 'accept',
		},
	});
}

/**
 * Whether a browser asks for the page rather than for data. A query in the address is an answer's, unless the
 * browser says that it is opening a document: then the page begins with that query.
 */
export function wantsPage(request: Omit<Received, 'body'>): boolean {
	return (
		request.method === 'GET' &&
		/\btext\/html\b/.test(request.headers.get('accept') ?? '') &&
		(request.headers.get('sec-fetch-dest') === 'document' ||
			!/[?&](query|extensions)=/.test(request.url))
	);
}
