import type { City } from './city.ts';
import type { Self } from './subjects.ts';
import { allSeeing, byOtherRights, byRole, everybody, type Asker } from './viewers.ts';

const admin = byRole.find(({ name }) => name === 'ADMIN')!;

/** Case supervisors beside the one of the matrix: a second approver of the unit, and one of the other unit. */
const supervisors: Asker[] = [1, 2].map((agency) => ({
	name: `another case supervisor, of agency ${agency}`,
	...{ userId: 170 + agency, by: 'session', holds: [{ role: 'CASE_SUPERVISOR', agency }] },
}));

const tokens = ['ADMIN by token', 'CASE_SUPERVISOR by token'].map((name) =>
	everybody.find((who) => who.name === name)!,
);

/** Everybody who tries to act: every role, rights that are cut in some way, tokens, and somebody whose proof is old. */
export const actors: Asker[] = [
	...byRole,
	allSeeing,
	...byOtherRights,
	...supervisors,
	{ ...admin, name: 'an admin whose last proof is old', stale: true },
	...tokens,
	...tokens.map((who) => ({ ...who, name: `${who.name} that writes`, by: 'WRITE_OWN' as const })),
];

/**
 * What only acts need: the supervisors, a case role that waits on a unit without one, one that the supervisor of the
 * matrix gave, one that they get; an account without any role; and for everybody a token that holds and one that was
 * revoked.
 */
const rows = `
	insert into agency (id, city_code, code, name, name_en, short_name, valid_to) values
		(951, '33.75', 'LAMA-UJI', 'x', 'x', 'x', '2024-12-31'), (952, '33.76', 'LAMA-UJI', 'x', 'x', 'x', '2024-12-31');
	insert into app_user (id, email, name, two_factor_enabled)
		select u, 'u' || u || '@x.example', 'x', true from unnest('{171,172,173,174}'::int[]) u;
	insert into app_user (id, email, name, region_code) values (175, 'u175@x.example', 'x', '33.75');
	insert into user_grant (id, user_id, role, agency_id, pending, given_by) values
		(2171, 171, 'CASE_SUPERVISOR', 1, false, null), (2172, 172, 'CASE_SUPERVISOR', 2, false, null),
		(2173, 173, 'CASE_WORKER', 904, true, 110), (2174, 174, 'CASE_WORKER', 1, true, 108),
		(2108, 108, 'CASE_WORKER', 1, true, 110);
	insert into session (user_id, token, created_at, expires_at, second_factor_at) select user_id, token, at, now() + interval '20 minutes', at
		from (values (171, 'token-171', now()), (172, 'token-172', now()), (110, 'stale-110', now() - interval '10 minutes'))
			as s (user_id, token, at);
	insert into api_token (id, user_id, name, prefix, hash, scopes, expires_on, revoked_at)
		select n + u.id, u.id, 'x', 'sks_more', sha256(convert_to(concat(n, ' ', u.id), 'UTF8')), '{READ_OWN}', app.today() + 30,
			case n when 4000 then now() end
		from app_user u, unnest('{3000,4000}'::int[]) n where u.id between 101 and 199;
	-- What waits is of periods that are over and still open, and nothing is under way of what is published.
	delete from achievement where corrects_id is not null;
	update achievement set year = year - 12, version = case status when 'PUBLISHED' then 6 else 1 end;
	update publication set year = year - 12;
	update indicator_definition set valid_from_year = 2017;
	update rule_pack set body = jsonb_set(body, '{quarter,lock_days}', '9000') where kind = 'CALENDAR';
	insert into achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual)
		select i.id + n, i.city_code, i.agency_id, i.id, 2022, n - 39, case n when 42 then 'RETURNED' else 'SUBMITTED' end, 1
		from indicator i, unnest('{40,41,42}'::int[]) n where i.id in (9000, 9100, 9200);`;

/** Puts them in, and gives back who each of the askers is; for nobody, somebody who is not. */
export async function insertActors(city: City): Promise<(who: Asker) => Self> {
	await city.owner(rows);
	const selves = await city.owner<Self>(
		`select user_id as user, min(id) as grant, bool_and(withdrawn_at is not null) as withdrawn
		from user_grant group by 1`,
	);
	return ({ userId }) => selves.find(({ user }) => user === (userId ?? 101))!;
}
