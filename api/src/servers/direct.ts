import type { DocumentNode } from 'graphql';
import { settled, type Ask } from './ask.ts';
import type { Reply } from './reply.ts';

const responseJson = 'application/graphql-response+json';
const json = 'application/json';

/**
 * Answers a document that is known to be valid without a server library in between: the same steps, the same answer.
 * The libraries took about as long as the whole rest of a page's question. Undefined where the client accepts no JSON;
 * what to say then is left to them.
 */
export async function direct(
	accept: string | null,
	document: DocumentNode,
	ask: Ask,
): Promise<Reply | undefined> {
	const type = jsonType(accept);
	if (type === undefined) return undefined;
	const text = JSON.stringify(settled(await ask.answer(document), ask));
	return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, text };
}

/** The first of the two types of a GraphQL answer that the client accepts. */
function jsonType(accept: string | null): string | undefined {
	if (accept === null) return json;
	for (const part of accept.toLowerCase().split(',')) {
		const [type] = part.split(';');
		if (type?.trim() === responseJson) return responseJson;
		if (type !== undefined && [json, 'application/*', '*/*'].includes(type.trim())) return json;
	}
	return undefined;
}
