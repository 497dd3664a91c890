import { createToken } from '@seksama/schema/token.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../house.ts';
import {
	approveGrant,
	giveGrant,
	newPerson,
	openDesk,
	withdrawGrant,
	type Desk,
	type Person,
} from './desk.ts';

let desk: Desk;
let admin: Person;
let supervisor: Person;
beforeAll(async () => {
	desk = await openDesk();
	admin = await desk.demo('admin');
	supervisor = await desk.demo('case-supervisor');
});
afterAll(() => desk.close());

const own = '{ viewer { signedIn grants { role scope state } } }';
const reason = 'SK Wali Kota 12/2026';
interface Given {
	grant: { id: string; state: string };
}
const give = async (user: string, more: object = {}) => {
	const input = { user, role: 'AGENCY_STAFF', scope: 'agency:DINKES', reason, ...more };
	return (await admin.ask<{ answer: Given }>(giveGrant, { input })).answer;
};
const withdraw = async (who: Person, id: string, why = 'pindah tugas') =>
	(await who.ask(withdrawGrant, { input: { id, reason: why } })).answer;
const approve = async (who: Person, id: string) =>
	(await who.ask(approveGrant, { input: id })).answer;

test('a grant holds at the next operation, and a withdrawal takes it away at the next one', async () => {
	const { id, email, person } = await newPerson(admin, desk);
	expect(await person.ask(own)).toEqual({ viewer: { signedIn: true, grants: [] } });
	const first = await give(id, { scope: 'region:33.75', role: 'LEADERSHIP' });
	expect(first).toMatchObject({
		__typename: 'GiveGrantSuccess',
		grant: { scope: 'region:33.75', placeName: 'Kota Pekalongan', state: 'HOLDS', user: { email } },
	});
	const second = await give(id);
	expect((await person.ask(own)).viewer).toMatchObject({
		grants: [
			{ role: 'AGENCY_STAFF', scope: 'agency:DINKES' },
			{ role: 'LEADERSHIP', scope: 'region:33.75' },
		],
	});
	expect(await withdraw(admin, second.grant.id)).toMatchObject({ grant: { state: 'WITHDRAWN' } });
	expect((await person.ask(own)).viewer).toMatchObject({ grants: [{ role: 'LEADERSHIP' }] });
	expect(await withdraw(admin, second.grant.id)).toMatchObject({ __typename: 'ConflictError' });
	await withdraw(admin, first.grant.id);
	expect(await person.ask(own)).toEqual({ viewer: { signedIn: false, grants: [] } });
});

test('a case role waits until a case supervisor approves it, and only one of the unit sees it to do so', async () => {
	const { id, person } = await newPerson(admin, desk);
	const { grant } = await give(id, { role: 'CASE_WORKER', scope: 'agency:DLH' });
	expect(grant.state).toBe('WAITING');
	expect((await person.ask(own)).viewer).toMatchObject({ grants: [] });
	expect(await approve(admin, grant.id)).toMatchObject({ __typename: 'NotAllowedError' });
	const waiting =
		'{ grants(filter: { approvable: true }) { totalCount edges { node { id mayApprove user { name } } } } }';
	expect((await admin.ask(waiting)).grants).toMatchObject({ totalCount: 0 });
	expect((await supervisor.ask(waiting)).grants).toMatchObject({
		totalCount: 1,
		edges: [{ node: { id: grant.id, mayApprove: true } }],
	});
	expect(await approve(supervisor, grant.id)).toMatchObject({
		__typename: 'ApproveGrantSuccess',
		grant: { state: 'HOLDS' },
	});
	expect(await approve(supervisor, grant.id)).toMatchObject({ __typename: 'ConflictError' });
});

test('a case role on a unit without a supervisor is approved from another unit, and out of sight there', async () => {
	const { id } = await newPerson(admin, desk);
	const { grant } = await give(id, { role: 'CASE_SUPERVISOR', scope: 'agency:DINKES' });
	expect(await approve(supervisor, grant.id)).toEqual({
		__typename: 'ApproveGrantSuccess',
		grant: null,
	});
	const state = 'query ($id: ID!) { node(id: $id) { ... on Grant { state } } }';
	expect(await supervisor.ask(state, { id: grant.id })).toEqual({ node: null });
	expect(await admin.ask(state, { id: grant.id })).toEqual({ node: { state: 'HOLDS' } });
	await withdraw(admin, grant.id);
});

test('a case supervisor refuses a waiting role by withdrawing it', async () => {
	const { id } = await newPerson(admin, desk);
	const { grant } = await give(id, { role: 'CASE_WORKER', scope: 'agency:DLH' });
	expect(await withdraw(supervisor, grant.id, 'belum dilatih')).toMatchObject({
		grant: { state: 'WITHDRAWN' },
	});
});

test('a grant out of sight and one that never was answer alike, to every act', async () => {
	const { id, person } = await newPerson(admin, desk);
	const { grant } = await give(id);
	const head = await desk.demo('agency-head');
	const missing = desk.house.ids.idOf('Grant', 999_999);
	for (const who of [head, supervisor, person]) {
		const hidden = who === person ? await hiddenFrom(person) : grant.id;
		expect(await withdraw(who, hidden)).toEqual(await withdraw(who, missing));
		expect(await approve(who, hidden)).toEqual(await approve(who, missing));
		expect(await approve(who, hidden)).toMatchObject({ __typename: 'NotFoundError' });
	}
	// The one who has it sees it, and still may not touch it.
	expect(await withdraw(person, grant.id)).toMatchObject({ __typename: 'NotAllowedError' });
});

async function hiddenFrom(_person: Person): Promise<string> {
	const { id } = await newPerson(admin, desk);
	return (await give(id)).grant.id;
}

test('nobody gives to themselves, and nobody but an admin gives', async () => {
	const self = (
		await admin.ask('{ users(filter: { search: "admin@demo" }) { edges { node { id } } } }')
	).users as { edges: { node: { id: string } }[] };
	expect(await give(self.edges[0]!.node.id)).toMatchObject({ __typename: 'NotAllowedError' });
	const { id, person } = await newPerson(admin, desk);
	const input = { user: id, role: 'LEADERSHIP', scope: 'region:33.75', reason };
	expect((await person.ask(giveGrant, { input })).answer).toMatchObject({
		__typename: 'NotAllowedError',
	});
	const auditor = await desk.demo('auditor');
	expect((await auditor.ask(giveGrant, { input })).answer).toMatchObject({
		__typename: 'NotAllowedError',
	});
});

test.each([
	['user', { user: Buffer.from('User:2').toString('base64url') }],
	['user', { user: 'nonsense' }],
	['scope', { scope: 'agency:NONE' }],
	['scope', { scope: 'dinas kesehatan' }],
	['scope', { scope: 'school:99999999' }],
	['role', { role: 'SCHOOL_STAFF' }],
	['role', { role: 'EVALUATOR' }],
	['awardYear', { awardYear: 2026 }],
	['validFrom', { validFrom: '2020-01-01' }],
	['validTo', { validTo: '2020-01-01' }],
	['validTo', { validFrom: '2199-02-01', validTo: '2199-01-01' }],
	['reason', { reason: 'x'.repeat(501) }],
])('a grant that cannot be given names its field: %s %o', async (field, more) => {
	const { id } = await newPerson(admin, desk);
	const before = await desk.sql('select count(*) from app.user_grant');
	const answer = await give(id, more);
	expect(answer).toMatchObject({ __typename: 'InvalidInputError', field });
	expect(await desk.sql('select count(*) from app.user_grant')).toEqual(before);
});

test('an unknown role is refused before anything runs, by its name', async () => {
	const { errors } = await admin.answer(giveGrant, {
		input: { user: 'x', role: 'MAYOR', scope: 'region:33.75' },
	});
	expect(errors?.[0]).toMatchObject({
		message: expect.stringContaining('MAYOR'),
		extensions: { code: 'BAD_USER_INPUT', field: 'input.role' },
	});
});

test.each(['', '    ', 'tahu', 'x'.repeat(501)])(
	'a withdrawal without a reason that can be read is refused: %j',
	async (why) => {
		const { id } = await newPerson(admin, desk);
		const { grant } = await give(id);
		expect(await withdraw(admin, grant.id, why)).toMatchObject({
			__typename: 'InvalidInputError',
			field: 'reason',
		});
	},
);

test('a role for another region is not given by an admin of the city', async () => {
	const { id } = await newPerson(admin, desk);
	expect(await give(id, { role: 'EVALUATOR', scope: 'region:33' })).toMatchObject({
		__typename: 'NotAllowedError',
	});
});

test('every act asks for a proof that is not older than five minutes, and a token never has one', async () => {
	const { id } = await newPerson(admin, desk);
	const { grant } = await give(id);
	const waiting = (await give(id, { role: 'CASE_WORKER', scope: 'agency:DLH' })).grant.id;
	await desk.wait('5 minutes 1 second');
	expect(await admin.ask('{ viewer { isFresh } }')).toEqual({ viewer: { isFresh: false } });
	for (const refused of [
		await give(id, { role: 'LEADERSHIP', scope: 'region:33.75' }),
		await withdraw(admin, grant.id),
		await approve(supervisor, waiting),
	])
		expect(refused).toMatchObject({ __typename: 'StepUpRequiredError' });
	const token = await desk.house.database.asOwner((client) =>
		createToken(client, {
			email: 'admin@demo.example',
			name: 'x',
			scopes: ['READ_OWN', 'WRITE_OWN'],
			days: 1,
		}),
	);
	const input = { id: grant.id, reason: 'pindah tugas' };
	const response = await desk.api.fetch(
		post({ query: withdrawGrant, variables: { input } }, { authorization: `Bearer ${token}` }),
	);
	expect(await response.json()).toMatchObject({
		data: { answer: { __typename: 'StepUpRequiredError' } },
	});
	admin = await desk.demo('admin');
	supervisor = await desk.demo('case-supervisor');
	expect(await withdraw(admin, grant.id)).toMatchObject({ grant: { state: 'WITHDRAWN' } });
});

test('a head reads the grants of the own agency and no others', async () => {
	const head = await desk.demo('agency-head');
	const { grants } = (await head.ask(
		'{ grants(first: 100) { totalCount edges { node { scope role } } } }',
	)) as unknown as { grants: { totalCount: number; edges: { node: { scope: string } }[] } };
	expect(grants.totalCount).toBe(grants.edges.length);
	expect(new Set(grants.edges.map(({ node }) => node.scope))).toEqual(new Set(['agency:DINDIK']));
});

test('what an admin does stands in the log with its reason', async () => {
	const { id } = await newPerson(admin, desk);
	await give(id, { reason: 'SK 77/2026' });
	expect(
		await desk.sql(
			"select actor, role, action, table_name from app.audit_log where reason = 'SK 77/2026'",
		),
	).toEqual([{ actor: 15, role: 'ADMIN', action: 'INSERT', table_name: 'user_grant' }]);
});
