-- Who asks, and on what they hold a grant. Policies call these inside a sub-select, so that each runs once a statement.
-- stable, never immutable: an immutable function that reads a setting once leaked another viewer's rows.

create or replace function app.today() returns date
language sql stable set search_path = pg_catalog
as $$ select (now() at time zone 'Asia/Jakarta')::date $$;

-- The number of the user who asks; null when nobody signed in.
create or replace function app.viewer_id() returns integer
language sql stable set search_path = pg_catalog
as $$ select nullif(current_setting('app.user_id', true), '')::integer $$;

-- The grants of the viewer that hold today.
create or replace function app.viewer_grants()
returns table (role text, region_code text, agency_id integer, school_id integer)
language sql stable set search_path = pg_catalog, app
as $$
	select g.role, g.region_code, g.agency_id, g.school_id
	from app.user_grant g
	where g.user_id = app.viewer_id() and g.withdrawn_at is null
		and app.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
$$;

-- Agencies on which the viewer holds one of these roles.
create or replace function app.viewer_agency_ids(variadic roles text[]) returns integer[]
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(array_agg(g.agency_id), '{}') from app.viewer_grants() g
	where g.role = any(roles) and g.agency_id is not null
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
