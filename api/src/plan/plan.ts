import {
	defaultFieldResolver,
	isAbstractType,
	isLeafType,
	isListType,
	isNonNullType,
	isObjectType,
	Kind,
	TypeNameMetaFieldDef,
	type DocumentNode,
	type ExecutionResult,
	type FieldNode,
	type FragmentDefinitionNode,
	type GraphQLError,
	type GraphQLLeafType,
	type GraphQLObjectType,
	type GraphQLOutputType,
	type GraphQLSchema,
	type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { abstract, leaf, list, nullable, object, required } from './complete.ts';
import { askFields } from './fields.ts';
import { Failures, isPromise, type Complete, type Field, type Run } from './run.ts';
import { saidBefore } from './said.ts';

/** A query worked out beforehand. */
export interface Plan {
	/** How many fields it holds, each counted wherever it stands. */
	size: number;
	/** Runs it with variables that were coerced; never rejects. */
	run(
		contextValue: unknown,
		variableValues: Record<string, unknown>,
	): ExecutionResult | Promise<ExecutionResult>;
}

/** A document may spell out one fragment at very many places, so a plan has an end. */
export const mostFields = 2000;

/**
 * Works out a valid query: which fields are asked of which type, how each is asked and what becomes of its value. A
 * run then is what graphql-js does (`execute`), call for call, without looking all this up again at every row.
 * `conditions` are the variables that decide which parts are asked. Undefined where it would have too many fields.
 */
export function planOf(
	schema: GraphQLSchema,
	document: DocumentNode,
	operation: OperationDefinitionNode,
	conditions: Record<string, boolean>,
): Plan | undefined {
	const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
	for (const definition of document.definitions)
		if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
	let size = 0;

	function fieldsOf(
		parentType: GraphQLObjectType,
		asked: ReadonlyMap<string, readonly FieldNode[]>,
	): Field[] {
		const fields: Field[] = [];
		for (const [key, nodes] of asked) {
			const [first, ...rest] = nodes;
			const name = first?.name.value ?? '';
			const definition =
				name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : parentType.getFields()[name];
			if (!first || !definition) continue;
			size += 1;
			if (size > mostFields) throw new TooLarge();
			fields.push({
				key,
				parentType,
				definition,
				nodes: [first, ...rest],
				resolve: definition.resolve ?? defaultFieldResolver,
				complete: completeOf(definition.type, nodes),
				isRequired: isNonNullType(definition.type),
				readAs: definition.resolve ? undefined : leafOf(definition.type),
			});
		}
		return fields;
	}

	function completeOf(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
		if (isNonNullType(type)) return required(completeOf(type.ofType, nodes));
		if (isListType(type))
			return nullable(list(completeOf(type.ofType, nodes), isNonNullType(type.ofType), nodes));
		if (isLeafType(type)) return nullable(leaf(type));
		if (isObjectType(type)) return nullable(objectOf(type, nodes));
		if (!isAbstractType(type)) throw new TypeError(String(type));
		const possible = schema.getPossibleTypes(type);
		const byName = new Map(possible.map((each) => [each.name, objectOf(each, nodes)]));
		return nullable(abstract(type, byName, nodes));
	}

	function objectOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
		const asked = collectSubfields(schema, fragments, conditions, type, nodes);
		return object(type, fieldsOf(type, asked), nodes);
	}

	const root = schema.getQueryType();
	if (!root) return undefined;
	try {
		const asked = collectFields(schema, fragments, conditions, root, operation.selectionSet);
		const fields = fieldsOf(root, asked).map((field) => ({
			...field,
			complete: saidBefore(field.complete),
		}));
		return {
			size,
			run: (contextValue, variableValues) =>
				execute(fields, {
					...{ schema, fragments, operation, contextValue, variableValues },
					failures: new Failures(),
					given: new Map(),
				}),
		};
	} catch (error) {
		if (error instanceof TooLarge) return undefined;
		throw error;
	}
}

function leafOf(type: GraphQLOutputType): GraphQLLeafType | undefined {
	const inner = isNonNullType(type) ? type.ofType : type;
	return isLeafType(inner) ? inner : undefined;
}

class TooLarge extends Error {}

function execute(fields: readonly Field[], run: Run): ExecutionResult | Promise<ExecutionResult> {
	const { failures } = run;
	const answer = (data: ExecutionResult['data']): ExecutionResult =>
		failures.errors.length === 0 ? { data } : { errors: failures.errors, data };
	const nothing = (error: unknown) => {
		failures.add(error as GraphQLError, undefined);
		return answer(null);
	};
	try {
		const data = askFields(run, fields, undefined, undefined);
		return isPromise(data) ? data.then(answer, nothing) : answer(data);
	} catch (error) {
		return nothing(error);
	}
}
