/**
 * All that urql uses of the GraphQL language, in the place of its parser and printer (vite.config.ts). A page never
 * holds a query text: it sends stand-ins that bear the name of a persisted operation, and only those are read here.
 */
export const Kind = {
	NAME: 'Name',
	DOCUMENT: 'Document',
	OPERATION_DEFINITION: 'OperationDefinition',
	SELECTION_SET: 'SelectionSet',
	FIELD: 'Field',
	FRAGMENT_DEFINITION: 'FragmentDefinition',
} as const;

interface StandIn {
	kind: typeof Kind.DOCUMENT;
	definitions: readonly [
		{ kind: string; operation: string; name: { kind: string; value: string } },
	];
}

const SHAPE = /^query (\w+)\{__typename\}$/;

/** The text that stands for an operation while urql carries it. */
export function standIn(name: string): string {
	return `query ${name}{__typename}`;
}

/** A stand-in as a document. Throws for any other text. */
export function parse(text: string): StandIn {
	const name = SHAPE.exec(text.trim())?.[1];
	if (name === undefined) throw new Error('Only persisted operations are sent; see lib/graphql.');
	const selection = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
	const definition = {
		kind: Kind.OPERATION_DEFINITION,
		operation: 'query',
		name: { kind: Kind.NAME, value: name },
		selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
	};
	return { kind: Kind.DOCUMENT, definitions: [definition] };
}

/** The text of a stand-in. */
export function print({ definitions }: StandIn): string {
	return standIn(definitions[0].name.value);
}

/** An error of the API as urql hands it on. */
export class GraphQLError extends Error {
	readonly path: readonly (string | number)[] | undefined;
	readonly extensions: Record<string, unknown>;

	constructor(
		message: string,
		_nodes?: unknown,
		_source?: unknown,
		_positions?: unknown,
		path?: readonly (string | number)[],
		_originalError?: unknown,
		extensions: Record<string, unknown> = {},
	) {
		super(message);
		this.name = 'GraphQLError';
		this.path = path;
		this.extensions = extensions;
	}
}
