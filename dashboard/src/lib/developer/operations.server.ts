import manifest from '#lib/graphql/generated/persisted-documents.json';

/** A document of a page, as the server keeps it. */
export interface PageOperation {
	name: string;
	hash: string;
	text: string;
}

/** Every document that the pages send, by name. The texts stay on the server: only one page shows them. */
export const pageOperations: readonly PageOperation[] = Object.entries(manifest)
	.map(([hash, text]) => ({ hash, text, name: /\bquery\s+(\w+)/.exec(text)?.[1] ?? hash }))
	.sort((one, other) => one.name.localeCompare(other.name));
