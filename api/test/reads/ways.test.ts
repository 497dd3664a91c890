import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../src/api.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
let api: Api;
beforeAll(async () => {
	house = await openHouse();
	api = await house.api();
});
afterAll(() => house.close());

/** Every list and every single row at the root, with every condition, and what lies beneath. */
const questions = [
	'{ agency(code: "DINDIK") { code name region { name parent { name } } predecessor { decree } indicators(first: 3) { totalCount edges { cursor node { code unit achievements(last: 2) { edges { node { actual } } } } } } } }',
	'{ agencies(filter: { search: "dinas", within: "33" }, first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { node { code } } } }',
	'{ indicator(code: "DINDIK-01") { code parent { code } children { code } definitions { version } targets(year: 2025) { value } achievement(period: { year: 2025, quarter: 1 }) { actual history { at } correction { status } } target(period: { year: 2025 }) { value } } }',
	'{ indicators(filter: { search: "angka", agency: "DINDIK", kind: IKU, level: OBJECTIVE, direction: MAXIMIZE, within: "33.75" }) { totalCount edges { node { code } } } }',
	'{ achievements(filter: { agency: "DINDIK", indicator: "DINDIK-01", period: { year: 2025, quarter: 1 }, status: [PUBLISHED], within: "33.75" }) { totalCount edges { node { actual indicator { code } } } } }',
	'{ school(npsn: "C0000003") { name region { name path { name } } mechanism { status } } }',
	'{ schools(filter: { levels: [PRIMARY], search: "contoh" }, orderBy: { field: COMPLIANCE }) { totalCount edges { node { name region { name } } } } }',
	'{ users(filter: { search: "a b", role: AGENCY_STAFF, agency: "DINDIK", active: true }, orderBy: { field: CREATED, direction: DESC }) { totalCount edges { node { name grants { role givenBy { name } } region { name } } } } }',
	'{ grants(filter: { role: AGENCY_STAFF, agency: "DINDIK", states: [HOLDS, ENDED], approvable: false }) { totalCount edges { node { scope user { name } } } } }',
	'{ tokens(filter: { holds: true }) { totalCount edges { node { name scopes user { name } } } } }',
	'{ sessions { totalCount edges { node { signedInAt user { name } } } } }',
	'{ auditEntries(filter: { action: INSERT, resource: "user_grant", from: "2020-01-01T00:00:00+07:00", to: "2030-01-01T00:00:00.5Z", requestId: "x" }) { totalCount edges { node { number changed actor { name } } } } }',
	'{ rulePacks(kind: MECHANISM) { version } regions(level: DISTRICT) { name parent { name } } viewer { tokens { name } grants { scope } } }',
	'{ ranking(period: { year: 2025, quarter: 4 }) { entries { agency { region { name } indicators(first: 2) { edges { node { code } } } } } } }',
];

test.each([null, 'admin', 'evaluator'])(
	'whatever is asked of rows is answered by statements, to %s as well',
	async (who) => {
		const authorization = who && `Bearer ${await house.token(who)}`;
		for (const query of questions)
			for (let time = 0; time < 2; time++) {
				const answer = await api.fetch(
					new Request('http://localhost/graphql', {
						method: 'POST',
						headers: {
							'content-type': 'application/json',
							...(authorization && { authorization }),
						},
						body: JSON.stringify({ query }),
					}),
				);
				const { errors } = (await answer.json()) as { errors?: unknown };
				expect(errors, query).toBeUndefined();
			}
		const metrics = await api.fetch(new Request('http://localhost/metrics'), { local: true });
		const said = await metrics.text();
		expect(said).toMatch(/seksama_reads\{way="statement"\} [1-9]/);
		expect(said).toContain('seksama_reads{way="prisma"} 0');
	},
);
