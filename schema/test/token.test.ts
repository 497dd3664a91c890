import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { anonymous } from '../src/operation.ts';
import { newTokenText, tokenHash } from '../src/token.ts';
import type { TokenScope } from '../src/token-scope.ts';
import { ask, viewer } from './support/as-viewer.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
});
afterAll(() => database.close());

const developer = viewer('DEVELOPER');
const make = (name: string, scopes: string[], days: number, who = developer) => {
	const { token, prefix, hash } = newTokenText();
	return ask<{ id: number }>(
		database,
		who,
		'select app.create_token($1, $2, app.today() + $3::int, $4, $5) as id',
		[name, scopes, days, prefix, hash],
	).then(([row]) => ({ id: row!.id, token }));
};
const byToken = (role: Parameters<typeof viewer>[0], ...scopes: TokenScope[]) =>
	viewer(role, { via: 'token', scopes });
const whoAmI = `select current_user::text as role, app.viewer_id() as id, app.may_write() as writes,
	array(select role from app.viewer_grants()) as grants`;

test('a token is found by its hash alone until it is revoked, and only its owner learns of it', async () => {
	const { id, token } = await make('laporan', ['READ_PUBLIC', 'READ_OWN'], 30);
	const look = () =>
		ask(database, anonymous(), 'select user_id, scopes from app.viewer_of_token($1)', [
			tokenHash(token),
		]);
	expect(await look()).toEqual([{ user_id: 111, scopes: ['READ_OWN', 'READ_PUBLIC'] }]);
	const [listed] = await ask(
		database,
		developer,
		'select id, name, prefix, holds from app.listed_token order by id limit 1',
	);
	expect(listed).toEqual({ id, name: 'laporan', prefix: token.slice(0, 8), holds: true });
	expect(
		await ask(database, viewer('LEADERSHIP'), 'select from app.listed_token where id = $1', [id]),
	).toEqual([]);
	expect(
		await ask(database, viewer('LEADERSHIP'), 'select app.revoke_token($1) as done', [id]),
	).toEqual([{ done: false }]);
	expect(await ask(database, developer, 'select app.revoke_token($1) as done', [id])).toEqual([
		{ done: true },
	]);
	expect(await ask(database, developer, 'select app.revoke_token($1) as done', [id])).toEqual([
		{ done: false },
	]);
	expect(await ask(database, developer, 'select app.revoke_token($1) as done', [987654])).toEqual([
		{ done: false },
	]);
	expect(await look()).toEqual([]);
});

test.each([
	['', ['READ_OWN'], 30, 'name: '],
	['x'.repeat(81), ['READ_OWN'], 30, 'name: '],
	['x', [], 30, 'scopes: '],
	['x', ['READ_OWN', 'READ_CASES'], 30, 'scopes: '],
	['x', ['READ_OWN'], 366, 'expiresOn: '],
	['x', ['READ_OWN'], -1, 'expiresOn: '],
])(
	'a token that cannot be is refused with its field: %j %j %i',
	async (name, scopes, days, message) => {
		await expect(make(name, scopes, days)).rejects.toMatchObject({
			code: '22023',
			message: expect.stringContaining(message),
		});
	},
);

test('nobody holds more than 50 tokens that are valid', async () => {
	const staff = viewer('AGENCY_STAFF');
	for (let n = 1; n < 50; n++) await make(`t${n}`, ['READ_PUBLIC'], 1, staff); // one was seeded
	await expect(make('one more', ['READ_PUBLIC'], 1, staff)).rejects.toThrow('you have 50 tokens');
});

test('a token makes and revokes no tokens, whatever its scopes', async () => {
	const program = byToken('DEVELOPER', 'READ_PUBLIC', 'READ_OWN', 'WRITE_OWN');
	await expect(make('x', ['READ_PUBLIC'], 1, program)).rejects.toMatchObject({ code: '42501' });
	await expect(ask(database, program, 'select app.revoke_token(1111)')).rejects.toMatchObject({
		code: '42501',
	});
});

test('a token for public data asks as if nobody had signed in', async () => {
	expect(await ask(database, byToken('AUDITOR', 'READ_PUBLIC'), whoAmI)).toEqual([
		{ role: 'app_anon', id: null, writes: false, grants: [] },
	]);
	expect(await ask(database, viewer('AUDITOR', { via: 'token' }), whoAmI)).toEqual([
		{ role: 'app_anon', id: null, writes: false, grants: [] },
	]);
});

test('a token carries the roles of its owner, and writes only when it was made for it', async () => {
	expect(await ask(database, byToken('AUDITOR', 'READ_OWN'), whoAmI)).toEqual([
		{ role: 'app_member', id: 109, writes: false, grants: ['AUDITOR'] },
	]);
	expect(await ask(database, byToken('AUDITOR', 'READ_OWN', 'WRITE_OWN'), whoAmI)).toMatchObject([
		{ writes: true },
	]);
	expect(await ask(database, viewer('AUDITOR'), whoAmI)).toMatchObject([{ writes: true }]);
});

test.each(['AUDITOR', 'ADMIN'] as const)(
	'a token carries the role of an %s only where it was made with the second factor',
	async (role) => {
		for (const secondFactor of [false, true]) {
			const { token } = await make('x', ['READ_OWN'], 1, viewer(role, { secondFactor }));
			const [made] = await ask<{ second_factor: boolean }>(
				database,
				anonymous(),
				'select second_factor from app.viewer_of_token($1)',
				[tokenHash(token)],
			);
			expect(made).toEqual({ second_factor: secondFactor });
			const program = { ...byToken(role, 'READ_OWN'), secondFactor };
			expect(await ask(database, program, whoAmI)).toMatchObject([
				{ grants: secondFactor ? [role] : [] },
			]);
		}
	},
);

test('who gives up the second factor keeps the token, without the roles that need one', async () => {
	const { token } = await make('x', ['READ_OWN'], 1, viewer('ADMIN'));
	const carries = async () => {
		const [found] = await ask<{ second_factor: boolean }>(
			database,
			anonymous(),
			'select second_factor from app.viewer_of_token($1)',
			[tokenHash(token)],
		);
		return found?.second_factor;
	};
	const turn = (on: boolean) =>
		database.asOwner((client) =>
			client.query('update app_user set two_factor_enabled = $1 where id = 110', [on]),
		);
	await turn(true);
	expect(await carries()).toBe(true);
	await turn(false);
	expect(await carries()).toBe(false);
	await turn(true);
	expect(await carries()).toBe(false);
	await turn(false);
});

test.each(['CASE_WORKER', 'CASE_SUPERVISOR'] as const)(
	'a token never carries the right of a %s',
	async (role) => {
		expect(await ask(database, viewer(role), whoAmI)).toMatchObject([{ grants: [role] }]);
		const all = byToken(role, 'READ_PUBLIC', 'READ_OWN', 'WRITE_OWN');
		expect(await ask(database, all, whoAmI)).toMatchObject([{ grants: [] }]);
	},
);

test('nothing of a token stays on the connection for the session after it', async () => {
	for (let n = 0; n < 8; n++) await ask(database, byToken('CASE_WORKER', 'READ_OWN'), 'select 1');
	expect(await ask(database, viewer('CASE_WORKER'), whoAmI)).toMatchObject([
		{ grants: ['CASE_WORKER'], writes: true },
	]);
});

test('a scope that is none cannot reach the database', () => {
	expect(() =>
		database.operation(viewer('AUDITOR', { via: 'token', scopes: ["x'"] as never })),
	).toThrow('scopes');
});
