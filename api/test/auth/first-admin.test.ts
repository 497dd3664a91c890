import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRegions } from '../../../seed/src/city.ts';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createAuth, type Auth } from '../../src/auth/auth.ts';
import { firstAdminPath } from '../../src/auth/first-admin.ts';
import { codeOf, Visitor } from './visitor.ts';

let database: TestDatabase;
let auth: Auth;

beforeAll(async () => {
	database = await openTestDatabase();
	auth = createAuth({
		database,
		secret: 'a key of 32 characters or more, for tests',
		settings: { publicUrl: undefined, government: undefined },
	});
});
afterAll(() => database.close());

const person = { name: 'Rini', email: 'Rini@pekalongankota.example', password: 'batik jlamprang' };
const make = (code: string, part: object = {}) =>
	new Visitor(auth).post('/first-admin/make', { code, ...person, ...part });
const sql = (text: string) =>
	database.asOwner(async (client) => (await client.query(text)).rows as object[]);
async function link(): Promise<string> {
	const path = (await firstAdminPath(database, '33.75')) ?? '';
	return new URL(path, 'http://localhost').searchParams.get('kode') ?? '';
}

test('there is no link for a city that is not there', async () => {
	expect(await firstAdminPath(database, '33.75')).toBeUndefined();
	await database.asOwner((client) => insertRegions(client));
	expect(await firstAdminPath(database, '33.75')).toMatch(
		/^\/masuk\/admin-pertama\?kode=[\w-]{32}$/,
	);
});

test('the link itself is not kept, and a newer one ends it', async () => {
	const first = await link();
	const second = await link();
	expect(
		JSON.stringify(await sql("select encode(hash, 'base64') as h, invitation.* from invitation")),
	).not.toContain(second);
	expect((await new Visitor(auth).post('/first-admin/check', { code: first })).status).toBe(410);
	expect((await new Visitor(auth).post('/first-admin/check', { code: second })).status).toBe(200);
});

test('a link of yesterday, and one that never was, no longer work', async () => {
	const code = await link();
	await sql("update invitation set expires_at = now() - interval '1 second'");
	for (const each of [code, 'never', '']) expect((await make(each)).status).toBe(410);
	expect(await sql('select from app_user')).toHaveLength(0);
});

test.each([
	['INVALID_NAME', { name: ' ' }],
	['INVALID_NAME', { name: 'Rini\nAdmin' }],
	['INVALID_NAME', { name: '\u202einiR' }],
	['INVALID_NAME', { name: 'Rini\0' }],
	['INVALID_NAME', { name: '...' }],
	['INVALID_EMAIL', { email: 'rini@pekalong\u00e1n.example' }],
	['INVALID_EMAIL', { email: 'rini\u200b@pekalongan.example' }],
	['INVALID_EMAIL', { email: 'nobody' }],
	['PASSWORD_TOO_SHORT', { password: 'only nine' }],
])('a form with %s makes nothing and leaves the link as it was', async (code, part) => {
	const kode = await link();
	expect(await (await make(kode, part)).json()).toMatchObject({ code });
	expect((await new Visitor(auth).post('/first-admin/check', { code: kode })).status).toBe(200);
});

test('of two who open the link at once one becomes the admin, and afterwards there is no link', async () => {
	const code = await link();
	const answers = await Promise.all([make(code), make(code, { email: 'second@x.example' })]);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
	expect(await sql('select role, region_code from user_grant')).toEqual([
		{ role: 'ADMIN', region_code: '33.75' },
	]);
	expect(await firstAdminPath(database, '33.75')).toBeUndefined();
	await sql("update app_user set email = 'rini@pekalongankota.example'");
});

test('the admin holds the role only once the second factor is set up', async () => {
	const visitor = new Visitor(auth);
	await visitor.signIn(person.email, person.password);
	expect(await visitor.session()).toMatchObject({ secondFactor: false, secondFactorDue: 'SET_UP' });
	const roles = async () => {
		const session = await visitor.session();
		const operation = database.operation({
			userId: session?.userId ?? null,
			requestId: 'r',
			secondFactor: session?.secondFactor,
		});
		const { rows } = await operation.query('select role from app.viewer_grants()');
		await operation.finish(false);
		return rows;
	};
	expect(await roles()).toEqual([]);
	expect((await visitor.post('/two-factor/enable', { password: 'wrong password' })).status).toBe(
		400,
	);
	const begun = (await (
		await visitor.post('/two-factor/enable', { password: person.password })
	).json()) as {
		totpURI: string;
		backupCodes: string[];
	};
	expect(await roles()).toEqual([]);
	expect((await visitor.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
	const before = (await visitor.session())?.token;
	const code = await codeOf(new URL(begun.totpURI).searchParams.get('secret') ?? '');
	expect((await visitor.post('/two-factor/verify-totp', { code })).status).toBe(200);
	expect((await visitor.session())?.token).not.toBe(before);
	expect(await visitor.session()).toMatchObject({ secondFactor: true, secondFactorDue: null });
	expect(await roles()).toEqual([{ role: 'ADMIN' }]);

	const [backup = ''] = begun.backupCodes;
	expect(begun.backupCodes).toHaveLength(10);
	const byBackup = async () => {
		const other = new Visitor(auth);
		await other.signIn(person.email, person.password);
		return (await other.post('/two-factor/verify-backup-code', { code: backup })).status;
	};
	expect([await byBackup(), await byBackup()]).toEqual([200, 401]);
	const kept = JSON.stringify(await sql('select * from two_factor'));
	expect(kept).not.toContain(backup);
	expect(kept).not.toContain(new URL(begun.totpURI).searchParams.get('secret'));
});
