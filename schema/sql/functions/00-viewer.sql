-- Who asks, and on what they hold a grant. Policies call these inside a sub-select, so that each runs once a statement.
-- stable, never immutable: an immutable function that reads a setting once leaked another viewer's rows.

create or replace function app.today() returns date
language sql stable set search_path = pg_catalog
as $$ select (now() at time zone 'Asia/Jakarta')::date $$;

-- The number of the user who asks; null when nobody signed in.
create or replace function app.viewer_id() returns integer
language sql stable set search_path = pg_catalog
as $$ select nullif(current_setting('app.user_id', true), '')::integer $$;

-- The scopes of the token that asks; null in a session.
create or replace function app.viewer_scopes() returns text[]
language sql stable set search_path = pg_catalog
as $$
	select string_to_array(nullif(current_setting('app.via_token', true), ''), ',')
$$;

-- Whether the viewer may change anything at all: somebody signed in, by a session or a token made for writing.
create or replace function app.may_write() returns boolean
language sql stable set search_path = pg_catalog, app
as $$ select app.viewer_id() is not null and coalesce('WRITE_OWN' = any(app.viewer_scopes()), true) $$;

-- The grants of the viewer that hold now: approved, not withdrawn, within their dates, of an account in use.
-- A token never carries a case right, and one without an own scope carries none. Some roles need a second factor.
-- security definer: the policies of user_grant ask it too, and would else ask themselves without end.
create or replace function app.viewer_grants()
returns table (role text, region_code text, agency_id integer, school_id integer, award_year smallint)
language sql stable security definer set search_path = pg_catalog, app
as $$
	select g.role, g.region_code, g.agency_id, g.school_id, g.award_year
	from app.user_grant g
	join app.app_user u on u.id = g.user_id and u.disabled_at is null
	where g.user_id = app.viewer_id() and not g.pending and g.withdrawn_at is null
		and app.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
		and (app.viewer_scopes() is null
			or g.role not in ('CASE_WORKER', 'CASE_SUPERVISOR')
				and app.viewer_scopes() && array['READ_OWN', 'WRITE_OWN'])
		and not (app.needs_second_factor(g.role) and app.viewer_lacks_second_factor())
$$;

-- Agencies on which the viewer holds one of these roles.
create or replace function app.viewer_agency_ids(variadic roles text[]) returns integer[]
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(array_agg(g.agency_id), '{}') from app.viewer_grants() g
	where g.role = any(roles) and g.agency_id is not null
$$;

-- Regions on which the viewer holds one of these roles; what lies in them begins with their code.
create or replace function app.viewer_region_codes(variadic roles text[]) returns text[]
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(array_agg(g.region_code), '{}') from app.viewer_grants() g
	where g.role = any(roles) and g.region_code is not null
$$;

-- Cities on which the viewer holds one of these roles; a grant on a province holds for its cities.
create or replace function app.viewer_city_codes(variadic roles text[]) returns text[]
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(array_agg(r.code), '{}') from app.viewer_grants() g
	join app.region r on r.level = 'CITY' and r.code ^@ g.region_code
	where g.role = any(roles)
$$;

-- Schools on which the viewer holds one of these roles.
create or replace function app.viewer_school_ids(variadic roles text[]) returns integer[]
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(array_agg(g.school_id), '{}') from app.viewer_grants() g
	where g.role = any(roles) and g.school_id is not null
$$;

-- Whether the viewer holds one of these roles anywhere.
create or replace function app.viewer_holds(variadic roles text[]) returns boolean
language sql stable set search_path = pg_catalog, app
as $$ select exists (select from app.viewer_grants() g where g.role = any(roles)) $$;
