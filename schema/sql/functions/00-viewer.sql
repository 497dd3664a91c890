-- Who asks, and on what they hold a grant. Policies call these inside a sub-select, so that each runs once a statement.
-- stable, never immutable: an immutable function that reads a setting once leaked another viewer's rows.
-- plpgsql where a table is read: its plans are kept for the whole connection, while those of an SQL function are made
-- again in every statement. Bodies after `return` are bound when they are created, and inlined.

create or replace function app.today() returns date
language sql stable
return (now() at time zone 'Asia/Jakarta')::date;

-- The number of the user who asks; null when nobody signed in.
create or replace function app.viewer_id() returns integer
language sql stable
return nullif(current_setting('app.user_id', true), '')::integer;

-- The scopes of the token that asks; null in a session.
create or replace function app.viewer_scopes() returns text[]
language sql stable
return string_to_array(nullif(current_setting('app.via_token', true), ''), ',');

-- Whether the viewer may change anything at all: somebody signed in, by a session or a token made for writing.
create or replace function app.may_write() returns boolean
language sql stable
return app.viewer_id() is not null and coalesce('WRITE_OWN' = any(app.viewer_scopes()), true);

-- The grants of the viewer that hold now: approved, not withdrawn, within their dates, of an account in use.
-- A token never carries a case right, and one without an own scope carries none. Some roles need a second factor.
-- security definer: the policies of user_grant ask it too, and would else ask themselves without end.
create or replace function app.viewer_grants()
returns table (role text, region_code text, agency_id integer, school_id integer, award_year smallint, grant_id integer)
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
declare
	viewer integer := app.viewer_id();
	scopes text[] := app.viewer_scopes();
	today date := app.today();
	lacks_second_factor boolean := app.viewer_lacks_second_factor();
begin
	if viewer is null or not coalesce(scopes && array['READ_OWN', 'WRITE_OWN'], true) then return; end if;
	return query
		select g.role, g.region_code, g.agency_id, g.school_id, g.award_year, g.id
		from app.user_grant g
		join app.app_user u on u.id = g.user_id and u.disabled_at is null
		where g.user_id = viewer and not g.pending and g.withdrawn_at is null
			and g.valid_from <= today and (g.valid_to is null or g.valid_to >= today)
			and (scopes is null or g.role not in ('CASE_WORKER', 'CASE_SUPERVISOR'))
			and not (lacks_second_factor and app.needs_second_factor(g.role));
end $$;

-- Whether the viewer holds one of these roles anywhere.
create or replace function app.viewer_holds(variadic roles text[]) returns boolean
language plpgsql stable set search_path = pg_catalog, app
as $$ begin return exists (select from app.viewer_grants() g where g.role = any(roles)); end $$;

-- Agencies on which the viewer holds one of these roles.
create or replace function app.viewer_agency_ids(variadic roles text[]) returns integer[]
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	return array(select g.agency_id from app.viewer_grants() g where g.role = any(roles) and g.agency_id is not null);
end $$;

-- Regions on which the viewer holds one of these roles; what lies in them begins with their code.
create or replace function app.viewer_region_codes(variadic roles text[]) returns text[]
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	return array(select g.region_code from app.viewer_grants() g where g.role = any(roles) and g.region_code is not null);
end $$;

-- Cities on which the viewer holds one of these roles; a grant on a province holds for its cities.
create or replace function app.viewer_city_codes(variadic roles text[]) returns text[]
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	codes text[] := app.viewer_region_codes(variadic roles);
begin
	-- Most viewers hold none of the roles that are asked for, or hold them on cities: no region need be looked up.
	if not exists (select from unnest(codes) c where length(c) <> 5) then return codes; end if;
	return array(select r.code from app.region r where r.level = 'CITY' and r.code ^@ any(codes));
end $$;

-- Schools on which the viewer holds one of these roles.
create or replace function app.viewer_school_ids(variadic roles text[]) returns integer[]
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	return array(select g.school_id from app.viewer_grants() g where g.role = any(roles) and g.school_id is not null);
end $$;
