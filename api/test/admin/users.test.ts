import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	approveGrant,
	changeUser,
	createSignInLink,
	createUser,
	endSessions,
	newPerson,
	openDesk,
	resetSecondFactor,
	userIdOf,
	type Desk,
	type Person,
} from './desk.ts';

let desk: Desk;
let admin: Person;
beforeAll(async () => {
	desk = await openDesk();
	admin = await desk.demo('admin');
});
afterAll(() => desk.close());

type Answer = Record<string, unknown> & { code: string; grant: { id: string } };
const act = async (who: Person, document: string, input: object | string) =>
	(await who.ask<{ answer: Answer }>(document, { input })).answer;
const idOf = (email: string) => userIdOf(desk, email);
const me = '{ viewer { signedIn name secondFactor grants { role } } }';
const reason = 'lupa kata sandi';

test('a new account is made without a way in, and its e-mail once', async () => {
	const input = { email: ' Sri.Wahyuni@Pekalongan.example ', name: ' Sri Wahyuni ' };
	expect(await act(admin, createUser, input)).toMatchObject({
		__typename: 'CreateUserSuccess',
		user: { name: 'Sri Wahyuni', email: 'sri.wahyuni@pekalongan.example', active: true },
	});
	expect(await act(admin, createUser, { ...input, name: 'x' })).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'email',
	});
	const stranger = desk.stranger();
	expect((await stranger.signIn('sri.wahyuni@pekalongan.example', '')).ok).toBe(false);
});

test.each([
	['email', { email: 'bukan surel' }],
	['email', { email: `${'x'.repeat(250)}@x.id` }],
	['name', { name: '   ' }],
	['name', { name: 'x'.repeat(121) }],
])('an account that cannot be names the field %s', async (field, part) => {
	const input = { email: 'baru@pekalongan.example', name: 'Baru', ...part };
	expect(await act(admin, createUser, input)).toMatchObject({
		__typename: 'InvalidInputError',
		field,
	});
});

test('only an admin of the region makes, changes or helps; nobody helps themselves', async () => {
	const { id, person } = await newPerson(admin, desk);
	const target = await newPerson(admin, desk);
	expect(await act(person, createUser, { email: 'a@b.example', name: 'A' })).toMatchObject({
		__typename: 'NotAllowedError',
	});
	expect(
		await act(admin, createUser, { email: 'a@b.example', name: 'A', region: '33.76' }),
	).toMatchObject({ __typename: 'NotAllowedError' });
	for (const document of [createSignInLink, endSessions, resetSecondFactor]) {
		const hidden = await act(person, document, { user: target.id, reason });
		expect(hidden).toMatchObject({ __typename: 'NotFoundError' });
		expect(hidden).toEqual(
			await act(person, document, { user: desk.house.ids.idOf('User', 999_999), reason }),
		);
		expect(await act(person, document, { user: id, reason })).toMatchObject({
			__typename: 'NotAllowedError',
		});
		expect(
			await act(admin, document, { user: await idOf('admin@demo.example'), reason }),
		).toMatchObject({ __typename: 'NotAllowedError' });
	}
	expect(await act(person, changeUser, { id: target.id, name: 'x' })).toMatchObject({
		__typename: 'NotFoundError',
	});
});

test('a blocked account is out at its next operation, its links are dead, and it comes back as it was', async () => {
	const { id, email, password, person } = await newPerson(admin, desk);
	const { code } = await act(admin, createSignInLink, { user: id, reason });
	expect(await act(admin, changeUser, { id, active: false })).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'reason',
	});
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: true });
	expect(await act(admin, changeUser, { id, active: false, reason: 'pensiun' })).toMatchObject({
		user: { active: false, disabledAt: expect.any(String) },
	});
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: false });
	expect((await person.signIn(email, password)).status).toBe(401);
	expect((await desk.stranger().post('/link/check', { code })).status).toBe(410);
	expect(await act(admin, createSignInLink, { user: id, reason })).toMatchObject({ field: 'user' });
	expect(await act(admin, changeUser, { id, active: true, name: 'Nama Baru' })).toMatchObject({
		user: { active: true, disabledAt: null, name: 'Nama Baru' },
	});
	expect((await person.signIn(email, password)).status).toBe(200);
});

test('a change of nothing says so', async () => {
	const { id } = await newPerson(admin, desk);
	expect(await act(admin, changeUser, { id })).toMatchObject({
		__typename: 'InvalidInputError',
		field: null,
	});
});

interface Users {
	users: { totalCount: number; edges: { cursor: string; node: { email: string } }[] };
}
const list = (args: string, who = admin) =>
	who.ask<Users>(`{ users(${args}) { totalCount edges { cursor node { email } } } }`);
const emails = ({ users }: Users) => users.edges.map(({ node }) => node.email);

test('users are found by words, role, agency and state', async () => {
	expect(emails(await list('first: 100, filter: { search: "staf SEKOLAH" }'))).toEqual([
		'school-staff@demo.example',
		'school-staff-2@demo.example',
	]);
	expect(emails(await list('filter: { role: AGENCY_HEAD, agency: "DINKES" }'))).toEqual([
		'agency-head-2@demo.example',
	]);
	expect(emails(await list('filter: { role: CASE_SUPERVISOR, agency: "DINKES" }'))).toEqual([]);
	await desk.sql(
		"update app.app_user set disabled_at = now() where email = 'developer@demo.example'",
	);
	expect(emails(await list('filter: { active: false }'))).toEqual(['developer@demo.example']);
	await desk.sql(
		"update app.app_user set disabled_at = null where email = 'developer@demo.example'",
	);
	const { errors } = await admin.answer('{ users(filter: { agency: "NONE" }) { totalCount } }');
	expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.agency' });
});

test('users are paged in either direction, with the same count on every page', async () => {
	const whole = await list('first: 100, orderBy: { field: EMAIL }');
	expect(emails(whole)).toEqual(emails(whole).toSorted());
	const first = await list('first: 5, orderBy: { field: EMAIL }');
	const after = first.users.edges[4]!.cursor;
	const second = await list(`first: 5, after: "${after}", orderBy: { field: EMAIL }`);
	const before = second.users.edges[0]!.cursor;
	const back = await list(`last: 2, before: "${before}", orderBy: { field: EMAIL }`);
	expect([...emails(first), ...emails(second)]).toEqual(emails(whole).slice(0, 10));
	expect(emails(back)).toEqual(emails(whole).slice(3, 5));
	expect(new Set([whole, first, second, back].map(({ users }) => users.totalCount)).size).toBe(1);
	const down = await list('first: 100, orderBy: { field: EMAIL, direction: DESC }');
	expect(emails(down)).toEqual(emails(whole).toReversed());
	const { errors } = await admin.answer('{ users(first: 5, after: "bm9uc2Vuc2U") { totalCount } }');
	expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
});

test('a head sees the users of the agency, and somebody without a role only themselves', async () => {
	const head = await desk.demo('agency-head');
	expect(emails(await list('first: 100', head)).toSorted()).toEqual([
		'agency-head@demo.example',
		'agency-staff@demo.example',
	]);
	const { person, email } = await newPerson(admin, desk);
	expect(emails(await list('first: 100', person))).toEqual([email]);
});

test('nobody signed in finds nobody, by whatever way', async () => {
	const nobody = desk.stranger();
	const id = await idOf('admin@demo.example');
	const grant = desk.house.ids.idOf('Grant', 15);
	expect(
		await nobody.ask(`{ users { totalCount edges { cursor } pageInfo { hasNextPage } } grants { totalCount }
			tokens { totalCount } sessions { totalCount } user(id: "${id}") { name }
			nodes(ids: ["${id}", "${grant}"]) { id } }`),
	).toEqual({
		users: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false } },
		...{ grants: { totalCount: 0 }, tokens: { totalCount: 0 }, sessions: { totalCount: 0 } },
		user: null,
		nodes: [null, null],
	});
	for (const document of [createSignInLink, endSessions, resetSecondFactor])
		expect(await act(nobody, document, { user: id, reason })).toMatchObject({
			__typename: 'NotFoundError',
		});
	expect(await act(nobody, createUser, { email: 'a@b.example', name: 'A' })).toMatchObject({
		__typename: 'NotAllowedError',
	});
	expect(await act(nobody, approveGrant, grant)).toMatchObject({ __typename: 'NotFoundError' });
});

test('an admin sees tokens and sessions of the region, never a key; others see their own', async () => {
	const { person, id } = await newPerson(admin, desk);
	const lists =
		'{ tokens { totalCount edges { node { name prefix user { email } } } } sessions { totalCount edges { node { user { email } secondFactor current } } } }';
	const mine = await person.ask<Record<string, { totalCount: number }>>(lists);
	expect([mine.tokens?.totalCount, mine.sessions?.totalCount]).toEqual([0, 1]);
	const all = await admin.ask<Record<string, { totalCount: number }>>(lists);
	expect(all.sessions?.totalCount).toBeGreaterThan(2);
	const of = await admin.ask<Record<string, { totalCount: number }>>(
		`{ sessions(filter: { user: "${id}" }) { totalCount } }`,
	);
	expect(of.sessions?.totalCount).toBe(1);
	const auditor = await desk.demo('auditor');
	const seen = await auditor.ask<{ sessions: { edges: { node: { user: { email: string } } }[] } }>(
		lists,
	);
	expect(new Set(seen.sessions.edges.map(({ node }) => node.user.email))).toEqual(
		new Set(['auditor@demo.example']),
	);
});
