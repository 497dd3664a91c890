import { Kind, parse, print } from 'graphql';
import manifest from '#lib/graphql/generated/persisted-documents.json';

/** A document of a page, as the server keeps it. */
export interface PageOperation {
	name: string;
	hash: string;
	text: string;
}

/** The query first, its fragments after it, laid out for reading. */
function readable(text: string): string {
	const { definitions } = parse(text);
	const query = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
	const rest = definitions.filter((definition) => definition.kind !== Kind.OPERATION_DEFINITION);
	return [...query, ...rest].map(print).join('\n\n');
}

/** Every query that the pages send, by name. The texts stay on the server: only one page shows them. */
export const pageOperations: readonly PageOperation[] = Object.entries(manifest)
	.filter(([, text]) => /\bquery\s+\w+/.test(text))
	.map(([hash, text]) => ({
		hash,
		text: readable(text),
		name: /\bquery\s+(\w+)/.exec(text)?.[1] ?? hash,
	}))
	.sort((one, other) => one.name.localeCompare(other.name));
