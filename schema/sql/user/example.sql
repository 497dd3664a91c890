-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
create function app.example_user(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.app_user (id, email, name) values (in_number, 'x' || abs(in_number) || '@contoh.invalid', 'x')
$$;
