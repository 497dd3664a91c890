import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk, type Person } from './admin/desk.ts';
import type { Body } from './house.ts';

let desk: Desk;
let admin: Person;
beforeAll(async () => {
	desk = await openDesk();
	admin = await desk.demo('admin');
});
afterAll(() => desk.close());

/** Lists of the graph at the root, each with the type of its rows. */
const lists = [
	['agencies', 'Agency'],
	['indicators', 'Indicator'],
	['achievements', 'Achievement'],
	['users', 'User'],
	['grants', 'Grant'],
	['tokens', 'Token'],
	['sessions', 'Session'],
	['auditEntries', 'AuditEntry'],
] as const;
/** Lists inside a row, as `before` and `after` what is asked of them. */
const nested = [
	['Indicator', 'agency(code: "DINDIK") { indicators', '}'],
	['Achievement', 'indicator(code: "DINDIK-01") { achievements', '}'],
] as const;

interface Page {
	totalCount: number;
	edges: { cursor: string }[];
	pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
		Record<'startCursor' | 'endCursor', string | null>;
}
const shown =
	'{ totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';

async function page(list: string, args: string, after = ''): Promise<Page> {
	const data = await admin.ask(`{ ${list}(${args}) ${shown} ${after} }`);
	const [found] = Object.values(data) as [Page | Record<string, Page>];
	return 'edges' in found ? (found as Page) : (Object.values(found)[0] as Page);
}
const places = ({ edges }: Page) => edges.map(({ cursor }) => cursor);
const refusal = ({ errors }: Body) => errors?.map(({ extensions }) => extensions);

test.each([...lists.map(([list, type]) => [type, list, ''] as const), ...nested])(
	'%s: %s: pages forwards and backwards go through the whole list once, and tell where they stand',
	async (type, list, end) => {
		const all = await page(list, 'first: 100', end);
		expect(all.edges.length).toBe(Math.min(all.totalCount, 100));
		for (const place of places(all))
			expect([place.length, desk.house.cursors.placeOf(type, place)]).toEqual([
				22,
				expect.any(Number),
			]);
		const most = all.edges.length;
		for (const from of ['first', 'last'] as const) {
			const forwards = from === 'first';
			const found: string[] = [];
			let at = '';
			for (let more = true; more;) {
				const one = await page(list, `${from}: 3${at}`, end);
				found[forwards ? 'push' : 'unshift'](...places(one));
				const { startCursor, endCursor, hasNextPage, hasPreviousPage } = one.pageInfo;
				expect([startCursor, endCursor]).toEqual([
					places(one)[0] ?? null,
					places(one).at(-1) ?? null,
				]);
				expect(one.totalCount).toBe(all.totalCount);
				expect(forwards ? hasPreviousPage : hasNextPage).toBe(at !== '');
				more = (forwards ? hasNextPage : hasPreviousPage) && found.length < most;
				at = forwards ? `, after: "${endCursor}"` : `, before: "${startCursor}"`;
			}
			expect(forwards || all.totalCount <= 100 ? found.slice(0, most) : places(all)).toEqual(
				places(all),
			);
		}
	},
);

test('a cursor of another list, of another format or made up is refused by its argument, before anything is asked', async () => {
	const { cursors, ids } = desk.house;
	for (const [type, list, end] of [
		...lists.map(([list, type]) => [type, list, ''] as const),
		...nested,
	]) {
		const others = lists.map(([, one]) => one).filter((one) => one !== type);
		const wrong = [
			...others.map((one) => cursors.cursorOf(one, 1)),
			ids.idOf('User', 1),
			Buffer.from('GPC:N:1').toString('base64'),
			Buffer.from('row:1').toString('base64url'),
			Buffer.from(`${type}:1`).toString('base64url'),
			'A'.repeat(22),
			'x',
			'',
		];
		for (const cursor of wrong)
			for (const [argument, size] of [
				['after', 'first'],
				['before', 'last'],
			] as const)
				expect([
					cursor,
					refusal(
						await admin.answer(`{ ${list}(${size}: 1, ${argument}: "${cursor}") ${shown} ${end} }`),
					),
				]).toMatchObject([cursor, [{ code: 'BAD_USER_INPUT', field: argument }]]);
	}
});

test('a page goes on from the place of a row that left the list, and is refused where nobody sees the row any more', async () => {
	const kinds = (kind: string, code: string) =>
		desk.sql('update app.indicator set kind = $1 where code = $2', [kind, code]);
	for (const [list, end] of [
		['indicators', ''],
		['agency(code: "DINDIK") { indicators', '}'],
	] as const) {
		const codes = async (args: string) => {
			const data = await admin.ask(
				`{ ${list}(filter: { kind: IKU }, ${args}) { edges { cursor node { code } } } ${end} }`,
			);
			const [found] = Object.values(data) as [object];
			const { edges } = ('edges' in found ? found : Object.values(found)[0]) as {
				edges: { cursor: string; node: { code: string } }[];
			};
			return edges.map(({ cursor, node }) => ({ cursor, code: node.code }));
		};
		const before = await codes('first: 100');
		const [gone] = before;
		await kinds('IKK', gone!.code);
		expect(await codes(`first: 100, after: "${gone!.cursor}"`)).toEqual(before.slice(1));
		expect(await codes(`last: 100, before: "${gone!.cursor}"`)).toEqual([]);
		await kinds('IKU', gone!.code);
		const never = desk.house.cursors.cursorOf('Indicator', 2 ** 31 - 1);
		for (const [argument, size] of [
			['after', 'first'],
			['before', 'last'],
		]) {
			const { errors } = await admin.answer(
				`{ ${list}(${size}: 2, ${argument}: "${never}") { edges { cursor } } ${end} }`,
			);
			expect(errors).toMatchObject([
				{
					message: `${argument}: is not in this list any more; start again from the first page`,
					extensions: { code: 'BAD_USER_INPUT', field: argument },
				},
			]);
		}
	}
});

test('one list asked for twice in a row answers each by its own arguments', async () => {
	const data = await admin.ask<{
		agencies: { edges: { node: Record<'all' | 'a' | 'b' | 'c', Page> }[] };
	}>(`{ agencies { edges { node { all: indicators(first: 100) ${shown}
		a: indicators(first: 1) ${shown} b: indicators(last: 1) ${shown}
		c: indicators(filter: { kind: IKU }) { totalCount edges { node { kind } } } } } } }`);
	for (const { node } of data.agencies.edges) {
		expect(places(node.a)).toEqual(places(node.all).slice(0, 1));
		expect(places(node.b)).toEqual(places(node.all).slice(-1));
		expect(node.a.totalCount).toBe(node.all.totalCount);
		expect(node.c.totalCount).toBe(node.c.edges.length);
	}
});
