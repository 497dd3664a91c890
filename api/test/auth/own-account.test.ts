// What people do with their own account: another password, another phone, new backup codes.
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

const me = '{ viewer { signedIn secondFactor grants { role } } }';
const newPassword = 'sarung tenun merah tua';

/** Somebody with an authenticator; their session has shown it. */
async function withFactor() {
	const made = await newPerson(admin, desk);
	const enabled = await made.person.post('/two-factor/enable', { password: made.password });
	const { totpURI, backupCodes } = (await enabled.json()) as {
		totpURI: string;
		backupCodes: string[];
	};
	const secret = new URL(totpURI).searchParams.get('secret') ?? '';
	await made.person.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	return { ...made, secret, backupCodes };
}

/** Lets the same code be taken again, as if its 30 seconds were over. */
const nextCode = () => desk.sql('update app.two_factor set last_step = null');

test('a new password lets in, the old one no more, and every other session is over', async () => {
	const { person, email, password } = await newPerson(admin, desk);
	const elsewhere = desk.stranger();
	await elsewhere.signIn(email, password);
	const answer = await person.post('/change-password', { currentPassword: password, newPassword });
	expect(answer.status).toBe(200);
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: true });
	expect((await elsewhere.ask(me)).viewer).toMatchObject({ signedIn: false });
	expect((await desk.stranger().signIn(email, password)).status).toBe(401);
	expect((await desk.stranger().signIn(email, newPassword)).status).toBe(200);
});

test.each([
	['the old one is wrong', { currentPassword: 'bukan ini', newPassword }, 'INVALID_PASSWORD'],
	['the new one is short', { newPassword: 'pendek' }, 'PASSWORD_TOO_SHORT'],
	['the new one is long', { newPassword: 'x'.repeat(129) }, 'PASSWORD_TOO_LONG'],
])('a password is not changed where %s, and nothing ends', async (_why, body, code) => {
	const { person, email, password } = await newPerson(admin, desk);
	const answer = await person.post('/change-password', { currentPassword: password, ...body });
	expect([answer.status, await answer.json()]).toMatchObject([400, { code }]);
	expect((await person.ask(me)).viewer).toMatchObject({ signedIn: true });
	expect((await desk.stranger().signIn(email, password)).status).toBe(200);
});

test('guessing the old password in a session waits after five tries', async () => {
	const { person } = await newPerson(admin, desk);
	const statuses = [];
	for (let n = 0; n < 6; n++)
		statuses.push(
			(await person.post('/change-password', { currentPassword: `tebak ${n}`, newPassword }))
				.status,
		);
	expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
});

test('nobody signed in changes a password', async () => {
	const body = { currentPassword: 'x', newPassword };
	expect((await desk.stranger().post('/change-password', body)).status).toBe(401);
});

test('the session that goes on after a new password was proved as well as before, and no better', async () => {
	const { person, password } = await withFactor();
	const before = await person.session();
	await person.post('/change-password', { currentPassword: password, newPassword });
	const after = await person.session();
	expect(after?.token).not.toBe(before?.token);
	expect(after?.secondFactor).toBe(true);
	const other = await newPerson(admin, desk);
	await other.person.post('/change-password', { currentPassword: other.password, newPassword });
	expect((await other.person.session())?.secondFactor).toBe(false);
});

test('the second factor is turned off with a fresh code and the password, and only with both', async () => {
	const { person, email, password, secret } = await withFactor();
	expect((await person.post('/two-factor/disable', { password: 'bukan ini' })).status).toBe(400);
	await desk.wait('6 minutes');
	const stale = await person.post('/two-factor/disable', { password });
	expect([stale.status, await stale.json()]).toMatchObject([403, { code: 'STEP_UP_REQUIRED' }]);
	await nextCode();
	await person.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	expect((await person.post('/two-factor/disable', { password })).status).toBe(200);
	expect((await person.ask(me)).viewer).toMatchObject({ secondFactor: 'OFF' });
	const again = desk.stranger();
	expect(await (await again.signIn(email, password)).json()).not.toMatchObject({
		twoFactorRedirect: true,
	});
	expect((await again.ask(me)).viewer).toMatchObject({ signedIn: true });
});

test('with the second factor off, roles that need it hold no more', async () => {
	const { person, id, password } = await withFactor();
	await desk.sql(
		`insert into app.user_grant (user_id, role, region_code) select $1, 'AUDITOR', '33.75'`,
		[desk.house.ids.numberOf('User', id)],
	);
	expect((await person.ask(me)).viewer).toMatchObject({ grants: [{ role: 'AUDITOR' }] });
	await person.post('/two-factor/disable', { password });
	expect((await person.ask(me)).viewer).toMatchObject({ secondFactor: 'SET_UP', grants: [] });
});

test('a session in which the code was not shown renews no codes and turns nothing off', async () => {
	const { email, password, secret } = await withFactor();
	const half = desk.stranger();
	await half.signIn(email, password);
	for (const path of ['/two-factor/disable', '/two-factor/generate-backup-codes'])
		expect((await half.post(path, { password })).status).toBe(401);
	await nextCode();
	await half.post('/two-factor/verify-totp', { code: await codeOf(secret) });
	expect((await half.ask(me)).viewer).toMatchObject({ secondFactor: 'SHOWN' });
});

test('new backup codes end the old ones, and each lets in once', async () => {
	const { person, email, password, backupCodes } = await withFactor();
	const answer = await person.post('/two-factor/generate-backup-codes', { password });
	const renewed = (await answer.json()) as { backupCodes: string[] };
	expect(renewed.backupCodes).toHaveLength(backupCodes.length);
	expect(renewed.backupCodes).not.toContain(backupCodes[0]);
	const enter = async (code: string | undefined) => {
		const visitor = desk.stranger();
		await visitor.signIn(email, password);
		return (await visitor.post('/two-factor/verify-backup-code', { code })).status;
	};
	expect(await enter(backupCodes[0])).toBe(401);
	expect(await enter(renewed.backupCodes[0])).toBe(200);
	expect(await enter(renewed.backupCodes[0])).toBe(401);
	expect(await enter(renewed.backupCodes[1])).toBe(200);
});
