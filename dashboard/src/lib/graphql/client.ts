import { Client, cacheExchange, fetchExchange, type OperationResult } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

type Fetch = typeof fetch;

let ofThisBrowser: Client | undefined;

/**
 * The client of this viewer: one per request on the server, where the next request is somebody else's;
 * one for the whole visit in the browser. It sends hashes of known documents, never their text.
 */
export function graphqlClient(fetch: Fetch): Client {
	if (import.meta.env.SSR) return create(fetch);
	ofThisBrowser ??= create(fetch);
	return ofThisBrowser;
}

function create(fetch: Fetch): Client {
	return new Client({
		url: '/graphql',
		fetch,
		// Cookie requests to /graphql must carry a header that no foreign page can set.
		fetchOptions: { headers: { 'x-graphql-yoga-csrf': '1' } },
		preferGetMethod: 'within-url-limit',
		exchanges: [
			cacheExchange,
			persistedExchange({
				enforcePersistedQueries: true,
				preferGetForPersistedQueries: 'within-url-limit',
				generateHash: (_text, document) => Promise.resolve(hashOf(document)),
			}),
			fetchExchange,
		],
	});
}

/** The hash that the code generator wrote beside the document. */
function hashOf(document: unknown): string {
	const { hash } = (document as { __meta__?: { hash?: string } }).__meta__ ?? {};
	if (hash === undefined) throw new Error('A document without its hash: run the generator.');
	return hash;
}

/** Sends one document and gives its answer, errors and all. */
export function send<Data, Variables extends object>(
	client: Client,
	document: TypedDocumentNode<Data, Variables>,
	variables: Variables,
): Promise<OperationResult<Data, Variables>> {
	return client.query<Data, Variables>(document, variables).toPromise();
}
