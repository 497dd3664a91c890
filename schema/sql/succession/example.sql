-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
-- It goes on from an agency of its own, which has its number less 1000.
create function app.example_succession(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.agency (id, city_code, code, name, name_en, short_name, valid_to)
	values (in_number - 1000, in_city, 'X-LAMA' || in_number, 'x', 'x', 'x', '2017-12-31');
	insert into app.agency_succession (id, city_code, agency_id, predecessor_id, succeeded_on, decree)
	values (in_number, in_city, in_agency, in_number - 1000, '2018-01-01', 'x')
$$;
