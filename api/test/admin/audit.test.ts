import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSessions, giveGrant, newPerson, openDesk, type Desk, type Person } from './desk.ts';

let desk: Desk;
let admin: Person;
let auditor: Person;
let target: { id: string };
beforeAll(async () => {
	desk = await openDesk();
	admin = await desk.demo('admin');
	auditor = await desk.demo('auditor');
	target = await newPerson(admin, desk);
	for (const reason of ['laptop hilang', 'ponsel hilang', 'kunci hilang'])
		await admin.ask(endSessions, { input: { user: target.id, reason } });
});
afterAll(() => desk.close());

interface Page {
	auditEntries: {
		totalCount: number;
		pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
		edges: {
			cursor: string;
			node: Record<string, unknown> & { number: string; resource: string };
		}[];
	};
}
const fields =
	'totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { number at actor { email } byProgram heldRoles action resource key rowCount changed reason requestId } }';
const read = async (who: Person, args = 'first: 100') =>
	(await who.ask<Page>(`{ auditEntries(${args}) { ${fields} } }`)).auditEntries;
const numbers = ({ edges }: Page['auditEntries']) => edges.map(({ node }) => Number(node.number));

test('an admin reads what they did themselves, an auditor what was done in the region', async () => {
	const own = await read(admin);
	expect(new Set(own.edges.map(({ node }) => (node.actor as { email: string }).email))).toEqual(
		new Set(['admin@demo.example']),
	);
	expect(own.edges[0]?.node).toMatchObject({
		action: 'CALL',
		resource: 'end_sessions',
		reason: 'kunci hilang',
		heldRoles: ['ADMIN'],
		byProgram: false,
		requestId: expect.any(String),
	});
	const all = await read(auditor);
	expect(all.totalCount).toBeGreaterThan(own.totalCount);
	expect(all.edges.some(({ node }) => node.byProgram)).toBe(true);
});

test('a head reads what was changed in the agency; who has no right reads nothing', async () => {
	const input = { user: target.id, role: 'AGENCY_STAFF', scope: 'agency:DINDIK', reason: 'mutasi' };
	await admin.ask(giveGrant, { input });
	const seen = await read(await desk.demo('agency-head'));
	expect(seen.edges[0]?.node).toMatchObject({ reason: 'mutasi', resource: 'user_grant' });
	expect(seen.edges.some(({ node }) => node.resource === 'end_sessions')).toBe(false);
	for (const who of [await desk.demo('evaluator'), await desk.demo('developer'), desk.stranger()])
		expect(await read(who)).toMatchObject({ totalCount: 0, edges: [] });
});

test.each([
	['resource: "end_sessions"', 3],
	['action: CALL', 3],
	['action: TRUNCATE', 0],
	['resource: "nothing"', 0],
	['actor: "nonsense"', 0],
	['from: "2199-01-01T00:00:00Z"', 0],
	['to: "2020-01-01T00:00:00Z"', 0],
	['requestId: "nothing"', 0],
])('the log is filtered by %s', async (filter, count) => {
	const page = await read(admin, `filter: { ${filter} }`);
	expect([page.totalCount, page.edges.length]).toEqual([count, count]);
});

test('one request is found by its number', async () => {
	const [newest] = (await read(admin)).edges;
	const found = await read(admin, `filter: { requestId: "${String(newest?.node.requestId)}" }`);
	expect(numbers(found)).toEqual([Number(newest?.node.number)]);
});

test('the log is paged in either direction without a gap or a double', async () => {
	const whole = await read(auditor);
	const first = await read(auditor, 'first: 4');
	const second = await read(auditor, `first: 4, after: "${first.edges[3]?.cursor}"`);
	const back = await read(auditor, `last: 2, before: "${second.edges[0]?.cursor}"`);
	expect([...numbers(first), ...numbers(second)]).toEqual(numbers(whole).slice(0, 8));
	expect(numbers(back)).toEqual(numbers(whole).slice(2, 4));
	expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
	expect(second.pageInfo.hasPreviousPage).toBe(true);
	expect(back.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
	const oldest = await read(auditor, 'last: 1');
	expect(oldest.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
	expect(Number(oldest.edges[0]?.node.number)).toBeLessThan(numbers(first)[3]!);
});

test.each(['after: "nonsense"', 'last: 3, before: "x"'])(
	'a cursor of another list is refused by its name: %s',
	async (args) => {
		const { errors } = await auditor.answer(`{ auditEntries(${args}) { totalCount } }`);
		expect(errors?.[0]?.extensions).toMatchObject({
			code: 'BAD_USER_INPUT',
			field: args.includes('after') ? 'after' : 'before',
		});
	},
);

test('the names that entries may have are told', async () => {
	const { auditResources } = await admin.ask<{ auditResources: string[] }>('{ auditResources }');
	expect(auditResources).toEqual(
		expect.arrayContaining(['app_user', 'end_sessions', 'user_grant']),
	);
});
