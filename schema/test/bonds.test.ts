import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, viewer } from './support/as-viewer.ts';
import { type Role } from './support/two-cities.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
	// Here agencies move to another city, which those that go on from one another do not.
	await database.asOwner((client) => client.query('delete from agency_succession'));
});
afterAll(() => database.close());

const owner = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
	database.asOwner(async (client) => (await client.query(text, values)).rows as never);

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
	let state = seed;
	return (sides) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
}

const oneOf = (users: string) => `(select id from app_user where id between 121 and 123
	order by (id * 7 + ${users}) % 5 limit 1)`;
const anyGrant = (number: string) => `(select id from user_grant where user_id between 121 and 123
	order by (id * 31 + ${number}) % 101 limit 1)`;

/** What may happen to people, as the owner of the tables; $1 is any number. */
const happenings = [
	`insert into user_grant (user_id, role, agency_id, pending, given_by) select ${oneOf('$1')}, 'CASE_WORKER',
		(array[1, 2, 901])[1 + $1 % 3], true, (array[108, 110, null])[1 + $1 % 3]`,
	`insert into user_grant (user_id, role, agency_id, valid_to) select ${oneOf('$1')}, 'AGENCY_STAFF',
		(array[1, 2, 901])[1 + $1 % 3], app.today() + (array[-1, 0, null])[1 + $1 % 3]`,
	`insert into user_grant (user_id, role, region_code) select ${oneOf('$1')}, 'EVALUATOR',
		(array['33', '33.75', '33.76'])[1 + $1 % 3]`,
	`insert into user_grant (user_id, role, school_id) select ${oneOf('$1')}, 'SCHOOL_STAFF', (array[3, 4, 901])[1 + $1 % 3]`,
	`update user_grant set withdrawn_at = now() where user_id = ${oneOf('$1')}`,
	`update user_grant set withdrawn_at = case when withdrawn_at is null then now() end where id = ${anyGrant('$1')}`,
	`update user_grant set user_id = ${oneOf('$1')} where id = ${anyGrant('$1')}`,
	`update user_grant set valid_to = app.today() - 1 + $1 % 2 where id = ${anyGrant('$1')}`,
	`update app_user set region_code = (array['33', '33.75', '33.76', null])[1 + $1 % 4] where id = ${oneOf('$1')}`,
	`insert into api_token (user_id, name, prefix, hash, scopes, expires_on) select ${oneOf('$1')}, 'x', 'sks_tied',
		sha256(convert_to('bound ' || $1, 'UTF8')), '{READ_OWN}', app.today() on conflict do nothing`,
	`insert into session (user_id, token, expires_at) select ${oneOf('$1')}, 'bound ' || $1, now() + interval '9 minutes'
		on conflict do nothing`,
	`update agency set code = 'PINDAH', city_code = (array['33.75', '33.76'])[1 + $1 % 2] where id = 901`,
	`update school set city_code = (array['33.75', '33.76'])[1 + $1 % 2] where id = 901`,
	`delete from user_grant where id = ${anyGrant('$1')} and (select count(*) from user_grant) > 30`,
];

const region = 'coalesce(g.region_code, a.city_code, s.city_code)';
const granted = (condition: string) => `select g.user_id from user_grant g
	left join agency a on a.id = g.agency_id left join school s on s.id = g.school_id where ${condition}`;
const known = (condition: string) =>
	`${granted(condition)} union select id from app_user g where region_code ^@ '33.75'`;
const onAgency =
	'g.agency_id = 1 and g.withdrawn_at is null and (g.valid_to is null or g.valid_to >= app.today())';
const toApprove = `g.pending and g.withdrawn_at is null and g.given_by is distinct from 108
	and (g.agency_id = 1 or a.city_code = '33.75' and not exists (select from user_grant o
		where o.agency_id = g.agency_id and o.role = 'CASE_SUPERVISOR' and not o.pending and o.withdrawn_at is null))`;
const ofUnit = `g.role in ('CASE_WORKER', 'CASE_SUPERVISOR') and g.agency_id = 1 or ${toApprove}`;

/** Whom each of them sees by the permission table, looked up in the grants: users, and the owners of tokens and sessions. */
const sees: [Role, Partial<Record<'app_user' | 'api_token' | 'session', string>>][] = [
	['AGENCY_HEAD', { app_user: granted(onAgency), api_token: granted(onAgency) }],
	[
		'AUDITOR',
		{ app_user: known(`${region} ^@ '33.75'`), api_token: known(`${region} ^@ '33.75'`) },
	],
	[
		'ADMIN',
		{
			app_user: known(`${region} ^@ '33.75'`),
			api_token: known(`${region} ^@ '33.75'`),
			session: known(`${region} ^@ '33.75'`),
		},
	],
	['CASE_SUPERVISOR', { app_user: granted(ofUnit) }],
	['AGENCY_STAFF', {}],
];

describe('whatever happens to grants, accounts and places', () => {
	test('each role sees the people that the grants bind to it', async () => {
		const roll = dice(20_261_124);
		let differing = 0;
		for (let round = 0; round < 25; round++) {
			for (let step = 0; step < 3; step++)
				await owner(happenings[roll(happenings.length)]!.replaceAll('$1', String(roll(10_000))));
			for (const [role, tables] of sees)
				for (const table of ['app_user', 'api_token', 'session'] as const) {
					const who = viewer(role);
					const key = table === 'app_user' ? 'id' : 'user_id';
					const seen = await ask<{ id: number }>(
						database,
						who,
						`select distinct ${key} as id from app.${table} where ${key} between 121 and 123 order by 1`,
					);
					const wanted = await owner<{ id: number }>(
						`select distinct ${key} as id from ${table}
						where ${key} between 121 and 123 and ${key} in (${tables[table] ?? 'select 0'}) order by 1`,
					);
					expect([round, role, table, seen]).toEqual([round, role, table, wanted]);
					if (wanted.length > 0 && wanted.length < 3) differing++;
				}
		}
		expect(differing).toBeGreaterThan(30); // the control: who is seen is not always all or nobody
		expect(await owner(drifted)).toEqual([]);
	});
});

const drifted = `select id from app_user where bonds <> app.bonds_of(id)
	union all select id from api_token where bonds <> app.bonds_of(user_id)
	union all select id from session where bonds <> app.bonds_of(user_id)
	union all select id from user_grant where place_code <> app.grant_region(region_code, agency_id, school_id)`;

test('a session made while grants change has the bonds of afterwards', async () => {
	if (database.engine === 'embedded') return; // one statement at a time: nothing happens at once
	for (let round = 0; round < 20; round++)
		await Promise.all([
			owner(`insert into session (user_id, token, expires_at)
				values (122, 'at once ${round}', now() + interval '9 minutes')`),
			owner(`insert into user_grant (user_id, role, agency_id, valid_to)
				values (122, 'AGENCY_STAFF', 1, app.today() + ${round})`),
			owner(
				`update user_grant set withdrawn_at = now() where user_id = 122 and withdrawn_at is null`,
			),
		]);
	expect(await owner(drifted)).toEqual([]);
});
