import { getArgumentValues, locatedError, type FieldNode } from 'graphql';
import { isPromise, type Field, type Path, type Run } from './run.ts';

type Answered = Record<string, unknown>;

/** Asks all fields of one object, and waits for those that take time. */
export function askFields(
	run: Run,
	fields: readonly Field[],
	source: unknown,
	path: Path | undefined,
): Answered | Promise<Answered> {
	const answered = blank(fields);
	const waiting: string[] = [];
	try {
		for (const field of fields) {
			const value = readField(field, source) ?? askField(run, field, source, path);
			answered[field.key] = value;
			if (isPromise(value)) waiting.push(field.key);
		}
	} catch (error) {
		if (waiting.length === 0) throw error;
		// The others are heard to the end, since they may fail as well.
		return whole(answered, waiting).finally(() => {
			throw error;
		});
	}
	return waiting.length === 0 ? answered : whole(answered, waiting);
}

/** Most of an answer is text and numbers that stand in their parent. Undefined where a value is anything else. */
function readField({ readAs, definition }: Field, source: unknown): unknown {
	if (!readAs || typeof source !== 'object' || source === null) return undefined;
	const value = (source as Answered)[definition.name];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	try {
		return readAs.serialize(value);
	} catch {
		return undefined; // what is wrong is said by the whole way
	}
}

function askField(run: Run, field: Field, source: unknown, prev: Path | undefined): unknown {
	const { parentType, definition, nodes, complete } = field;
	const path: Path = { prev, key: field.key, typename: parentType.name };
	const { schema, fragments, operation, contextValue, variableValues } = run;
	const info = {
		fieldName: definition.name,
		fieldNodes: nodes,
		returnType: definition.type,
		parentType,
		path,
		schema,
		fragments,
		rootValue: undefined,
		operation,
		variableValues,
	};
	try {
		const result = field.resolve(source, argumentsOf(run, field), contextValue, info);
		const value = isPromise(result)
			? result.then((resolved) => complete(run, resolved, path, info))
			: complete(run, result, path, info);
		return isPromise(value)
			? value.then(undefined, (error) => fail(run, error, nodes, path, field.isRequired))
			: value;
	} catch (error) {
		return fail(run, error, nodes, path, field.isRequired);
	}
}

/** Each call has an object of its own, so that a resolver may do with it what it likes. */
function argumentsOf({ given, variableValues }: Run, field: Field): Record<string, unknown> {
	if (field.definition.args.length === 0) return {};
	let values = given.get(field);
	if (!values) {
		values = getArgumentValues(field.definition, field.nodes[0], variableValues);
		given.set(field, values);
	}
	return { ...values };
}

/** What stands in place of a value that could not be had; throws where nothing may. */
export function fail(
	{ failures }: Run,
	raw: unknown,
	nodes: readonly FieldNode[],
	path: Path,
	isRequired: boolean,
): null {
	const error = locatedError(raw, nodes, keysOf(path));
	if (isRequired) throw error;
	failures.add(error, path);
	return null;
}

function keysOf(path: Path): (string | number)[] {
	const keys: (string | number)[] = [];
	for (let at: Path | undefined = path; at; at = at.prev) keys.push(at.key);
	return keys.reverse();
}

/** An object literal is quicker to make and to print, unless a field is named as its prototype is. */
function blank(fields: readonly Field[]): Answered {
	for (const { key } of fields) if (key === '__proto__') return Object.create(null) as Answered;
	return {};
}

async function whole(answered: Answered, waiting: readonly string[]): Promise<Answered> {
	const values = await Promise.all(waiting.map((key) => answered[key]));
	for (let n = 0; n < waiting.length; n++) answered[waiting[n] ?? ''] = values[n];
	return answered;
}
