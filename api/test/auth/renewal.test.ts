// Whoever had the cookie of a session before it was proved better has nothing afterwards.
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

const newPassword = 'sarung tenun merah tua';

/** Somebody at another browser with the same cookies as this one has now. */
function thiefOf(person: Person): Person {
	const thief = desk.stranger();
	for (const [name, value] of person.cookies) thief.cookies.set(name, value);
	return thief;
}

const rowsOf = async (person: Person) =>
	desk.sql<{ id: number; shown: boolean; age: number }>(
		`select id, second_factor_at is not null as shown, extract(epoch from now() - created_at)::int as age
		from app.session where user_id = $1`,
		[(await person.session())?.userId],
	);

async function withFactor() {
	const made = await newPerson(admin, desk);
	const enabled = await made.person.post('/two-factor/enable', { password: made.password });
	const begun = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
	const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
	const early = thiefOf(made.person);
	await made.person.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	await desk.sql('update app.two_factor set last_step = null');
	return { ...made, secret, early, backupCodes: begun.backupCodes };
}

/** What holds after every step by which a session is worth more: the old cookie is dead, and there is one row. */
async function renewed(person: Person, thief: Person, shown: boolean) {
	expect(await thief.session()).toBeUndefined();
	expect(await (await thief.get('/get-session')).json()).toBeNull();
	expect((await thief.answer('{ viewer { signedIn } }')).data).toEqual({
		viewer: { signedIn: false },
	});
	expect(await person.session()).toMatchObject({ secondFactor: shown });
	expect(await rowsOf(person)).toMatchObject([{ shown }]);
}

test('setting up the second factor', async () => {
	const { person, early } = await withFactor();
	await renewed(person, early, true);
});

test.each(['code', 'backup code'])('showing a %s in a session', async (kind) => {
	const { person, secret, backupCodes } = await withFactor();
	await desk.sql('update app.session set second_factor_at = null');
	await desk.wait('20 minutes');
	const [before, thief] = [await rowsOf(person), thiefOf(person)];
	const answer = await (kind === 'code'
		? person.post('/two-factor/verify-totp', { code: await codeOf(secret) })
		: person.post('/two-factor/verify-backup-code', { code: backupCodes[0] }));
	expect(answer.status).toBe(200);
	await renewed(person, thief, true);
	const [after] = await rowsOf(person);
	expect(after?.id).toBe(before[0]?.id);
	// It ends when it would have ended.
	expect(after?.age).toBeGreaterThanOrEqual(1200);
	const cookie = person.set.findLast((text) => text.startsWith('seksama.session_token='));
	expect(cookie).toMatch(/^[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('a wrong code leaves the session as it is', async () => {
	const { person } = await withFactor();
	const before = await person.session();
	await person.post('/two-factor/verify-totp', { code: '000000' });
	expect(await person.session()).toEqual(before);
});

test('a new password', async () => {
	const { person, password } = await withFactor();
	const thief = thiefOf(person);
	await person.post('/change-password', { currentPassword: password, newPassword });
	await renewed(person, thief, true);
});

test('turning the second factor off', async () => {
	const { person, password } = await withFactor();
	const thief = thiefOf(person);
	expect((await person.post('/two-factor/disable', { password })).status).toBe(200);
	await renewed(person, thief, false);
});

test('signing in anew, with one step and with two', async () => {
	const one = await newPerson(admin, desk);
	const firstThief = thiefOf(one.person);
	await one.person.signIn(one.email, one.password);
	await renewed(one.person, firstThief, false);
	const two = await withFactor();
	const thief = thiefOf(two.person);
	await two.person.signIn(two.email, two.password);
	expect(await thief.session()).toBeUndefined();
	await two.person.post('/two-factor/verify-totp', { code: await codeOf(two.secret) });
	await renewed(two.person, thief, true);
});

test('a cookie that a stranger has laid into the browser is not the one that is signed in', async () => {
	const [stranger, victim] = [await newPerson(admin, desk), await newPerson(admin, desk)];
	const laid = new Map(stranger.person.cookies);
	victim.person.cookies.clear();
	for (const [name, value] of laid) victim.person.cookies.set(name, value);
	await victim.person.signIn(victim.email, victim.password);
	expect((await victim.person.session())?.userId).not.toBe(
		(await stranger.person.session())?.userId,
	);
	expect(await stranger.person.session()).toBeUndefined();
});

test('a link that sets a password ends every session', async () => {
	const { person, email, id } = await newPerson(admin, desk);
	const thief = thiefOf(person);
	const userId = desk.house.ids.numberOf('User', id);
	await desk.sql(
		`insert into app.sign_in_link (user_id, hash, made_by, expires_at)
		values ($1, sha256($2::bytea), 15, now() + interval '1 hour')`,
		[userId, `link of ${email}`],
	);
	const used = await desk
		.stranger()
		.post('/link/use', { code: `link of ${email}`, password: newPassword });
	expect(used.status).toBe(200);
	expect([await thief.session(), await person.session()]).toEqual([undefined, undefined]);
	expect(await desk.sql('select from app.session where user_id = $1', [userId])).toEqual([]);
});

test('of two who show codes at once in one session one goes on, and the other signs in', async () => {
	const { person, backupCodes } = await withFactor();
	const thief = thiefOf(person);
	const answers = await Promise.all([
		person.post('/two-factor/verify-backup-code', { code: backupCodes[0] }),
		thief.post('/two-factor/verify-backup-code', { code: backupCodes[1] }),
	]);
	const passed = answers.filter(({ status }) => status === 200).length;
	const alive = [await person.session(), await thief.session()].filter(Boolean).length;
	expect(passed).toBe(alive);
	expect(alive).toBe(1);
});
