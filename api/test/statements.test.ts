import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../src/api.ts';
import { openDesk, type Desk, type Person } from './admin/desk.ts';
import { noted, type Work } from './matrix/work.ts';

let desk: Desk;
let api: Api;
let admin: Person;
let take: () => Work[];
beforeAll(async () => {
	desk = await openDesk();
	const behind = noted(desk.house.database);
	take = behind.take;
	api = await desk.house.api({}, {}, behind.database);
	admin = await desk.demo('admin');
});
afterAll(() => desk.close());

/** What a question sends to the database, without what the session itself asks. */
async function statementsOf(query: string): Promise<string[]> {
	take();
	const { errors } = await admin.send({ query }, api);
	expect(errors).toBeUndefined();
	return take().flatMap(({ statements }) => statements);
}

test.each([
	[
		'an agency, its indicators, their achievements',
		1,
		`{ agency(code: "DINDIK") { name region { name } indicators(first: 5) { totalCount edges { node { code
			achievements(last: 3) { totalCount edges { node { actual } } } } } } } }`,
	],
	[
		'indicators with the agency, its region and the definition',
		1,
		'{ indicators(first: 5) { edges { node { code unit agency { code region { name } } parent { code } } } } }',
	],
	[
		'a ranking with the indicators of each agency',
		2,
		`{ ranking(period: { year: 2025, quarter: 4 }) { entries { rank agency { code
			indicators(first: 3) { edges { node { code } } } } } } }`,
	],
	[
		'users with their grants, who gave them, and the count beside',
		2,
		'{ users(first: 10) { totalCount edges { node { name grants { role state givenBy { name } } } } } }',
	],
	[
		'one list twice, with different arguments',
		2,
		`{ agencies(first: 5) { edges { node { a: indicators(first: 1) { edges { node { code } } }
			b: indicators(last: 1) { edges { node { code } } } } } } }`,
	],
])('%s: statements', async (_what, most, query) => {
	const sent = await statementsOf(query);
	expect({ count: sent.length, sent }).toMatchObject({ count: most });
});
