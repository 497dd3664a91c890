import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './admin/desk.ts';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(() => desk.close());

async function dataOf(query: string): Promise<object> {
	const { data, errors } = await desk.house.ask(null, query);
	expect(errors).toBeUndefined();
	return data as object;
}

test('a page of which only the cursors are asked has the cursors of its rows', async () => {
	const part = '(first: 2) { pageInfo { hasNextPage startCursor } edges { cursor } }';
	const whole = part.replace('cursor }', 'cursor node { id } }');
	for (const list of ['achievements', 'indicators', 'agencies', 'schools'])
		expect(await dataOf(`{ ${list}${whole} }`)).toMatchObject(await dataOf(`{ ${list}${part} }`));
	const nested = (text: string) =>
		`{ agency(code: "DINDIK") { indicators${text} } indicator(code: "DINDIK-01") { achievements${text} } }`;
	expect(await dataOf(nested(whole))).toMatchObject(await dataOf(nested(part)));
});

test('a cursor of a number beyond every row is refused by its argument', async () => {
	const admin = await desk.demo('admin');
	const number = 2 ** 31 - 1;
	const { cursors } = desk.house;
	for (const [list, kind] of [
		['users', 'User'],
		['grants', 'Grant'],
		['tokens', 'Token'],
		['sessions', 'Session'],
		['auditEntries', 'AuditEntry'],
	] as const)
		for (const argument of ['after', 'before']) {
			const { errors } = await admin.answer(
				`{ ${list}(${argument}: "${cursors.cursorOf(kind, number)}") { totalCount } }`,
			);
			expect([list, errors?.[0]?.extensions]).toMatchObject([
				list,
				{ code: 'BAD_USER_INPUT', field: argument },
			]);
		}
});
