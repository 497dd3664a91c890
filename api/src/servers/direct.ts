import type { DocumentNode } from 'graphql';
import { Said } from '../plan/said.ts';
import { settled, type Ask, type Result } from './ask.ts';
import type { Reply } from './reply.ts';

/**
 * Answers a document that is known to be valid without a server library in between: the same steps, the same answer.
 * The libraries took about as long as the whole rest of a page's question. They carry changes and whatever is not valid,
 * and answer all else alike.
 */
export async function direct(type: string, document: DocumentNode, ask: Ask): Promise<Reply> {
	const text = printed(settled(await ask.answer(document), ask));
	return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, text };
}

/** The same as JSON.stringify gives; what is text already is not made anew. */
function printed(result: Result): string {
	const { data, extensions } = result;
	if (result.errors || typeof data !== 'object' || data === null) return JSON.stringify(result);
	const parts = Object.entries(data).map(
		([key, value]) =>
			`${JSON.stringify(key)}:${value instanceof Said ? value.text : JSON.stringify(value)}`,
	);
	return `{"data":{${parts.join(',')}},"extensions":${JSON.stringify(extensions)}}`;
}
