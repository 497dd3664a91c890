import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/api.ts';
import { viewerIds } from '../../seed/src/viewers.ts';
import { graphClient } from '../src/graph/client.ts';
import { openHouse, post, type Body, type House } from './house.ts';

let house: House;
let api: Api;
beforeAll(async () => {
	house = await openHouse();
	api = await house.api();
});
afterAll(() => house.close());

/** Every achievement of 2026-Q1 is still on its way: indicator, id, status. */
const open: [indicator: number, id: number, status: string][] = [
	[11, 11261, 'DRAFT'],
	[12, 12261, 'SUBMITTED'],
	[13, 13261, 'RETURNED'],
	[14, 14261, 'APPROVED'],
	[21, 21261, 'VERIFIED'],
	[22, 22261, 'DRAFT'],
	[23, 23261, 'SUBMITTED'],
	[24, 24261, 'RETURNED'],
	[31, 31261, 'APPROVED'],
	[32, 32261, 'VERIFIED'],
];
const own = open.filter(([indicator]) => indicator < 20).map(([, id]) => id);
const some = (...statuses: string[]) =>
	open.filter(([, , status]) => statuses.includes(status)).map(([, id]) => id);

/** Who reads which of them, as the permissions say. */
const readers: [who: string | null, ids: number[]][] = [
	[null, []],
	['agency-staff', own],
	['agency-head', own],
	[
		'agency-staff-2',
		open.filter(([indicator]) => indicator > 20 && indicator < 30).map(([, id]) => id),
	],
	['evaluator', some('SUBMITTED', 'APPROVED', 'VERIFIED')],
	['leadership', some('APPROVED', 'VERIFIED')],
	['auditor', open.map(([, id]) => id)],
	['school-staff', []],
	['award-committee', []],
	['case-supervisor', []],
	['admin', []],
	['developer', []],
];

const globalId = (id: number) => Buffer.from(`Achievement:${id}`).toString('base64url');
const localId = (id: string) => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
const period = '{ year: 2026, quarter: 1 }';
type Edges = { totalCount: number; edges: { node: { id: string } }[] };

test('the rows that nobody may see by accident do exist', async () => {
	const { rows } = await house.database.asOwner((client) =>
		client.query<{ id: number; status: string }>(
			'select id, status from achievement where year = 2026 and quarter = 1 order by id',
		),
	);
	expect(rows.map(({ id, status }) => [id, status])).toEqual(
		open.map(([, id, status]) => [id, status]).toSorted((a, b) => Number(a[0]) - Number(b[0])),
	);
});

describe.each(readers)('%s reads achievements on their way', (who, expected) => {
	async function data<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
		const { data: found, errors } = await house.ask(who, query, variables);
		expect(errors).toBeUndefined();
		return found as Data;
	}
	const sorted = (ids: number[]) => ids.toSorted((a, b) => a - b);

	test('by node, one by one', async () => {
		const found = await Promise.all(
			open.map(async ([, id]) => {
				const { node } = await data<{ node: { id: string; actual: unknown } | null }>(
					`{ node(id: "${globalId(id)}") { id ... on Achievement { actual status attainment { percent } history { status } } } }`,
				);
				return node && localId(node.id);
			}),
		);
		expect(sorted(found.filter((id) => id !== null))).toEqual(sorted(expected));
	});

	test('by nodes, all at once', async () => {
		const { nodes } = await data<{ nodes: ({ id: string } | null)[] }>(
			'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
			{
				ids: open.map(([, id]) => globalId(id)),
			},
		);
		expect(nodes).toHaveLength(open.length);
		expect(sorted(nodes.flatMap((node) => (node ? [localId(node.id)] : [])))).toEqual(
			sorted(expected),
		);
	});

	test('by the list, its count and its filters', async () => {
		const { achievements } = await data<{ achievements: Edges }>(
			`{ achievements(first: 100, filter: { period: ${period} }) { totalCount edges { node { id } } } }`,
		);
		expect(sorted(achievements.edges.map(({ node }) => localId(node.id)))).toEqual(
			sorted(expected),
		);
		expect(achievements.totalCount).toBe(expected.length);
		const { achievements: drafts } = await data<{ achievements: Edges }>(
			`{ achievements(filter: { period: ${period}, status: [DRAFT, RETURNED] }) { totalCount edges { node { id } } } }`,
		);
		expect(drafts.totalCount).toBe(
			some('DRAFT', 'RETURNED').filter((id) => expected.includes(id)).length,
		);
	});

	test('nested below agencies and indicators, with their counts', async () => {
		const seen: number[] = [];
		for (const code of ['DINDIK', 'DINKES', 'DLH']) {
			const { agency } = await data<{
				agency: { indicators: { edges: { node: { achievements: Edges } }[] } };
			}>(
				`{ agency(code: "${code}") { indicators { edges { node { achievements(first: 30) { totalCount edges { node { id } } } } } } } }`,
			);
			for (const { node } of agency.indicators.edges) {
				const ids = node.achievements.edges.map((edge) => localId(edge.node.id));
				expect(node.achievements.totalCount).toBe(ids.length);
				seen.push(...ids.filter((id) => open.some(([, each]) => each === id)));
			}
		}
		expect(sorted(seen)).toEqual(sorted(expected));
	});

	test('by indicator and period, and in the standing of the agency', async () => {
		const { indicators } = await data<{
			indicators: { edges: { node: { achievement: { id: string } | null } }[] };
		}>(
			`{ indicators { edges { node { achievement(period: ${period}) { id inputs { actual } } } } } }`,
		);
		const ids = indicators.edges.flatMap(({ node }) =>
			node.achievement ? [localId(node.achievement.id)] : [],
		);
		expect(sorted(ids)).toEqual(sorted(expected));
		const { agency } = await data<{
			agency: {
				standing: {
					contributions: { indicator: { code: string }; status: string | null }[];
				} | null;
			};
		}>(
			`{ agency(code: "DINDIK") { standing(period: ${period}) { contributions { indicator { code } status } } } }`,
		);
		const statuses = agency.standing?.contributions.filter(({ status }) => status !== null) ?? [];
		expect(statuses).toHaveLength(expected.filter((id) => own.includes(id)).length);
	});

	test('and nobody finds them in a number that is public', async () => {
		const query = `{ ranking(period: ${period}) { entries { score } notRanked { reportedCount } }
			overview(period: ${period}) { reportedCount score }
			trend(subject: { indicator: "DINDIK-01" }, from: ${period}, to: ${period}) { points { actual percent } } }`;
		expect(await data(query)).toMatchObject({
			ranking: {
				entries: [],
				notRanked: [{ reportedCount: 0 }, { reportedCount: 0 }, { reportedCount: 0 }],
			},
			overview: { reportedCount: 0, score: null },
			trend: { points: [{ actual: null, percent: null }] },
		});
	});
});

test('a draft indicator is there for its agency and the city, and for nobody else', async () => {
	const query =
		'{ indicator(code: "DLH-03") { code } indicators { totalCount } agency(code: "DLH") { indicators { totalCount } } }';
	expect((await house.ask(null, query)).data).toEqual({
		indicator: null,
		indicators: { totalCount: 11 },
		agency: { indicators: { totalCount: 2 } },
	});
	for (const who of ['evaluator', 'leadership', 'auditor', 'admin'])
		expect((await house.ask(who, query)).data).toEqual({
			indicator: { code: 'DLH-03' },
			indicators: { totalCount: 12 },
			agency: { indicators: { totalCount: 3 } },
		});
	expect((await house.ask('agency-staff', query)).data).toMatchObject({ indicator: null });
});

test("a token without the scope to read its owner's own rows reads what the public reads", async () => {
	const authorization = `Bearer ${await house.token('auditor', ['READ_PUBLIC'])}`;
	const query = `{ viewer { signedIn name grants { role } } achievements(filter: { period: ${period} }) { totalCount } }`;
	const response = await api.fetch(post({ query }, { authorization }));
	expect(((await response.json()) as Body).data).toEqual({
		viewer: { signedIn: true, name: null, grants: [] },
		achievements: { totalCount: 0 },
	});
});

test('what different viewers ask for in the same moment is never answered with the rights of another', async () => {
	const id = globalId(11261);
	const queries = [
		`{ node(id: "${id}") { id } }`,
		`{ node(id: "${id}") { ... on Achievement { history { status } } } }`,
		'{ indicator(code: "DLH-03") { code children { code } achievements { totalCount } } }',
		'{ indicator(code: "DINDIK-01") { achievements(last: 1) { totalCount edges { node { status } } } } }',
		'{ viewer { name grants { scope } } }',
	];
	const who = [null, 'agency-staff', 'agency-staff-2', 'auditor', 'evaluator'];
	const alone = new Map<string, unknown>();
	for (const asker of who)
		for (const query of queries)
			alone.set(`${asker} ${query}`, (await house.ask(asker, query)).data);
	for (let round = 0; round < 20; round++) {
		const asked = who.flatMap((asker) => queries.map((query) => [asker, query] as const));
		const found = await Promise.all(asked.map(([asker, query]) => house.ask(asker, query)));
		asked.forEach(([asker, query], index) =>
			expect(found[index]?.data).toEqual(alone.get(`${asker} ${query}`)),
		);
	}
});

test('the client of the graph never joins the questions of two viewers into one query', async () => {
	const graph = graphClient(house.database);
	const askers = [viewerIds.agencyStaff, null, viewerIds.agencyStaff2, viewerIds.auditor];
	const ask = (where: Parameters<typeof graph.achievement.findUnique>[0]['where']) =>
		Promise.all(
			askers.map((userId) => {
				const operation = house.database.operation({ userId, requestId: 'test' });
				return house.database
					.run(operation, async () => (await graph.achievement.findUnique({ where }))?.id)
					.finally(() => operation.finish(false));
			}),
		);
	expect(await ask({ id: 11261 })).toEqual([11261, undefined, undefined, 11261]);
	expect(await ask({ id: 11261, indicatorId: 11 })).toEqual([11261, undefined, undefined, 11261]);
});

test('a failure inside says nothing but its number, and the log says no value', async () => {
	await house.database.asOwner((client) =>
		client.query(`create or replace function app.periods(in_city text) returns jsonb language plpgsql as
			$$ begin raise exception 'secret %', in_city using errcode = 'XX000'; end $$`),
	);
	const { data, errors, extensions } = await house.ask(
		null,
		'{ periods(city: "33.75") { label } agencies { totalCount } }',
	);
	expect(data).toBeNull();
	expect(errors).toEqual([
		{
			message: 'Unexpected error.',
			extensions: { code: 'INTERNAL', requestId: expect.any(String) as string },
		},
	]);
	expect(extensions.cost.limit).toBe(1000);
	const [entry] = house.log.slice(-1);
	expect(entry).toMatchObject({
		level: 'error',
		event: 'unexpected',
		code: 'XX000',
		requestId: errors?.[0]?.extensions.requestId,
	});
	expect(JSON.stringify(house.log)).not.toMatch(/secret|33\.75/);
});
