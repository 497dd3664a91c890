import type { ClientBase } from 'pg';
import { roleRules } from '../../roles.ts';
import { seedScenario } from '../../../seed/src/scenario.ts';
import { insertExamples } from './examples.ts';

/** The columns of permissions/matrix.csv, each with the user that the tests ask as; nobody signed in has none. */
export const roles = {
	PUBLIC: null,
	AGENCY_STAFF: 101,
	AGENCY_HEAD: 102,
	EVALUATOR: 103,
	LEADERSHIP: 104,
	SCHOOL_STAFF: 105,
	AWARD_COMMITTEE: 106,
	CASE_WORKER: 107,
	CASE_SUPERVISOR: 108,
	AUDITOR: 109,
	ADMIN: 110,
	DEVELOPER: 111,
} as const;
export type Role = keyof typeof roles;

/** Where a row lies as seen by the viewers above: OWN agency and school, another in the same CITY, another city. */
export const places = {
	OWN: { agency: 1, school: 3, city: '33.75', user: 121, indicator: 9000 },
	CITY: { agency: 2, school: 4, city: '33.75', user: 122, indicator: 9100 },
	ELSEWHERE: { agency: 901, school: 901, city: '33.76', user: 123, indicator: 9200 },
} as const;
export type Place = keyof typeof places;

export const statuses = [
	'DRAFT',
	'SUBMITTED',
	'RETURNED',
	'APPROVED',
	'VERIFIED',
	'PUBLISHED',
] as const;

/** What a role is held on. */
const heldOn = (role: string) => roleRules.find((one) => one.role === role)?.heldOn;

/** The scenario city, a second city, one user for each role, and in every place one row of each kind and state. */
export async function seedTwoCities(client: ClientBase): Promise<void> {
	await seedScenario(client);
	await client.query(secondCity);
	for (const [role, id] of Object.entries(roles))
		if (id !== null) await insertViewer(client, role, id);
	for (const [name, place] of Object.entries(places)) {
		await insertRowsOf(client, name, place);
		await insertExamples(client, place);
	}
	await client.query(elsewhereless);
	await client.query(glances);
}

/** Last, since whatever it is made of takes it away. */
const glances = `
	insert into app.city_glance (city_code, year, quarter, ranking, overview)
	select c, 2025, 1, r, app.overview_of_figures(c, 2025, 1, null, r) from unnest(array['33.75', '33.76']) as c
	cross join lateral app.computed_ranking(c, 2025, 1, null) as r`;

const secondCity = `
	insert into app.region (code, name, source) values ('33.76', 'Kota Kedua (contoh)', 'contoh'),
		('33.76.01', 'Kecamatan (contoh)', 'contoh'), ('33.76.01.1001', 'Kelurahan (contoh)', 'contoh');
	insert into app.agency (id, city_code, code, name, name_en, short_name)
		values (901, '33.76', 'DINDIK', 'Dinas (contoh)', 'Office (example)', 'DINDIK');
	insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
		values (901, '33.76', 'C0000901', 'SD Kota Kedua', 'PRIMARY', 'PUBLIC', 'CITY', '33.76.01.1001');
	insert into app.school_requirement (school_id, city_code, code, claim) values (901, '33.76', 'DECREE', 'MET');
	insert into app.school_activity (school_id, city_code, code, held_on) values (901, '33.76', 'WORKING_GROUP', '2026-01-05');
	insert into app.city_score (city_code, year, quarter, ranked_count, agency_count) values ('33.76', 2025, 1, 0, 1);
	insert into app.agency_score (city_code, year, quarter, agency_id, indicator_count, reported_count, weight, reported_weight)
		values ('33.76', 2025, 1, 901, 0, 0, 0, 0);`;

async function insertViewer(client: ClientBase, role: string, id: number): Promise<void> {
	const [region, agency, school] =
		heldOn(role) === 'AGENCY'
			? [null, places.OWN.agency, null]
			: heldOn(role) === 'SCHOOL'
				? [null, null, places.OWN.school]
				: [places.OWN.city, null, null];
	await client.query('insert into app.app_user (id, email, name) values ($1, $2, $2)', [
		id,
		`u${id}@x.example`,
	]);
	await client.query(
		'insert into app.user_grant (id, user_id, role, region_code, agency_id, school_id) values ($1, $2, $3, $4, $5, $6)',
		[id + 1000, id, role, region, agency, school],
	);
	await insertOwnRows(client, id);
	await client.query(`insert into app.audit_log (seq, at, actor, role, action, table_name, city_code, hash)
		values (${id + 900_000}, now(), ${id}, 'NONE', 'UPDATE', 'school', '33.76', sha256('x'))`);
}

/** A token and a session of a user, both with the id of the user plus 1000. */
async function insertOwnRows(client: ClientBase, id: number): Promise<void> {
	await client.query(`
		insert into app.api_token (id, user_id, name, prefix, hash, scopes, expires_on)
			values (${id + 1000}, ${id}, 'x', 'sks_test', sha256('${id}'), '{READ_OWN}', app.today() + 30);
		insert into app.session (id, user_id, token, expires_at) values (${id + 1000}, ${id}, 'token-${id}', now() + interval '20 minutes')`);
}

async function insertRowsOf(
	client: ClientBase,
	name: string,
	place: (typeof places)[Place],
): Promise<void> {
	const { agency, city, user, indicator } = place;
	const auditId = 950_000 + user;
	await client.query(`
		insert into app.app_user (id, email, name) select u, 'u' || u || '@x.example', 'x'
			from unnest(array[${user}, ${user + 10}, ${user + 20}, ${user + 30}]) u;
		insert into app.user_grant (id, user_id, role, agency_id, pending, withdrawn_at) values
			(${user + 1000}, ${user}, 'AGENCY_STAFF', ${agency}, false, null),
			(${user + 1010}, ${user + 10}, 'CASE_WORKER', ${agency}, false, null),
			(${user + 1020}, ${user + 20}, 'CASE_WORKER', ${agency}, true, null),
			(${user + 1030}, ${user + 30}, 'AGENCY_STAFF', ${agency}, false, now());
		insert into app.indicator (id, city_code, agency_id, code, name, name_en, kind, level, status) values
			(${indicator}, '${city}', ${agency}, 'R-${name}', 'x', 'x', 'IKK', 'PROGRAM', 'ADOPTED'),
			(${indicator + 1}, '${city}', ${agency}, 'R-${name}-D', 'x', 'x', 'IKK', 'PROGRAM', 'DRAFT');
		insert into app.indicator_definition (id, indicator_id, version, valid_from_year, definition, definition_en, formula,
			unit, unit_en, direction, accumulation, weight, data_source)
			select i, i, 1, 2024, 'x', 'x', 'x', 'x', 'x', 'MAXIMIZE', 'NONE', 1, 'x'
			from unnest(array[${indicator}, ${indicator + 1}]) i;
		insert into app.target (id, city_code, agency_id, indicator_id, year, status, value) values
			(${indicator}, '${city}', ${agency}, ${indicator}, 2030, 'ADOPTED', 1),
			(${indicator + 1}, '${city}', ${agency}, ${indicator}, 2031, 'DRAFT', 1);
		insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual)
			select ${indicator} + n - 1, '${city}', ${agency}, ${indicator}, 2030 + n / 4, n % 4 + 1, s.status, 1
			from unnest('{${statuses.join()}}'::text[]) with ordinality s (status, n);
		insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual, corrects_id)
			values (${indicator + 10}, '${city}', ${agency}, ${indicator}, 2031, 3, 'SUBMITTED', 2, ${indicator + 5});
		insert into app.achievement_version (achievement_id, version, city_code, agency_id, status)
			select ${indicator} + 5, n, '${city}', ${agency}, s.status
			from unnest('{${statuses.join()}}'::text[]) with ordinality s (status, n);
		insert into app.publication (id, achievement_id, achievement_version, city_code, agency_id, indicator_id, year,
			quarter, superseded_at, definition_id, rule_version, weight, input, state, stale)
			select ${indicator} + v, ${indicator} + 5, v, '${city}', ${agency}, ${indicator}, 2031, 3,
				case v when 1 then now() end, ${indicator}, '2024.1', 1, '{}', 'COMPUTED', false from unnest('{1, 2}'::int[]) v;
		insert into app.audit_log (seq, at, actor, role, action, table_name, city_code, agency_id, hash)
			values (${auditId}, now(), ${user}, 'NONE', 'UPDATE', 'target', '${city}', ${agency}, sha256('x'))`);
	await insertOwnRows(client, user);
}

/** Rows that belong to no place. */
const elsewhereless = `
	insert into app.audit_log (seq, at, role, action, table_name, hash)
		values (960000, now(), 'PROGRAM', 'INSERT', 'target', sha256('x'));
	set constraints all immediate;
	alter table app.audit_pending disable trigger seal_audit;
	insert into app.audit_pending (id, entries) values (1000000, '[]');
	set constraints all immediate;
	alter table app.audit_pending enable trigger seal_audit;
	insert into app.account (id, user_id, provider_id, account_id) values (9000, 109, 'credential', '109');
	insert into app.two_factor (id, user_id, secret, backup_codes) values (9000, 109, 'x', 'x');
	insert into app.verification (id, identifier, value, expires_at) values (9000, 'x', 'x', now());
	insert into app.rate_limit (key, tries, since) values ('\\x01', 1, now());
	insert into app.wrong_try (user_id) values (109);
	insert into app.act_key (user_id, act, key, digest) values (109, 'x', 'some-key', 'x');
	insert into app.invitation (id, hash, role, region_code, expires_at) values (9000, '\\x01', 'ADMIN', '33.75', now());
	insert into app.sign_in_link (id, user_id, hash, made_by, expires_at)
		values (9000, 111, sha256('link'), 110, now() + interval '1 hour');
	insert into app.seed_run (profile, seed, until_year, until_quarter) values ('demo', 1, 2026, 3)`;
