import {
	buildSchema,
	execute,
	parse,
	type GraphQLSchema,
	type OperationDefinitionNode,
} from 'graphql';
import { expect, test } from 'vitest';
import { planOf, type Plan } from './plan.ts';
import { Said } from './said.ts';
import { readSeen } from './seen.ts';

interface Context {
	json(): unknown;
	viewer: string;
}
type Resolve = (
	parent: { rows: { name: string }[] },
	args: { upper?: boolean },
	context: Context,
) => unknown;

function schemaWith(resolve: Resolve): GraphQLSchema {
	const schema = buildSchema(
		'type Query { figures: Figures, again: Figures } type Figures { rows: [Row!]! said(upper: Boolean): String } type Row { name: String! }',
	);
	const fields = schema.getQueryType()!.getFields();
	for (const field of Object.values(fields))
		field.resolve = (_root, _args, { json }: Context) => json();
	const said = (schema.getType('Figures') as unknown as { getFields(): typeof fields }).getFields()
		.said!;
	said.resolve = resolve as never;
	return schema;
}

const query =
	'query Q($upper: Boolean) { figures { rows { name } said(upper: $upper) } again { rows { name } } }';
const filling = 'x'.repeat(1200);

async function ask(schema: GraphQLSchema, plan: Plan, name: string, upper = false, viewer = 'a') {
	const text = JSON.stringify({ rows: [{ name }, { name: filling }] });
	const contextValue: Context = { viewer, json: () => readSeen(query, text) };
	const { data, errors } = await plan.run(contextValue, { upper });
	const interpreted = await execute({
		...{ schema, document: parse(query), variableValues: { upper } },
		contextValue: { viewer, json: () => JSON.parse(text) as unknown },
	});
	expect(JSON.parse(JSON.stringify({ data, errors }))).toEqual(
		JSON.parse(JSON.stringify(interpreted)),
	);
	return data?.figures instanceof Said;
}

function planned(resolve: Resolve): [GraphQLSchema, Plan] {
	const schema = schemaWith(resolve);
	const document = parse(query);
	const operation = document.definitions[0] as OperationDefinitionNode;
	return [schema, planOf(schema, document, operation, {})!];
}

test('a value that came before is said in the words of before, by variables, until it is another one', async () => {
	const [schema, plan] = planned(({ rows }, { upper }) =>
		upper ? rows[0]?.name.toUpperCase() : rows[0]?.name,
	);
	const said: boolean[] = [];
	for (let n = 0; n < 6; n++) said.push(await ask(schema, plan, 'one'));
	expect(said.at(-1)).toBe(true);
	expect(await ask(schema, plan, 'one', true)).toBe(false);
	expect(await ask(schema, plan, 'two')).toBe(false);
	for (let n = 0; n < 6; n++) said.push(await ask(schema, plan, 'two', n % 2 === 0));
	expect(await ask(schema, plan, 'two', true)).toBe(true);
});

test('what looks at the context is asked each time', async () => {
	const [schema, plan] = planned((_row, _args, { viewer }) => viewer);
	for (let n = 0; n < 8; n++)
		expect(await ask(schema, plan, 'three', false, `viewer ${n}`)).toBe(false);
});

test('what takes time, and what fails, is asked each time', async () => {
	for (const resolve of [
		() => Promise.resolve('later'),
		() => {
			throw new Error('no');
		},
	]) {
		const [schema, plan] = planned(resolve);
		for (let n = 0; n < 6; n++) expect(await ask(schema, plan, 'four')).toBe(false);
	}
});

test('the same text is the same value from the second time on, which nobody can change; another one is read anew', () => {
	const text = JSON.stringify({ rows: [{ name: 'five' }, { name: filling }] });
	const [first, second, third] = [1, 2, 3].map(
		() => readSeen('five', text) as { rows: { name: string }[] },
	);
	expect(second).not.toBe(first);
	expect(third).toBe(second);
	expect(() => (third!.rows[0]!.name = 'changed')).toThrow(TypeError);
	expect(readSeen('five', text.replace('five', 'six'))).toEqual({
		rows: [{ name: 'six' }, { name: filling }],
	});
	expect(readSeen('short', '{"a":1}')).not.toBe(readSeen('short', '{"a":1}'));
});
