import type {
	FragmentDefinitionNode,
	GraphQLError,
	GraphQLResolveInfo,
	GraphQLSchema,
	OperationDefinitionNode,
} from 'graphql';
import type { Field } from './fields.ts';

export type Path = GraphQLResolveInfo['path'];

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
