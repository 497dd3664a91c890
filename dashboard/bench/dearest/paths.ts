import {
	getNamedType,
	getNullableType,
	isInterfaceType,
	isLeafType,
	isListType,
	isObjectType,
	isRequiredArgument,
	type GraphQLField,
	type GraphQLObjectType,
	type GraphQLSchema,
} from 'graphql';

/** One field on the way from the root to what is asked. */
export interface Step {
	owner: string;
	field: GraphQLField<unknown, unknown>;
	/** What stands in its braces: the rows of a connection, or what it leads to. */
	type: GraphQLObjectType;
	kind: 'page' | 'list' | 'one';
}
export type Path = Step[];

const longest = 5;
/** Ways to the same field that are asked: the ones through most rows. */
const waysToOne = 2;

/**
 * Ways from the root to every field that leads to an object, those through most rows first. Of each length only the best
 * ways go on, since all of them would be millions.
 */
export function pathsOf(schema: GraphQLSchema): Path[] {
	const query = schema.getQueryType();
	if (!query) return [];
	const found: Path[] = [];
	let ends: Path[] = stepsOf(schema, query).map((step) => [step]);
	for (let length = 1; ends.length > 0; length++) {
		found.push(...ends);
		if (length === longest) break;
		const longer = ends.flatMap((path) =>
			stepsOf(schema, path.at(-1)?.type ?? query)
				.filter(({ field }) => path.every((step) => step.field !== field))
				.map((step) => [...path, step]),
		);
		ends = best(longer);
	}
	return best(found);
}

function best(paths: Path[]): Path[] {
	const target = (path: Path) => {
		const last = path.at(-1);
		return last?.owner === 'Query' ? last : last?.field;
	};
	return [...Map.groupBy(paths, target).values()].flatMap((ways) =>
		ways.sort((one, other) => rows(other) - rows(one)).slice(0, waysToOne),
	);
}

/** How many lists it leads through; of two alike the shorter one has the greater number. */
const rows = (path: Path) =>
	path.reduce((sum, { kind }) => sum + { page: 20, list: 10, one: -1 }[kind], 0);

/** The fields of a type that lead to an object. */
export function stepsOf(schema: GraphQLSchema, owner: GraphQLObjectType): Step[] {
	return Object.values(owner.getFields()).flatMap((field): Step[] => {
		const named = getNamedType(field.type);
		const kind = isListType(getNullableType(field.type)) ? 'list' : 'one';
		const step = { owner: owner.name, field };
		if (isInterfaceType(named) && owner.name === 'Query')
			return schema.getPossibleTypes(named).map((type) => ({ ...step, type, kind }));
		if (!isObjectType(named)) return [];
		if (!named.name.endsWith('Connection')) return [{ ...step, type: named, kind }];
		const edge = getNamedType(named.getFields().edges?.type);
		const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
		return isObjectType(node) ? [{ ...step, type: node, kind: 'page' as const }] : [];
	});
}

/** All that a row of this type shows by itself. */
export function leavesOf(type: GraphQLObjectType): string {
	const names = Object.values(type.getFields())
		.filter((field) => isLeafType(getNamedType(field.type)))
		.filter(({ args }) => !args.some(isRequiredArgument))
		.map(({ name }) => name)
		.join(' ');
	return names || '__typename';
}
