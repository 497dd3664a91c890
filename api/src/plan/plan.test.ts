import {
	buildSchema,
	execute,
	getOperationAST,
	getVariableValues,
	GraphQLError,
	parse,
	validate,
	type ExecutionResult,
	type GraphQLObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { mostFields, planOf } from './plan.ts';

const schema = buildSchema(`
	interface Thing { name: String! }
	type Dog implements Thing { name: String! barks: Int owner: Person }
	type Cat implements Thing { name: String! lives(of: Int = 9, in: Where): Int! }
	type Person { name: String! dogs: [Dog!] cats: [Cat]! first: Dog! soon: String! slow: String }
	union Pet = Dog | Cat
	enum Mood { CALM WILD }
	input Where { place: String = "home" at: [Int!]! }
	type Query { things: [Thing!]! pets: [Pet] person(name: String): Person later: Person! mood: Mood words: [String!]
		broken: String slowest: String required: String! later2: String! given(where: Where, n: Int = 3, list: [Int]): String }
`);
const later = <Value>(value: Value, ms = 2) =>
	new Promise<Value>((done) => setTimeout(done, ms, value));
const failLater = (ms: number) =>
	later(undefined, ms).then(() => Promise.reject(new Error('late')));
const dog = { __typename: 'Dog', name: 'Rex', barks: 3 };
const cat = { __typename: 'Cat', name: 'Tom', lives: ({ of }: { of: number }) => of };
const person = {
	name: () => later('Ana'),
	dogs: () => [dog, later(dog), later({ ...dog, name: null })],
	cats: [cat, null, later(new Error('gone')), { ...cat, lives: null }],
	soon: () => failLater(2),
	slow: () => failLater(15),
	first: () => {
		throw new GraphQLError('no dog', { extensions: { code: 'NONE' } });
	},
};
const values: Record<string, unknown> = {
	things: [dog, cat],
	pets: () => later([dog, null, cat, { __typename: 'Person' }, { nothing: true }]),
	person: ({ name }: { name?: string }) => (name === 'none' ? null : later(person)),
	later: () => later(null),
	mood: 'ODD',
	words: () => ['a', Promise.reject(new Error('word'))],
	broken: new Error('broken'),
	slowest: () => later('done', 40),
	required: () => null,
	later2: () => Promise.reject(new Error('too late')),
	given: (args: object) => JSON.stringify(args),
};
for (const [name, field] of Object.entries(
	(schema.getQueryType() as GraphQLObjectType).getFields(),
))
	field.resolve = (_source, args) => {
		const value = values[name];
		return typeof value === 'function' ? (value as (args: object) => unknown)(args) : value;
	};

const questions: [text: string, variables?: Record<string, unknown>][] = [
	['{ things { __typename name ... on Dog { barks } ... on Cat { lives other: lives(of: 2) } } }'],
	['{ __proto__: things { constructor: name __proto__: name } __typename }'],
	['{ pets { ... on Thing { name } ... on Cat { lives } } }'],
	['{ person { name dogs { name } } }'],
	['{ person { name cats { name lives } dogs { barks owner { name } } } }'],
	['{ person { first { name } } things { name } }'],
	['{ person { soon slow } slowest }'],
	['{ person(name: "none") { name } mood broken words }'],
	['{ later { name } broken }'],
	['{ required broken }'],
	['{ broken later2 required }'],
	['query ($w: Where, $n: Int) { given(where: $w, n: $n) }', { w: { at: [1] } }],
	['query ($w: Where) { given(where: $w, n: null, list: [1, null]) }', { w: null }],
	['query ($p: String, $at: Int!) { given(where: { place: $p, at: [$at] }, list: 4) }', { at: 5 }],
	[
		'{ ...A ...B } fragment A on Query { things { name } } fragment B on Query { things { ...C } } fragment C on Dog { barks }',
	],
	[
		'query ($a: Boolean!, $b: Boolean = true) { things @include(if: $a) { name @skip(if: $b) __typename } mood @skip(if: true) ...F @include(if: $b) } fragment F on Query { words }',
		{ a: true },
	],
	[
		'query ($a: Boolean!, $b: Boolean = true) { things @include(if: $a) { name @skip(if: $b) __typename } ...F @include(if: $b) } fragment F on Query { given }',
		{ a: false, b: false },
	],
];

test.each(questions)(
	'a plan answers as the interpreter does, errors and all: %s',
	async (text, variables = {}) => {
		const document = parse(text);
		expect(validate(schema, document)).toEqual([]);
		const operation = getOperationAST(document);
		if (!operation) throw new Error('No operation.');
		const { coerced = {} } = getVariableValues(
			schema,
			operation.variableDefinitions ?? [],
			variables,
		);
		const conditions = { a: coerced['a'] === true, b: coerced['b'] === true };
		const plan = planOf(schema, document, operation, conditions);
		const interpreted = await execute({ schema, document, variableValues: variables });
		for (let round = 0; round < 3; round++)
			expect(told(await plan?.run(undefined, coerced))).toEqual(told(interpreted));
	},
);

/** What is wrong with the type of a value is a mistake of the program, which a client never reads. */
function told(result: ExecutionResult | undefined): string {
	const errors = result?.errors?.map((error) => ({
		...error.toJSON(),
		...(/must resolve|not a possible/.test(error.message) && { message: 'type' }),
	}));
	return JSON.stringify({ ...result, errors });
}

test('a list that fails at one place leaves nothing unheard at another', async () => {
	const document = parse('{ words }');
	const operation = getOperationAST(document);
	const given = values['words'];
	values['words'] = () => [Promise.reject(new Error('late')), null];
	const { errors } =
		(await (operation && planOf(schema, document, operation, {}))?.run({}, {})) ?? {};
	values['words'] = given;
	await later(undefined); // a promise that nobody hears would fail this test now
	expect(errors?.map(({ path }) => path)).toEqual([['words', 1]]);
});

test('a document that spells out a fragment too often has no plan, and finding that out takes no time', () => {
	const parts = Array.from(
		{ length: 30 },
		(_, n) =>
			`fragment F${n} on Dog { a: owner { first { ...F${n + 1} } } b: owner { first { ...F${n + 1} } } }`,
	);
	const document = parse(`{ things { ...F0 } } ${parts.join(' ')} fragment F30 on Dog { name }`);
	const operation = getOperationAST(document);
	const start = performance.now();
	expect(operation && planOf(schema, document, operation, {})).toBeUndefined();
	expect(performance.now() - start).toBeLessThan(500);
	expect(mostFields).toBeLessThan(2 ** 30);
});
