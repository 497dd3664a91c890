import type { Request } from './load.ts';
import type { Question } from './scene.ts';

/** A question as any program sends it. */
export function asText(base: string, { document: query, variables }: Question): Request {
	return {
		url: `${base}/graphql`,
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ query, variables }),
	};
}

/** A document of a page as the page sends it. */
export function asHash(base: string, sha256Hash: string, variables: object): Request {
	const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
	const search = new URLSearchParams({ variables: JSON.stringify(variables), extensions });
	return { url: `${base}/graphql?${search}`, headers: { 'x-graphql-yoga-csrf': '1' } };
}

export interface Answer {
	data?: unknown;
	errors?: unknown;
}

/** One answer; the fields named in `decimals` lose the zeros at the end of their decimals. */
export async function answer(
	{ url, ...init }: Request,
	decimals: readonly string[] = [],
): Promise<Answer> {
	const text = await (await fetch(url, init)).text();
	return JSON.parse(text, (name, value: unknown) =>
		decimals.includes(name) && typeof value === 'string' ? withoutZeros(value) : value,
	) as Answer;
}

/** 12.50 is 12.5, 100.00 is 100; what has no decimals stays as it is. */
export function withoutZeros(decimal: string): string {
	return /^-?\d+\.\d+$/.test(decimal) ? decimal.replace(/\.?0+$/, '') : decimal;
}
