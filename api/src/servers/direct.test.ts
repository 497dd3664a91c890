import { GraphQLError, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents } from '../operation/documents.ts';
import { schema } from '../schema.ts';
import { json, responseJson } from './accepted.ts';
import { apolloEngine } from './apollo.ts';
import type { Ask, Engine } from './ask.ts';
import { direct } from './direct.ts';
import { yogaEngine } from './yoga.ts';

const tokens = 1000;
const known = documents(schema, tokens);
const parts = { schema, documents: known, tokens };
const engines: Engine[] = [];
beforeAll(async () => void engines.push(yogaEngine(parts), await apolloEngine(parts)));
afterAll(() => Promise.all(engines.map((engine) => engine.dispose())));

const cost = { requested: 7, limit: 1000, depth: 3, depthLimit: 8 };
const refused = (code: string, more = {}) =>
	new GraphQLError(`${code}: é "quoted" \u2028`, { extensions: { code, ...more } });

/** What the execution gives, of every kind that it can give. */
const results: Record<string, ExecutionResult> = {
	data: { data: { periods: [{ year: 2025, label: 'é ü 日 \u2028 "x"' }] }, extensions: { cost } },
	'null in it': { data: { agency: null }, extensions: { cost } },
	'a field named as a prototype is': {
		data: JSON.parse('{"__proto__":{"year":1}}') as Record<string, unknown>,
		extensions: { cost },
	},
	'refused before it ran': {
		errors: [refused('QUERY_TOO_COSTLY', { limit: 1 })],
		extensions: { cost },
	},
	'refused while it ran': {
		data: null,
		errors: [refused('BAD_USER_INPUT', { field: 'period' }), refused('BAD_USER_INPUT')],
		extensions: { cost },
	},
	'too busy': { errors: [refused('UNAVAILABLE')], extensions: { cost } },
	'failed with a place': {
		data: null,
		errors: [new GraphQLError('x', { path: ['a', 0], extensions: { code: 'INTERNAL' } })],
		extensions: { cost },
	},
	'an error without a code': {
		data: null,
		errors: [new GraphQLError('secret')],
		extensions: { cost },
	},
	'no report of its own': { data: { periods: [] } },
};
const texts: [query: string, operationName?: string, variables?: Record<string, unknown>][] = [
	['{ periods { year label } }'],
	['query A { isDemo } query B { periods { ...P } } fragment P on Period { year }', 'B'],
	['query ($code: String!) { agency(code: $code) { code } __typename }', undefined, { code: 'X' }],
	['{ __schema { queryType { name } } }'],
	['query ($code: String!) { agency(code: $code) { code } }', undefined, {}],
];

test.each(Object.keys(results))(
	'a valid query is answered alike without a server library: %s',
	async (name) => {
		for (const type of [json, responseJson])
			for (const [query, operationName = null, variables = null] of texts) {
				const answers = [];
				const document = known.parse(query);
				expect(known.validate(document)).toEqual([]);
				for (const handle of [
					(ask: Ask) => direct(type, document, ask),
					...engines.map((engine) => (ask: Ask) => engine.handle(type, ask)),
				]) {
					const asked: unknown[] = [];
					const ask: Ask = {
						parameters: { query, operationName, variables },
						answer: (given) => Promise.resolve((asked.push(given), results[name] ?? {})),
						mask: () => ({ message: 'masked', extensions: { code: 'INTERNAL' } }),
						cost,
						outcome: {},
					};
					const { headers, text } = await handle(ask);
					expect(asked).toEqual([document]);
					// Apollo ends its text with a new line.
					answers.push({
						type: headers['content-type'],
						text: text?.trimEnd(),
						outcome: ask.outcome,
					});
				}
				for (const answer of answers) expect.soft(answer).toEqual(answers[0]);
			}
	},
);
