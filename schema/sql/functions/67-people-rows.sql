-- Accounts, grants, tokens and sessions as the API reads them: those of the numbers given that the viewer may see.

create or replace function app.user_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select u.id, jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'regionCode', u.region_code,
		'isExample', u.is_demo, 'active', u.disabled_at is null, 'disabledAt', u.disabled_at, 'createdAt', u.created_at,
		'secondFactor', u.two_factor_enabled)
	from app.app_user u where u.id = any(in_ids)
$$;

create or replace function app.grant_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select g.id, jsonb_build_object('id', g.id, 'userId', g.user_id, 'role', g.role, 'scope', place.scope,
		'placeName', place.name, 'awardYear', g.award_year, 'validFrom', g.valid_from, 'validTo', g.valid_to,
		'state', app.grant_state(g), 'reason', g.reason, 'givenAt', g.given_at, 'givenById', g.given_by,
		'approvedAt', g.approved_at, 'approvedById', g.approved_by, 'withdrawnAt', g.withdrawn_at,
		'withdrawnById', g.withdrawn_by)
	from app.user_grant g, app.grant_scope(g.region_code, g.agency_id, g.school_id) as place where g.id = any(in_ids)
$$;

create or replace function app.token_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select t.id, jsonb_build_object('id', t.id, 'userId', t.user_id, 'name', t.name, 'prefix', t.prefix,
		'scopes', t.scopes, 'createdAt', t.created_at, 'expiresOn', t.expires_on, 'lastUsedAt', t.last_used_at,
		'revokedAt', t.revoked_at, 'holds', t.revoked_at is null and t.expires_on >= app.today())
	from app.api_token t where t.id = any(in_ids)
$$;

create or replace function app.session_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select s.id, jsonb_build_object('id', s.id, 'userId', s.user_id, 'createdAt', s.created_at, 'updatedAt', s.updated_at,
		'address', s.ip_address, 'browser', s.user_agent, 'secondFactor', s.second_factor_at is not null)
	from app.session s where s.id = any(in_ids)
$$;
