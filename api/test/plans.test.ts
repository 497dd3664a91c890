import {
	getNamedType,
	isEnumType,
	isListType,
	isNonNullType,
	parse,
	print,
	separateOperations,
	typeFromAST,
	type DocumentNode,
	type GraphQLInputType,
} from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '@seksama/schema/operation.ts';
import { random } from '../../seed/src/random.ts';
import { createApi, type Api } from '../src/api.ts';
import { schema } from '../src/schema.ts';
import { openHouse, post, type House } from './house.ts';
import { anyQuestion } from './questions/question.ts';

let house: House;
let api: Api;
let operations: Operation[] = [];
let alone: boolean[] = [];
beforeAll(async () => {
	house = await openHouse();
	const operation: typeof house.database.operation = (...given) => {
		const made = house.database.operation(...given);
		operations.push(made);
		alone.push(given[1] ?? false);
		if (given[1]) turnRound(made);
		return made;
	};
	api = await createApi({
		database: { ...house.database, operation },
		env: { RATE_LIMIT: 'off', LIMIT_DEPTH: '20', LIMIT_COST: '5000' },
		log: () => {},
		guardEveryMs: 3_600_000,
	});
});
afterAll(async () => {
	await api.dispose();
	await house.close();
});

/** Several reads alone end in any order; here those that were asked last end first. */
function turnRound(operation: Operation): void {
	const query = operation.query.bind(operation) as (config: string) => Promise<never>;
	let asked = 0;
	operation.query = (config) => {
		asked += 1;
		const wait = Math.max(0, 90 - 30 * asked);
		return query(config as string).finally(() => new Promise((done) => setTimeout(done, wait)));
	};
}

/** What a question is answered, and how many statements that took. The token itself is looked up by one more. */
async function ask(who: string | null, query: string, variables?: object) {
	const headers = who === null ? undefined : { authorization: `Bearer ${await house.token(who)}` };
	[operations, alone] = [[], []];
	const response = await api.fetch(post({ query, variables }, headers));
	const text = await response.text();
	return { text, asked: operations.reduce((sum, { asked }) => sum + asked, 0) };
}

/** The first three asks are interpreted, the fourth and fifth run as a plan. */
async function askOften(who: string | null, query: string, variables?: object) {
	const answers = [];
	for (let n = 0; n < 5; n++) answers.push(await ask(who, query, variables));
	const [first] = answers;
	for (const answer of answers) expect.soft([query, answer]).toEqual([query, first]);
	return { text: first?.text ?? '', asked: first?.asked ?? 0 };
}

const page = 'pageInfo { hasNextPage endCursor } totalCount';
const nested: [query: string, variables?: object][] = [
	[
		`{ agency(code: "DINDIK") { code indicators(first: 30) { edges { node { code achievements(first: 4) { edges { node { id period { year } target } } } } } } } }`,
	],
	[
		`{ agencies(first: 5) { ${page} edges { cursor node { id code indicators(first: 3) { ${page} edges { node { code agency { code region { name } } achievements(first: 2) { edges { node { period { label } indicator { code } } } } } } } } } } }`,
	],
	[
		`query ($deep: Boolean!, $not: Boolean = false) { agencies(first: 3) { edges { node { ...A @include(if: $deep) code @skip(if: $not) } } } }
		fragment A on Agency { b: indicators(first: 2) { edges { node { name agency { ...B } } } } }
		fragment B on Agency { region { code parent { code } } }`,
		{ deep: true },
	],
	[
		'{ schools(first: 3) { edges { node { npsn region { name path { name } } mechanism { status requirements { code state } } } } } }',
	],
];

test.each(nested)(
	'lists in lists take as many statements as interpreted: %s',
	async (query, variables) => {
		for (const who of [null, 'auditor']) {
			const { text, asked } = await askOften(who, query, variables);
			expect(text).not.toContain('"errors"');
			expect(asked).toBeLessThanOrEqual(who === null ? 7 : 8);
		}
	},
);

test('one text whose conditions change is answered by what holds now', async () => {
	const query = 'query ($a: Boolean!) { periods @include(if: $a) { year } isDemo @skip(if: $a) }';
	const answers = [];
	for (let n = 0; n < 12; n++) answers.push((await ask(null, query, { a: n % 2 === 0 })).text);
	expect(new Set(answers.filter((_, n) => n % 2 === 0)).size).toBe(1);
	expect(new Set(answers.filter((_, n) => n % 2 === 1)).size).toBe(1);
	expect(answers[0]).toMatch(/"periods"/);
	expect(answers[1]).toMatch(/"isDemo"/);
});

test('what took one statement the last time travels alone, and what took more does not', async () => {
	const query = `query ($a: Boolean!) { periods { year }
		schoolBreakdown(by: REQUIREMENT, filter: { met: ["NOTHING"] }) @include(if: $a) { key }
		schools(filter: { met: ["NOTHING"] }) @include(if: $a) { totalCount } }`;
	const refused = (await ask(null, query, { a: true })).text;
	expect(alone).toEqual([false]);
	const one = (await ask(null, query, { a: false })).text;
	expect(alone).toEqual([false]);
	expect([one, refused]).toEqual([
		expect.not.stringContaining('errors'),
		expect.stringContaining('BAD_USER_INPUT'),
	]);
	for (let round = 0; round < 3; round++) {
		expect((await ask(null, query, { a: false })).text).toBe(one);
		expect(alone).toEqual([true]);
		expect((await ask(null, query, { a: true })).text).toBe(refused);
		expect(alone).toEqual([true, false]);
	}
	const two = '{ periods { year } agency(code: "DINDIK") { code } }';
	for (let round = 0; round < 3; round++) {
		expect((await ask(null, two)).asked).toBe(2);
		expect(alone).toEqual([false]);
	}
});

test('literals are values and nothing else, however they look', async () => {
	const owned = globalThis as { owned?: boolean };
	for (const text of [
		'__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d globalThis.owned = true',
		'"+(globalThis.owned=true)+"',
		'${globalThis.owned=true}',
	])
		await askOften(
			null,
			`{ agency(code: ${JSON.stringify(text)}) { code } other: agency(code: ${JSON.stringify(text)}) { name } }`,
		);
	expect(owned.owned).toBeUndefined();
});

test('the documents of the dashboard are answered as interpreted, with as many statements', async () => {
	const folder = fileURLToPath(new URL('../../dashboard/src/', import.meta.url));
	const files = globSync('**/*.graphql', { cwd: folder });
	const whole = parse(files.map((file) => readFileSync(folder + file, 'utf8')).join('\n'));
	let read = 0;
	for (const document of Object.values(separateOperations(whole))) {
		const text = print(document);
		if (text.startsWith('mutation') || text.includes('health')) continue;
		read += 1;
		await askOften(read % 2 === 0 ? null : 'auditor', text, variablesOf(document));
	}
	expect(read).toBeGreaterThan(20);
}, 120_000);

test('any question is answered as interpreted, with as many statements', async () => {
	const chance = random(Number(process.env['ANY_SEED'] || 1), 'questions as plans');
	for (let n = 0; n < 150; n++) {
		const question = anyQuestion(chance, schema);
		if (question.startsWith('mutation') || question.includes('health')) continue;
		await askOften(chance.pick([null, 'auditor', 'evaluator']), question);
	}
}, 120_000);

/** Something for every variable that must be given. */
function variablesOf({ definitions }: DocumentNode): Record<string, unknown> {
	const given: Record<string, unknown> = {};
	for (const definition of definitions) {
		if (definition.kind !== 'OperationDefinition') continue;
		for (const { variable, type, defaultValue } of definition.variableDefinitions ?? []) {
			const known = typeFromAST(schema, type) as GraphQLInputType;
			if (isNonNullType(known) && !defaultValue)
				given[variable.name.value] = valueOf(variable.name.value, known);
		}
	}
	return given;
}

function valueOf(name: string, type: GraphQLInputType): unknown {
	if (isNonNullType(type)) return valueOf(name, type.ofType);
	if (isListType(type)) return [valueOf(name, type.ofType)];
	const named = getNamedType(type);
	if (isEnumType(named)) return named.getValues()[0]?.name;
	if (named.name === 'PeriodInput') return { year: 2025, quarter: name === 'from' ? 1 : 4 };
	if (named.name === 'TrendSubject') return { agency: 'DINDIK' };
	return { Int: 2025, Boolean: true, Decimal: '1', Date: '2025-06-30' }[named.name] ?? 'DINDIK';
}
