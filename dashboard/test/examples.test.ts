import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { examples, firstQuery, graphiqlAddress } from '../src/lib/developer/examples.ts';

let schema: GraphQLSchema;
beforeAll(() => {
	schema = buildSchema(
		readFileSync(join(import.meta.dirname, '../../schema/schema.graphql'), 'utf8'),
	);
});

test.each([firstQuery, ...examples.map(({ text }) => text)])(
	'the example runs as it stands: %s',
	(text) => {
		expect(validate(schema, parse(text))).toEqual([]);
	},
);

test('an example opens in GraphiQL with its variables', () => {
	const address = new URL(graphiqlAddress('{ a }', { b: 1 }), 'https://x.example');
	expect(address.searchParams.get('query')).toBe('{ a }');
	expect(JSON.parse(address.searchParams.get('variables') ?? '')).toEqual({ b: 1 });
});
