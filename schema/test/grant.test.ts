import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { anonymous, type Viewer } from '../src/operation.ts';
import { ask, viewer } from './support/as-viewer.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
});
afterAll(() => database.close());

let person = 300;
let email = '';
let someone: Viewer;
beforeEach(async () => {
	person++;
	email = `p${person}@x.example`;
	someone = { ...anonymous(), userId: person };
	await database.asOwner((client) =>
		client.query('insert into app_user (id, email, name) values ($1, $2, $2)', [person, email]),
	);
});

const admin = viewer('ADMIN');
const supervisor = viewer('CASE_SUPERVISOR');

async function give(role: string, more = '', who = admin): Promise<number> {
	const [row] = await ask<{ id: number }>(
		database,
		who,
		`select app.give_grant($1, $2 ${more}) as id`,
		[email, role],
	);
	return row!.id;
}

async function roles(who: Viewer = someone): Promise<string[]> {
	const rows = await ask<{ role: string }>(
		database,
		who,
		'select role from app.viewer_grants() order by 1',
	);
	return rows.map((row) => row.role);
}

test('a grant holds from the next statement on, and no longer once it is withdrawn', async () => {
	const id = await give('AGENCY_STAFF', ', in_agency => 1');
	expect(await roles()).toEqual(['AGENCY_STAFF']);
	await ask(database, admin, "select app.withdraw_grant($1, 'pindah tugas')", [id]);
	expect(await roles()).toEqual([]);
});

test('a withdrawal reaches a transaction that is already open', async () => {
	const id = await give('AGENCY_STAFF', ', in_agency => 1');
	if (database.engine === 'embedded') return; // one session: nobody else can speak while a transaction is open
	const open = database.operation(someone);
	const drafts = async () =>
		(await open.query("select from app.achievement where status = 'DRAFT' and agency_id = 1"))
			.rowCount;
	expect(await drafts()).toBeGreaterThan(0);
	await ask(database, admin, "select app.withdraw_grant($1, 'pindah tugas')", [id]);
	expect(await drafts()).toBe(0);
	await open.finish(false);
});

test('a case role waits until a case supervisor of the unit approves it', async () => {
	const id = await give('CASE_WORKER', ', in_agency => 1');
	expect(await roles()).toEqual([]);
	await ask(database, supervisor, 'select app.approve_grant($1)', [id]);
	expect(await roles()).toEqual(['CASE_WORKER']);
});

test('whoever gave a case role cannot approve it, also as a supervisor', async () => {
	const both = { ...someone, provedAt: new Date() };
	await database.asOwner((client) =>
		client.query(
			`insert into user_grant (user_id, role, region_code, agency_id) values
			($1, 'ADMIN', '33.75', null), ($1, 'CASE_SUPERVISOR', null, 1)`,
			[person],
		),
	);
	const [row] = await ask<{ id: number }>(
		database,
		both,
		"select app.give_grant('u111@x.example', 'CASE_WORKER', in_agency => 1) as id",
	);
	await expect(
		ask(database, both, 'select app.approve_grant($1)', [row!.id]),
	).rejects.toMatchObject({ code: '42501' });
	await ask(database, supervisor, 'select app.approve_grant($1)', [row!.id]);
});

test('nobody gives a role to themselves, and no proof is asked for first', async () => {
	email = 'u110@x.example';
	for (const who of [admin, { ...admin, provedAt: new Date(0) }])
		await expect(give('EVALUATOR', ", '33.75'", who)).rejects.toMatchObject({
			code: '42501',
			message: 'not allowed',
		});
});

test('nobody approves a role for themselves', async () => {
	await database.asOwner((client) =>
		client.query(
			"insert into user_grant (user_id, role, agency_id) values ($1, 'CASE_SUPERVISOR', 1)",
			[person],
		),
	);
	const id = await give('CASE_WORKER', ', in_agency => 1');
	await expect(ask(database, someone, 'select app.approve_grant($1)', [id])).rejects.toMatchObject({
		code: '42501',
	});
});

test('the first case role of a unit is approved by a supervisor of another unit of the city, not of another city', async () => {
	const id = await give('CASE_SUPERVISOR', ', in_agency => 2');
	await ask(database, supervisor, 'select app.approve_grant($1)', [id]);
	expect(await roles()).toEqual(['CASE_SUPERVISOR']);
	const [far] = await database.asOwner(async (client) => {
		const { rows } = await client.query<{ id: number }>(
			"insert into user_grant (user_id, role, agency_id, pending) values ($1, 'CASE_WORKER', 901, true) returning id",
			[person],
		);
		return rows;
	});
	await expect(
		ask(database, supervisor, 'select app.approve_grant($1)', [far!.id]),
	).rejects.toMatchObject({
		code: '42501',
	});
});

test('the first case supervisor of a city is approved by the operator, and nobody after that', async () => {
	const approve = (address: string) =>
		database.asOwner(async (client) => {
			const { rows } = await client.query<{ id: number | null }>(
				'select approve_first_supervisor($1) as id',
				[address],
			);
			return rows[0]?.id ?? null;
		});
	const id = await give('CASE_SUPERVISOR', ', in_agency => 2');
	expect(await approve(email)).toBeNull();
	await database.asOwner((client) =>
		client.query(
			"update user_grant set withdrawn_at = now() where role = 'CASE_SUPERVISOR' and id <> $1",
			[id],
		),
	);
	expect(await approve('nobody@x.example')).toBeNull();
	expect(await approve(email)).toBe(id);
	expect(await roles()).toEqual(['CASE_SUPERVISOR']);
	expect(await approve(email)).toBeNull();
	await database.asOwner((client) =>
		client.query("update user_grant set withdrawn_at = null where role = 'CASE_SUPERVISOR'"),
	);
});

test.each([
	['not yet begun', ', in_agency => 1, in_valid_from => app.today() + 1', []],
	['ending today', ', in_agency => 1, in_valid_to => app.today()', ['AGENCY_HEAD']],
	['begun today', ', in_agency => 1, in_valid_from => app.today()', ['AGENCY_HEAD']],
])('a grant holds within its dates only: %s', async (_name, more, expected) => {
	await give('AGENCY_HEAD', more);
	expect(await roles()).toEqual(expected);
});

test('a grant that ended yesterday holds no more', async () => {
	await database.asOwner((client) =>
		client.query(
			"insert into user_grant (user_id, role, agency_id, valid_to) values ($1, 'AGENCY_HEAD', 1, app.today() - 1)",
			[person],
		),
	);
	expect(await roles()).toEqual([]);
});

test('a disabled account holds nothing and its tokens end; enabled again it holds its grants', async () => {
	await give('AGENCY_STAFF', ', in_agency => 1');
	const token = ['x', ['READ_OWN'], 'sks_abcd', Buffer.alloc(32, person % 256)];
	await ask(database, someone, 'select app.create_token($1, $2, app.today(), $3, $4)', token);
	await ask(
		database,
		admin,
		"select app.change_user($1, in_disabled => true, in_reason => 'pensiun')",
		[person],
	);
	expect(await roles()).toEqual([]);
	expect(
		await ask(database, anonymous(), 'select * from app.viewer_of_token($1)', [token[3]]),
	).toEqual([]);
	await ask(database, admin, 'select app.change_user($1, in_disabled => false)', [person]);
	expect(await roles()).toEqual(['AGENCY_STAFF']);
	expect(
		await ask(database, anonymous(), 'select * from app.viewer_of_token($1)', [token[3]]),
	).toEqual([]);
});

test('a committee is given one award year', async () => {
	await give('AWARD_COMMITTEE', ", '33.75', in_award_year => 2026");
	expect(await ask(database, someone, 'select role, award_year from app.viewer_grants()')).toEqual([
		{ role: 'AWARD_COMMITTEE', award_year: 2026 },
	]);
});

test.each([
	['AGENCY_STAFF', ", '33.75'", 'role: is held on an agency'],
	['SCHOOL_STAFF', ', in_agency => 1', 'role: is held on a school'],
	['ADMIN', ', in_agency => 1', 'role: is held on a region'],
	['MAYOR', ", '33.75'", 'role: is not a role'],
	['ADMIN', '', 'place: give exactly one'],
	['ADMIN', ", '33.75', 1", 'place: give exactly one'],
	['AGENCY_STAFF', ', in_agency => 77', 'place: there is no such place'],
	['AGENCY_HEAD', ', in_agency => 1, in_award_year => 2026', 'awardYear: '],
	['AGENCY_HEAD', ', in_agency => 1, in_valid_to => app.today() - 1', 'validTo: '],
])('a grant that cannot be is refused with its field: %s%s', async (role, more, message) => {
	await expect(give(role, more)).rejects.toMatchObject({
		code: '22023',
		message: expect.stringContaining(message),
	});
});

test('the same grant is not given twice, and not to an unknown address', async () => {
	await give('DEVELOPER', ", '33.75'");
	await expect(give('DEVELOPER', ", '33.75'")).rejects.toThrow(
		'role: is already held on this place',
	);
	email = 'nobody@x.example';
	await expect(give('DEVELOPER', ", '33.75'")).rejects.toThrow('email: there is no active user');
});

test('an admin of a city gives nothing for its province or another city', async () => {
	await expect(give('EVALUATOR', ", '33'")).rejects.toMatchObject({ code: '42501' });
	await expect(give('EVALUATOR', ", '33.76'")).rejects.toMatchObject({ code: '42501' });
});

test('an account that also works elsewhere is not changed by the admin of one city', async () => {
	await give('DEVELOPER', ", '33.75'");
	await database.asOwner((client) =>
		client.query(
			"insert into user_grant (user_id, role, region_code) values ($1, 'AUDITOR', '33.76')",
			[person],
		),
	);
	await expect(
		ask(database, admin, 'select app.change_user($1, $2)', [person, 'x']),
	).rejects.toMatchObject({
		code: '42501',
	});
});
