import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../auth/visitor.ts';
import {
	approveGrant,
	createSignInLink,
	endSessions,
	giveGrant,
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

test('sessions of a user are ended at once, and a reason is asked for', async () => {
	const { id, person } = await newPerson(admin, desk);
	expect(await act(admin, endSessions, { user: id, reason: 'x' })).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'reason',
	});
	expect(await act(admin, endSessions, { user: id, reason: 'laptop hilang' })).toMatchObject({
		ended: 1,
	});
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: false });
	expect(
		await desk.sql(
			"select action, table_name, row_count from app.audit_log where reason = 'laptop hilang'",
		),
	).toEqual([{ action: 'CALL', table_name: 'end_sessions', row_count: 1 }]);
});

test('a link works once: it sets the password and ends every session', async () => {
	const { id, email, password, person } = await newPerson(admin, desk);
	const { code } = await act(admin, createSignInLink, { user: id, reason });
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: true });
	const finder = desk.stranger();
	expect(await (await finder.post('/link/check', { code })).json()).toMatchObject({ email });
	const short = await finder.post('/link/use', { code, password: 'pendek' });
	expect([short.status, await short.json()]).toMatchObject([400, { code: 'PASSWORD_TOO_SHORT' }]);
	const used = await finder.post('/link/use', { code, password: 'batik tulis halus' });
	expect([used.status, await used.json()]).toEqual([200, { email }]);
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: false });
	expect((await finder.signIn(email, password)).status).toBe(401);
	expect((await finder.signIn(email, 'batik tulis halus')).status).toBe(200);
	const again = await finder.post('/link/use', { code, password: 'batik tulis kasar' });
	expect([again.status, (await finder.post('/link/check', { code })).status]).toEqual([410, 410]);
	const kept = await desk.sql<{ text: string }>('select l::text as text from app.sign_in_link l');
	expect(JSON.stringify([kept, desk.house.log])).not.toContain(code);
});

test('two who use a link at once set one password', async () => {
	const { id } = await newPerson(admin, desk);
	const { code } = await act(admin, createSignInLink, { user: id, reason });
	const both = await Promise.all(
		['kain satu satu satu', 'kain dua dua dua'].map((password) =>
			desk.stranger().post('/link/use', { code, password }),
		),
	);
	expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
});

test('a newer link ends the one before it, and a day ends both', async () => {
	const { id } = await newPerson(admin, desk);
	const first = await act(admin, createSignInLink, { user: id, reason });
	const second = await act(admin, createSignInLink, { user: id, reason });
	const statusOf = async (code: string) =>
		(await desk.stranger().post('/link/check', { code })).status;
	expect([await statusOf(first.code), await statusOf(second.code)]).toEqual([410, 200]);
	await desk.sql(
		"update app.sign_in_link set made_at = made_at - interval '1 day', expires_at = expires_at - interval '1 day'",
	);
	expect(await statusOf(second.code)).toBe(410);
	expect(await statusOf('nonsense')).toBe(410);
});

test('accounts of the demo keep their password and their second factor', async () => {
	const user = await idOf('evaluator@demo.example');
	for (const document of [createSignInLink, resetSecondFactor])
		expect(await act(admin, document, { user, reason })).toMatchObject({
			__typename: 'InvalidInputError',
			field: 'user',
		});
});

/** A case worker with an authenticator of their own. */
async function caseWorker() {
	const made = await newPerson(admin, desk);
	const enabled = await made.person.post('/two-factor/enable', { password: made.password });
	const { totpURI } = (await enabled.json()) as { totpURI: string };
	const secret = new URL(totpURI).searchParams.get('secret') ?? '';
	await made.person.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	const input = { user: made.id, role: 'CASE_WORKER', scope: 'agency:DLH', reason: 'SK 1/2026' };
	const { grant } = await act(admin, giveGrant, input);
	await act(await desk.demo('case-supervisor'), approveGrant, grant.id);
	return { ...made, secret };
}
const statesOf = async (id: string) =>
	(
		await admin.ask<{ user: { grants: { state: string }[] } }>(
			`{ user(id: "${id}") { grants { state } } }`,
		)
	).user.grants.map(({ state }) => state);

test('a second factor that is reset sends case roles back to the case supervisor', async () => {
	const { id, person, email, password } = await caseWorker();
	expect((await person.ask(me)).viewer).toMatchObject({ grants: [{ role: 'CASE_WORKER' }] });
	expect(await act(admin, resetSecondFactor, { user: id, reason: 'ponsel hilang' })).toMatchObject({
		__typename: 'ResetSecondFactorSuccess',
		waiting: 1,
	});
	expect(await statesOf(id)).toEqual(['WAITING', 'WITHDRAWN']);
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: false });
	await person.signIn(email, password);
	expect((await person.ask(me)).viewer).toMatchObject({ secondFactor: 'OFF', grants: [] });
	expect(await act(admin, resetSecondFactor, { user: id, reason: 'sekali lagi' })).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'user',
	});
});

test('a link alone leads nobody past the second factor, and without one case roles wait again', async () => {
	const { id, email } = await caseWorker();
	const { code } = await act(admin, createSignInLink, { user: id, reason });
	expect(await statesOf(id)).toEqual(['HOLDS']);
	const finder = desk.stranger();
	await finder.post('/link/use', { code, password: 'tebakan admin nakal' });
	const answer = await finder.signIn(email, 'tebakan admin nakal');
	expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
	expect((await finder.ask(me)).viewer).toMatchObject({ signedIn: false });
	await act(admin, resetSecondFactor, { user: id, reason: 'ponsel hilang' });
	const supervisor = await desk.demo('case-supervisor');
	const { grants } = await admin.ask<{ grants: { edges: { node: { id: string } }[] } }>(
		`{ grants(filter: { user: "${id}", states: [WAITING] }) { edges { node { id } } } }`,
	);
	await act(supervisor, approveGrant, grants.edges[0]!.node.id);
	await act(admin, createSignInLink, { user: id, reason });
	expect(await statesOf(id)).toEqual(['WAITING', 'WITHDRAWN', 'WITHDRAWN']);
});

test('a link made before a case role was approved leads nobody into it', async () => {
	const { id } = await newPerson(admin, desk);
	const { code } = await act(admin, createSignInLink, { user: id, reason });
	const input = { user: id, role: 'CASE_WORKER', scope: 'agency:DLH', reason: 'SK 2/2026' };
	const { grant } = await act(admin, giveGrant, input);
	await act(await desk.demo('case-supervisor'), approveGrant, grant.id);
	expect(await statesOf(id)).toEqual(['HOLDS']);
	const used = await desk.stranger().post('/link/use', { code, password: 'tebakan admin nakal' });
	expect(used.status).toBe(200);
	expect(await statesOf(id)).toEqual(['WAITING', 'WITHDRAWN']);
});

test('a code of an authenticator is taken once', async () => {
	const { email, password, secret, person } = await caseWorker();
	const code = await codeOf(secret);
	await desk.sql('update app.two_factor set last_step = null');
	expect((await person.post('/two-factor/verify-totp', { code })).status).toBe(200);
	const second = await person.post('/two-factor/verify-totp', { code });
	expect([second.status, await second.json()]).toMatchObject([401, { code: 'INVALID_CODE' }]);
	const thief = desk.stranger();
	await thief.signIn(email, password);
	expect((await thief.post('/two-factor/verify-totp', { code })).status).toBe(401);
	expect(await thief.session()).toBeUndefined();
	expect((await thief.ask(me)).viewer).toMatchObject({ signedIn: false });
});

test('of two who show the same code at once, one is let in', async () => {
	const { email, password, secret } = await caseWorker();
	await desk.sql('update app.two_factor set last_step = null');
	const code = await codeOf(secret);
	const both = [desk.stranger(), desk.stranger()];
	for (const one of both) await one.signIn(email, password);
	const answers = await Promise.all(
		both.map((one) => one.post('/two-factor/verify-totp', { code })),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});
