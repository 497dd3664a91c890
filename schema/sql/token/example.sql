-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
create function app.example_token(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.api_token (id, user_id, name, prefix, hash, scopes, expires_on)
	values (in_number, in_owner, 'x', 'sks_cont', sha256(convert_to('contoh ' || in_number, 'UTF8')), '{READ_OWN}',
		app.today())
$$;
