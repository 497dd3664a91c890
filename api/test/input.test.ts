import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

const entry = (fields: string) =>
	`{ previewAttainment(input: { direction: MAXIMIZE, entries: [{ ${fields} }] }) { percent } }`;

test.each([
	['{ ranking(period: { year: 1999 }) { digest } }', 'period.year'],
	['{ ranking(period: { year: 2101 }) { digest } }', 'period.year'],
	['{ ranking(period: { year: 2025, quarter: 5 }) { digest } }', 'period.quarter'],
	['{ ranking(period: { year: 2025, quarter: 0 }) { digest } }', 'period.quarter'],
	['{ ranking(period: { year: 2025 }, city: "33") { digest } }', 'city'],
	['{ ranking(period: { year: 2025 }, asOf: "2025-10-10") { digest } }', 'asOf'],
	['{ ranking(period: { year: 2025 }, asOf: "2025-02-30T00:00:00Z") { digest } }', 'asOf'],
	[
		'{ trend(subject: { agency: "DINDIK" }, from: { year: 2025 }, to: { year: 2024 }) { points { state } } }',
		'to',
	],
	[
		'{ trend(subject: { agency: "DINDIK" }, from: { year: 2024 }, to: { year: 2025, quarter: 1 }) { points { state } } }',
		'to',
	],
	['{ regions(within: "33.7") { code } }', 'within'],
	['{ regions(within: "%") { code } }', 'within'],
	['{ agencies(filter: { within: "x" }) { totalCount } }', 'filter.within'],
	[`{ agencies(filter: { search: "${'x'.repeat(201)}" }) { totalCount } }`, 'filter.search'],
	['{ agencies(filter: { search: "a\\u0000b" }) { totalCount } }', 'filter.search'],
	['{ agency(code: "a\\u0000b") { name } }', 'code'],
	['{ schools(filter: { met: ["a\\nb"] }) { totalCount } }', 'filter.met'],
	[
		`{ schools(filter: { met: ["${'x'.repeat(190)}", "${'y'.repeat(190)}"] }) { totalCount } }`,
		'filter.met',
	],
	['{ school(npsn: "a\\u0000b") { name } }', 'npsn'],
	['{ schools(filter: { search: "a\\u0000b" }) { totalCount } }', 'filter.search'],
	['{ schools(filter: { met: ["NOTHING"] }) { totalCount } }', 'filter.met'],
	['{ schools(filter: { npsn: ["C0000001", "c0000001"] }) { totalCount } }', 'filter.npsn'],
	['{ schools(filter: { npsn: ["C000\\u00000"] }) { totalCount } }', 'filter.npsn.0'],
	['{ schools(filter: { npsn: [""] }) { totalCount } }', 'filter.npsn'],
	[`{ schools(filter: { npsn: [${'"C0000001",'.repeat(101)}] }) { totalCount } }`, 'filter.npsn'],
	['{ schools(filter: { within: "33" }) { totalCount } }', 'filter.within'],
	['{ schools(filter: { complianceAtLeast: "1e2" }) { totalCount } }', 'filter.complianceAtLeast'],
	['{ agencies(first: -1) { totalCount } }', 'first'],
	['{ agencies(last: 101) { totalCount } }', 'last'],
	['{ agencies(first: 1, last: 1) { totalCount } }', 'last'],
	['{ agencies(after: "nonsense") { totalCount } }', 'after'],
	['{ agencies(last: 1, before: "R1BDOk46OTk5OTk5OTk5OQ==") { totalCount } }', 'before'],
	['{ agencies(first: 1, before: "R1BDOk46MQ==") { totalCount } }', 'before'],
	['{ schools(after: "nonsense") { totalCount } }', 'after'],
	['{ indicator(code: "DINDIK-01") { targets(year: 1) { revision } } }', 'year'],
	['{ indicator(code: "DINDIK-01") { achievements(first: 1000) { totalCount } } }', 'first'],
	[
		'{ indicator(code: "DINDIK-01") { target(period: { year: 2025, quarter: 9 }) { value } } }',
		'period.quarter',
	],
	[`{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`, 'ids'],
	[entry('target: "NaN"'), 'input.entries.0.target'],
	[entry('target: 1e400'), 'input.entries.0.target'],
	[entry(`target: "${'9'.repeat(39)}"`), 'input.entries.0.target'],
	[entry('target: true'), 'input.entries.0.target'],
	[entry('lower: 1'), 'input.entries.0.upper'],
	[entry('lower: 2, upper: 1'), 'input.entries.0.lower'],
	[entry('target: 1, lower: 1, upper: 2'), 'input.entries.0.target'],
	[entry('numerator: 1'), 'input.entries.0.denominator'],
	[entry('weight: -1'), 'input.entries.0.weight'],
	[
		'{ previewAttainment(input: { direction: MILESTONE, entries: [{ done: true }] }) { percent } }',
		'input.entries.0.weight',
	],
	[
		'{ previewAttainment(input: { direction: MAXIMIZE, cap: 1, floor: 2, entries: [] }) { percent } }',
		'input.cap',
	],
])('%s is refused naming %s', async (query, field) => {
	const { data, errors } = await house.ask(null, query);
	expect(data ?? null).toBeNull();
	expect(errors).toHaveLength(1);
	expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
	expect(errors?.[0]?.message).toContain(field);
});

test.each([
	[{ first: 'x' }, 'first'],
	[{ first: 2 ** 40 }, 'first'],
	[{ filter: { search: 5 } }, 'filter.search'],
	[{ filter: { nothing: 1 } }, 'filter'],
	[{ filter: { search: 'a\0b' } }, 'filter.search'],
	[{ filter: { within: '\ud83d' } }, 'filter.within'],
])('variables %o are refused naming %s', async (variables, field) => {
	const query =
		'query ($first: Int, $filter: AgencyFilter) { agencies(first: $first, filter: $filter) { totalCount } }';
	const { data, errors } = await house.ask(null, query, variables);
	expect(data).toBeUndefined();
	expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
});

test.each([0.1, 1e21, '١'])(
	'a decimal variable of %s is taken exactly or refused, never rounded',
	async (target) => {
		const query = `query ($target: Decimal) { previewAttainment(input: { direction: MAXIMIZE,
		entries: [{ target: $target, actual: $target }] }) { percent } }`;
		const { data, errors } = await house.ask(null, query, { target });
		if (target === 0.1) expect(data).toEqual({ previewAttainment: { percent: '100.00' } });
		else expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'target' });
	},
);

test.each([
	['{ agency(code: "nothing") { name } }', { agency: null }],
	['{ agency(code: "DINDIK", city: "11.01") { name } }', { agency: null }],
	['{ indicator(code: "\'; drop table app.agency; --") { name } }', { indicator: null }],
	['{ school(npsn: "x") { name } }', { school: null }],
	['{ node(id: "x") { id } }', { node: null }],
	['{ node(id: "") { id } }', { node: null }],
	['{ node(id: "QWdlbmN5Ojk5OTk5OTk5OTk5") { id } }', { node: null }],
	['{ node(id: "UmVnaW9uOjE") { id } }', { node: null }],
	['{ nodes(ids: ["x"]) { id } }', { nodes: [null] }],
	[
		'{ agencies(first: 0) { totalCount edges { cursor } } }',
		{ agencies: { totalCount: 3, edges: [] } },
	],
	['{ agencies(filter: { search: "%" }) { totalCount } }', { agencies: { totalCount: 0 } }],
	[
		'{ trend(subject: { agency: "NOBODY" }, from: { year: 2025 }, to: { year: 2025 }) { points { state } } }',
		{ trend: { points: [] } },
	],
])('%s finds nothing and says so as data', async (query, expected) => {
	const { data, errors } = await house.ask(null, query);
	expect(errors).toBeUndefined();
	expect(data).toEqual(expected);
});

test('one refused field refuses the whole operation, whatever stood beside it', async () => {
	const { data, errors } = await house.ask(
		null,
		'{ schools(filter: { met: ["NOTHING"] }) { totalCount } agencies { totalCount } periods { label } }',
	);
	expect(data).toBeNull();
	expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test('a document that is none names its mistake and its place', async () => {
	const syntax = await house.ask(null, '{ agencies(');
	expect(syntax.errors?.[0]).toMatchObject({
		extensions: { code: 'GRAPHQL_PARSE_FAILED' },
		locations: [{ line: 1, column: 12 }],
	});
	const unknown = await house.ask(null, '{ agency(code: "DINDIK") { secret } }');
	expect(unknown.errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
	const filter = await house.ask(null, '{ agencies(filter: { secret: 1 }) { totalCount } }');
	expect(filter.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
