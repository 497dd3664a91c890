import {
	getNamedType,
	isInterfaceType,
	isLeafType,
	isObjectType,
	isRequiredArgument,
	type GraphQLField,
	type GraphQLNamedOutputType,
	type GraphQLObjectType,
} from 'graphql';
import { schema } from '../../src/schema.ts';
import { argumentsOf, skipped } from './arguments.ts';
import { deskTypes, ownTypes, rowTypes } from './types.ts';

/** Every field of the types of the API, as `Type.field`. */
export function allFields(): { path: string; field: GraphQLField<unknown, unknown> }[] {
	return Object.values(schema.getTypeMap())
		.filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
		.flatMap((type) =>
			Object.values(type.getFields()).map((field) => ({
				path: `${type.name}.${field.name}`,
				field: field as GraphQLField<unknown, unknown>,
			})),
		);
}

/** The root fields that show rows or figures to everybody; what is the viewer's own, or one desk's, is asked elsewhere. */
export function rootFields(): string[] {
	return Object.values(schema.getQueryType()?.getFields() ?? {})
		.filter(({ type }) => {
			const { name } = getNamedType(type);
			return !(name in ownTypes || deskTypes.includes(name));
		})
		.map(({ name }) => name);
}

/**
 * One question that follows every way from a root field, until it has passed `hops` rows: all fields of each row, of
 * each figure and of each list on the way. It is made from the schema, so a new field is followed as soon as it exists.
 */
export function question(root: string, hops: number): string {
	const query = schema.getQueryType();
	const field = query?.getFields()[root];
	if (!query || !field) throw new Error(`There is no root field ${root}.`);
	return `{ __typename ${asked(query, field, hops).join(' ')} }`;
}

function asked(
	parent: GraphQLObjectType,
	field: GraphQLField<unknown, unknown>,
	hops: number,
	prefix = '',
): string[] {
	const type = getNamedType(field.type);
	const inner = isLeafType(type) ? '' : selection(type, type.name in rowTypes ? hops - 1 : hops);
	return textsOf(parent, field).map((text, index, all) => {
		const name = `${prefix}${field.name}${all.length > 1 ? `_${index}` : ''}`;
		return `${name === field.name ? '' : `${name}: `}${field.name}${text && `(${text})`}${inner}`;
	});
}

function textsOf({ name }: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string[] {
	const known = argumentsOf[`${name}.${field.name}`];
	const required = field.args.find(isRequiredArgument);
	if (!known && required)
		throw new Error(`Say in arguments.ts what to give ${name}.${field.name}(${required.name}).`);
	return known ?? [''];
}

function selection(type: GraphQLNamedOutputType, hops: number, within = ''): string {
	if (isInterfaceType(type)) {
		const parts = schema
			.getPossibleTypes(type)
			.filter(({ name }) => name in rowTypes)
			.map((each) => `... on ${each.name}${selection(each, hops - 1, `${each.name}_`)}`);
		return ` { __typename ${parts.join(' ')} }`;
	}
	if (!isObjectType(type)) throw new Error(`No way is known through ${type.name}.`);
	const fields = Object.values(type.getFields()).filter(
		(field) =>
			!(`${type.name}.${field.name}` in skipped) && (hops > 0 || isPlain(getNamedType(field.type))),
	);
	return ` { __typename ${fields
		.flatMap((field) => {
			const prefix = field.name === 'id' ? '' : within;
			return asked(type, field as GraphQLField<unknown, unknown>, hops, prefix);
		})
		.join(' ')} }`;
}

/** At the end of the way: single values, and figures that hold nothing but such. */
function isPlain(type: GraphQLNamedOutputType): boolean {
	if (isLeafType(type) || type.name === 'Period') return true;
	if (!isObjectType(type) || type.name in rowTypes) return false;
	return Object.values(type.getFields()).every(({ type: inner }) => {
		const named = getNamedType(inner);
		return isLeafType(named) || named.name === 'Period';
	});
}
