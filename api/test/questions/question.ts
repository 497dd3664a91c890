import {
	getNamedType,
	isInterfaceType,
	isLeafType,
	isRequiredArgument,
	isUnionType,
	type GraphQLField,
	type GraphQLNamedOutputType,
	type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../../seed/src/random.ts';
import { literal } from './values.ts';

/** A question that the schema allows, about anything, with arguments that may or may not make sense. */
export function anyQuestion(random: Random, schema: GraphQLSchema): string {
	const mutation = schema.getMutationType();
	if (mutation && random.chance(0.2))
		return `mutation { ${asked(random, schema, random.pick(Object.values(mutation.getFields())), 1)} }`;
	const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
	const roots = Array.from(
		{ length: random.whole(1, 3) },
		(_, n) => `r${n}: ${asked(random, schema, random.pick(fields), random.whole(0, 2))}`,
	);
	return `{ ${roots.join(' ')} }`;
}

function asked(
	random: Random,
	schema: GraphQLSchema,
	field: GraphQLField<unknown, unknown>,
	hops: number,
): string {
	const given = field.args
		.filter((argument) => isRequiredArgument(argument) || random.chance(0.5))
		.map((argument) => `${argument.name}: ${literal(random, argument.type)}`);
	const call = given.length > 0 ? `(${given.join(', ')})` : '';
	return `${field.name}${call}${selection(random, schema, getNamedType(field.type), hops)}`;
}

function selection(
	random: Random,
	schema: GraphQLSchema,
	type: GraphQLNamedOutputType,
	hops: number,
): string {
	if (isLeafType(type)) return '';
	if (isUnionType(type) || isInterfaceType(type)) {
		const parts = schema
			.getPossibleTypes(type)
			.filter(() => random.chance(0.4))
			.map((each) => `... on ${each.name}${selection(random, schema, each, 0)}`);
		return ` { __typename ${parts.join(' ')} }`;
	}
	const fields = random
		.shuffle(Object.values(type.getFields()))
		.filter((field) => hops > 0 || isLeafType(getNamedType(field.type)))
		.slice(0, 5)
		.map((field) => asked(random, schema, field, hops - 1));
	return ` { __typename ${fields.join(' ')} }`;
}
