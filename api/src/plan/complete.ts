import {
	defaultTypeResolver,
	GraphQLError,
	type FieldNode,
	type GraphQLAbstractType,
	type GraphQLLeafType,
	type GraphQLObjectType,
	type GraphQLResolveInfo,
} from 'graphql';
import { askFields, fail } from './fields.ts';
import { isPromise, type Complete, type Field, type Path, type Run } from './run.ts';

/** What every value goes through before its type is asked. */
export function nullable(complete: Complete): Complete {
	return (run, value, path, info) => {
		if (value === null || value === undefined) return null;
		if (value instanceof Error) throw value;
		return complete(run, value, path, info);
	};
}

export function required(complete: Complete): Complete {
	return (run, value, path, info) => {
		const completed = complete(run, value, path, info);
		if (completed === null)
			throw new Error(
				`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`,
			);
		return completed;
	};
}

export function leaf(type: GraphQLLeafType): Complete {
	return (_run, value) => {
		const said = type.serialize(value) as unknown;
		if (said === null || said === undefined)
			throw new Error(`${type.name} says nothing of a value.`);
		return said;
	};
}

export function list(item: Complete, isRequired: boolean, nodes: readonly FieldNode[]): Complete {
	function one(run: Run, value: unknown, path: Path, info: GraphQLResolveInfo): unknown {
		try {
			const completed = isPromise(value)
				? value.then((resolved) => item(run, resolved, path, info))
				: item(run, value, path, info);
			return isPromise(completed)
				? completed.then(undefined, (error) => fail(run, error, nodes, path, isRequired))
				: completed;
		} catch (error) {
			return fail(run, error, nodes, path, isRequired);
		}
	}
	return (run, values, path, info) => {
		if (typeof values !== 'object' || !(Symbol.iterator in (values as object)))
			throw new GraphQLError(
				`Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`,
			);
		const completed: unknown[] = [];
		let waits = false;
		try {
			for (const value of values as Iterable<unknown>) {
				const itemPath = { prev: path, key: completed.length, typename: undefined };
				const said = one(run, value, itemPath, info);
				waits ||= isPromise(said);
				completed.push(said);
			}
		} catch (error) {
			// The whole list fails; what else fails in it must not stay unheard.
			if (waits) void Promise.allSettled(completed);
			throw error;
		}
		return waits ? Promise.all(completed) : completed;
	};
}

export function object(
	type: GraphQLObjectType,
	fields: readonly Field[],
	nodes: readonly FieldNode[],
): Complete {
	const { isTypeOf } = type;
	if (!isTypeOf) return (run, value, path) => askFields(run, fields, value, path);
	return (run, value, path, info) => {
		const go = (isOne: boolean) => {
			if (isOne) return askFields(run, fields, value, path);
			throw new GraphQLError(`Expected value of type "${type.name}".`, { nodes });
		};
		const isOne = isTypeOf(value, run.contextValue, info);
		return isPromise(isOne) ? isOne.then(go) : go(isOne);
	};
}

/** `byName` has every type that the value may turn out to be. */
export function abstract(
	type: GraphQLAbstractType,
	byName: ReadonlyMap<string, Complete>,
	nodes: readonly FieldNode[],
): Complete {
	const typeOf = type.resolveType ?? defaultTypeResolver;
	return (run, value, path, info) => {
		const go = (name: unknown) => {
			const complete = byName.get(String(name));
			if (complete) return complete(run, value, path, info);
			throw new GraphQLError(`"${type.name}" must resolve to one of its types.`, { nodes });
		};
		const name = typeOf(value, run.contextValue, info, type);
		return isPromise(name) ? name.then(go) : go(name);
	};
}
