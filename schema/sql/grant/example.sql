-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
-- It is of the user of the same number: what somebody holds makes their sort.
create function app.example_grant(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.user_grant (id, user_id, role, agency_id, pending)
	values (in_number, in_number, case in_state when '' then 'AGENCY_STAFF' else 'CASE_WORKER' end, in_agency,
		in_state = 'WAITING')
$$;
