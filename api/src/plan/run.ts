import type {
	FieldNode,
	FragmentDefinitionNode,
	GraphQLField,
	GraphQLFieldResolver,
	GraphQLLeafType,
	GraphQLObjectType,
	GraphQLError,
	GraphQLResolveInfo,
	GraphQLSchema,
	OperationDefinitionNode,
} from 'graphql';

export type Path = GraphQLResolveInfo['path'];

/** A field of a document, with all that is known of it before it is asked. */
export interface Field {
	/** Under which name it stands in the answer. */
	key: string;
	parentType: GraphQLObjectType;
	definition: GraphQLField<unknown, unknown>;
	/** Every place of the document that asks for it. */
	nodes: readonly [FieldNode, ...FieldNode[]];
	resolve: GraphQLFieldResolver<unknown, unknown>;
	complete: Complete;
	/** Whether it may not be null, so that its error is its parent's. */
	isRequired: boolean;
	/** The type of a leaf that no resolver of its own gives: it is read from its parent. */
	readAs?: GraphQLLeafType | undefined;
}

/** From what a resolver gave to what the answer says; throws where it cannot be said. */
export type Complete = (run: Run, value: unknown, path: Path, info: GraphQLResolveInfo) => unknown;

/** One execution of a plan: what every field of it is given. */
export interface Run {
	schema: GraphQLSchema;
	fragments: Record<string, FragmentDefinitionNode>;
	operation: OperationDefinitionNode;
	contextValue: unknown;
	variableValues: Record<string, unknown>;
	failures: Failures;
	/** The arguments of fields that were asked in this execution: a list asks the same of each row. */
	given: Map<Field, Record<string, unknown>>;
}

/** The errors of one execution, without those beneath a place that an error before them left empty. */
export class Failures {
	readonly errors: GraphQLError[] = [];
	readonly #places = new Set<Path | undefined>();

	/** `at` is the path of the field or item that is null now; undefined where nothing is left. */
	add(error: GraphQLError, at: Path | undefined): void {
		let path = at;
		while (path && !this.#places.has(path)) path = path.prev;
		if (this.#places.has(path)) return;
		this.#places.add(at);
		this.errors.push(error);
	}
}

export function isPromise<Value>(value: Value | PromiseLike<Value>): value is Promise<Value> {
	return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
