// What the owner of an account is told of wrong passwords and codes.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newPerson, openDesk, type Desk, type Person } from '../admin/desk.ts';
import { codeOf } from './visitor.ts';

let desk: Desk;
let admin: Person;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
	await desk.sql('delete from app.rate_limit');
	admin = await desk.demo('admin');
});

const told = async (person: Person) =>
	((await (await person.get('/wrong-tries')).json()) as { tries: unknown }).tries;

test('who signs in is told of the wrong passwords since the time before, once, and of nothing where there were none', async () => {
	const { email, password, person } = await newPerson(admin, desk);
	expect(await told(person)).toBeNull();
	for (let n = 0; n < 3; n++) await desk.stranger().signIn(email, 'wrong');
	expect(await told(person)).toBeNull();
	const owner = desk.stranger();
	await owner.signIn(email, password);
	const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
	expect(await told(owner)).toEqual({ passwords: 3, codes: 0, lastAt: time, since: time });
	await owner.signIn(email, password);
	expect(await told(owner)).toBeNull();
});

test('wrong codes are told apart, and the password alone takes nothing of it away', async () => {
	const { email, password, person } = await newPerson(admin, desk);
	const begun = (await (await person.post('/two-factor/enable', { password })).json()) as {
		totpURI: string;
	};
	const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
	await person.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	const thief = desk.stranger();
	await thief.signIn(email, 'wrong');
	await thief.signIn(email, password);
	for (const code of ['000000', '000001']) await thief.post('/two-factor/verify-totp', { code });
	expect((await thief.get('/wrong-tries')).status).toBe(401);
	await desk.sql('update app.two_factor set last_step = null');
	const owner = desk.stranger();
	await owner.signIn(email, password);
	await owner.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	expect(await told(owner)).toMatchObject({ passwords: 1, codes: 2 });
});

test('a code that somebody mistypes on the way in is no tale of strangers', async () => {
	const account = desk.stranger();
	const signIn = () => account.signIn('admin@demo.example');
	await signIn();
	expect((await account.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
	await desk.sql('update app.two_factor set last_step = null');
	await account.post('/two-factor/verify-totp', { code: await codeOf() });
	expect(await told(account)).toBeNull();
});

test('nobody is told of the tries of somebody else, or of an account that is none', async () => {
	const { email } = await newPerson(admin, desk);
	const other = await newPerson(admin, desk);
	await desk.stranger().signIn(email, 'wrong');
	await desk.stranger().signIn('nobody@x.example', 'wrong');
	await other.person.signIn(other.email, other.password);
	expect(await told(other.person)).toBeNull();
	expect((await desk.stranger().get('/wrong-tries')).status).toBe(401);
	expect(
		await desk.sql('select from app.wrong_try where user_id not in (select id from app.app_user)'),
	).toEqual([]);
});

test('a try that had to wait was none', async () => {
	const { email, password } = await newPerson(admin, desk);
	const stranger = desk.stranger();
	for (let n = 0; n < 9; n++) await stranger.signIn(email, 'wrong');
	const owner = desk.stranger();
	await owner.signIn(email, password);
	expect(await told(owner)).toMatchObject({ passwords: 5 });
});
