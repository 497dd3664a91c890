import { error } from '@sveltejs/kit';
import type { Operation } from './operation.ts';

interface Body<Data> {
	data?: Data | null;
	errors?: { extensions?: { code?: string } }[];
}

/**
 * One operation on the server, in the name of whoever asks: for form actions, and for pages that nobody may keep.
 * A mutation's refusals are in its data; what goes wrong beyond them becomes the error page.
 */
export async function ask<Data, Variables extends object>(
	fetch: typeof globalThis.fetch,
	{ name, hash }: Operation<Data, Variables>,
	variables: Variables,
): Promise<Data> {
	const answer = await fetch('/graphql', {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			accept: 'application/graphql-response+json',
			'x-graphql-yoga-csrf': '1',
		},
		body: JSON.stringify({
			operationName: name,
			variables,
			extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
		}),
	});
	const body = (await answer.json().catch(() => ({}))) as Body<Data>;
	if (body.data != null) return body.data;
	const code = body.errors?.[0]?.extensions?.code ?? 'UNAVAILABLE';
	return error(answer.status >= 400 ? answer.status : 500, { message: code });
}
