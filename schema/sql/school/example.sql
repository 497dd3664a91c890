-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
create function app.example_school(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
	values (in_number, in_city, 'XCONTOH' || abs(in_number), 'x', 'PRIMARY', 'PUBLIC', 'CITY', in_city)
$$;
