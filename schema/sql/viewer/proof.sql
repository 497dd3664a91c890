-- How well the viewer was proved.

-- Roles that hold only in a session with a second factor.
create function app.needs_second_factor(in_role text) returns boolean
language sql immutable
return in_role = any(app.second_factor_roles());

-- No second factor was shown in this session, or in the one that made this token: the roles that need one do not hold.
create function app.viewer_lacks_second_factor() returns boolean
language sql stable set search_path = pg_catalog
as $$ select coalesce(current_setting('app.second_factor', true), '') = 'no' $$;

-- Whether the viewer signed in, or showed the second factor, within the last five minutes. Never by a token.
create function app.viewer_is_fresh() returns boolean
language sql stable set search_path = pg_catalog
as $$
	select coalesce(nullif(current_setting('app.proved_at', true), '')::timestamptz > now() - interval '5 minutes', false)
$$;

grant execute on function app.needs_second_factor, app.viewer_lacks_second_factor, app.viewer_is_fresh
	to app_anon, app_member;
