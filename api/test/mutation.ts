import { isUnionType } from 'graphql';
import { schema } from '../src/schema.ts';

/** The document of a mutation, with all that its refusals say. What it takes is the variable `input`. */
export function mutation(name: string, success: string): string {
	const field = schema.getMutationType()?.getFields()[name];
	const [argument] = field?.args ?? [];
	const result = field && 'ofType' in field.type ? field.type.ofType : undefined;
	if (!argument || !isUnionType(result)) throw new Error(`There is no mutation ${name}.`);
	const members = result.getTypes().map((member) => member.name);
	const made = members.find((member) => member.endsWith('Success'));
	const invalid = members.includes('InvalidInputError') ? '... on InvalidInputError { field }' : '';
	return `mutation ($input: ${argument.type.toString()}) { answer: ${name}(${argument.name}: $input) { __typename
		... on ${made} { ${success} } ... on Error { message } ${invalid} } }`;
}
