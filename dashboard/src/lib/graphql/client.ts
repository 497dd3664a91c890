import {
	Client,
	cacheExchange,
	createRequest,
	fetchExchange,
	type OperationResult,
} from '@urql/svelte';
import { standIn } from './language.ts';
import type { Operation } from './operation.ts';

type Fetch = typeof fetch;

let ofThisBrowser: Client | undefined;

/**
 * The client of this viewer: one per request on the server, where the next request is somebody else's;
 * one for the whole visit in the browser. It sends the hashes of known documents, never a text.
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
		exchanges: [cacheExchange, fetchExchange],
	});
}

/** Sends one operation by its hash and gives its answer, errors and all. urql gets a stand-in that bears its name. */
export function send<Data, Variables extends object>(
	client: Client,
	{ name, hash }: Operation<Data, Variables>,
	variables: Variables,
): Promise<OperationResult<Data, Variables>> {
	const extensions = { persistedQuery: { version: 1 as const, sha256Hash: hash } };
	return client
		.executeQuery<Data, Variables>(createRequest(standIn(name), variables, extensions))
		.toPromise();
}
