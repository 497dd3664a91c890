import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { examples, firstQuery } from '../src/lib/graphql/examples.ts';
import { graphiqlAddress, withDefaults } from '../src/lib/graphql/graphiql.ts';

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

test.each(examples)(
	'opens in GraphiQL as one query that needs nothing else',
	({ text, variables }) => {
		const address = new URL(graphiqlAddress(text, variables), 'https://x.example');
		const query = address.searchParams.get('query') ?? '';
		expect(validate(schema, parse(query))).toEqual([]);
		expect(query).not.toMatch(/\$\w+: \w+!/);
	},
);

test('codes stay text and names of an enum stay bare when variables are written into a query', () => {
	const text = 'query A($code: String!, $locale: Locale!, $after: String) { viewer { name } }';
	expect(withDefaults(text, { code: 'DINDIK', locale: 'ID', after: null })).toBe(
		'query A($code: String = "DINDIK", $locale: Locale = ID, $after: String = null) { viewer { name } }',
	);
});
