-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
create function app.example_indicator(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.indicator (id, city_code, agency_id, code, name, name_en, kind, level, status)
	values (in_number, in_city, in_agency, 'X-CONTOH' || in_number, 'x', 'x', 'IKK', 'PROGRAM', in_state)
$$;
