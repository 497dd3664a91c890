import { visit, type DocumentNode } from 'graphql';

const named = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The names of all fields that a document asks for, wherever they stand. */
export function fieldNames(document: DocumentNode): ReadonlySet<string> {
	const known = named.get(document);
	if (known) return known;
	const names = new Set<string>();
	visit(document, { Field: ({ name }) => void names.add(name.value) });
	named.set(document, names);
	return names;
}
