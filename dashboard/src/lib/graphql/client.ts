import { Client, cacheExchange, fetchExchange, type OperationResult } from '@urql/svelte';
import { persistedExchange } from '@urql/exchange-persisted';
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

/** Hashes by the name of the operation: urql rewrites a document on its way, but keeps its name. */
const hashes = new Map<string, string>();

function hashOf(document: { definitions: readonly object[] }): string {
	const [definition] = document.definitions;
	const name =
		definition !== undefined && 'name' in definition
			? (definition.name as { value: string }).value
			: '';
	const hash = hashes.get(name);
	if (hash === undefined) throw new Error(`The operation "${name}" was not sent by send().`);
	return hash;
}

/** Sends one operation and gives its answer, errors and all. urql gets a stand-in that bears its name. */
export function send<Data, Variables extends object>(
	client: Client,
	operation: Operation<Data, Variables>,
	variables: Variables,
): Promise<OperationResult<Data, Variables>> {
	hashes.set(operation.name, operation.hash);
	return client.query<Data, Variables>(standIn(operation.name), variables).toPromise();
}
