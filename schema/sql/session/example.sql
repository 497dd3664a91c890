-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
create function app.example_session(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.session (id, user_id, token, expires_at)
	values (in_number, in_owner, 'contoh ' || in_number, now() + interval '1 minute')
$$;
