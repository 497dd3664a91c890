-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
-- It is of the indicator that has the number of the agency.
create function app.example_achievement(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual)
	values (in_number, in_city, in_agency, in_agency, 2090 + abs(in_number) / 40, abs(in_number) / 10 % 4 + 1, in_state, 1)
$$;
