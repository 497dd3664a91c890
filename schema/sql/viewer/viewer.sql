-- Who asks, and on what they hold a grant. Policies call these inside a sub-select, so that each runs once a statement.
-- stable, never immutable: an immutable function that reads a setting once leaked another viewer's rows.
-- plpgsql where a table is read: its plans are kept for the whole connection, while those of an SQL function are made
-- again in every statement. Bodies after `return` are bound when they are created, and inlined.

-- The number of the user who asks; null when nobody signed in.
create function app.viewer_id() returns integer
language sql stable
return nullif(current_setting('app.user_id', true), '')::integer;

-- The scopes of the token that asks; null in a session.
create function app.viewer_scopes() returns text[]
language sql stable
return string_to_array(nullif(current_setting('app.via_token', true), ''), ',');

-- Whether the viewer may change anything at all: somebody signed in, by a session or a token made for writing.
create function app.may_write() returns boolean
language sql stable
return app.viewer_id() is not null and coalesce('WRITE_OWN' = any(app.viewer_scopes()), true);

-- The grants of the viewer that hold now: approved, not withdrawn, within their dates, of an account in use.
-- A token never carries a case right, and one without an own scope carries none. Some roles need a second factor.
-- security definer: the policies of user_grant ask it too, and would else ask themselves without end.
create function app.viewer_grants()
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
			and (scopes is null or g.role <> all(app.case_roles()))
			and not (lacks_second_factor and app.needs_second_factor(g.role));
end $$;

-- The same as a list, such as [{"role": "AUDITOR", "region": "33", "cities": ["33.75"]}]; a region with its cities, and
-- a case supervisor with the units that they serve.
create function app.read_viewer_grants() returns jsonb
language plpgsql stable
as $$
begin
	return (
		select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', g.role, 'agency', g.agency_id,
			'school', g.school_id, 'region', g.region_code, 'cities', case
				when length(g.region_code) = 5 then jsonb_build_array(g.region_code)
				when g.region_code is not null then coalesce((select jsonb_agg(r.code) from app.region r
					where r.level = 'CITY' and r.code ^@ g.region_code), '[]') end,
			'serves', case when g.role = 'CASE_SUPERVISOR' then to_jsonb(app.read_served_units()) end))), '[]')
		from app.viewer_grants() g);
end $$;

-- Reads what the viewer holds and keeps it to the end of the transaction. The operation of a user begins with it.
create function app.know_viewer() returns void
language plpgsql volatile
as $$ begin perform set_config('app.held', app.viewer_key() || app.read_viewer_grants(), true); end $$;

-- Who asks, in which way, and how often grants have changed: what was kept under another key is never used.
create function app.viewer_key() returns text
language sql stable
return concat(current_setting('app.user_id', true), '|', current_setting('app.via_token', true), '|',
	current_setting('app.second_factor', true), '|', pg_sequence_last_value('app.grant_changes'::regclass), '|');

-- What the viewer holds, as it is now: what was kept when the operation began, read anew once any grant has changed.
-- A statement asks it only when it meets a row to decide on. If that always read the grants, a hidden row would take
-- longer than a missing one (1.24 ms against 1.07 ms): so the functions from here on are short and plain, without a
-- search path of their own, which would take longer than they do.
create function app.viewer_held() returns jsonb
language plpgsql stable
as $$
declare
	mine text := app.viewer_key();
	kept text := current_setting('app.held', true);
begin
	if starts_with(kept, mine) then return substr(kept, length(mine) + 1)::jsonb; end if;
	return app.read_viewer_grants();
end $$;

grant execute on function app.viewer_id, app.viewer_scopes, app.may_write, app.viewer_grants,
	app.read_viewer_grants, app.know_viewer, app.viewer_key, app.viewer_held to app_anon, app_member;
