-- An example of this for "view as a role", in a place and state; shapes and numbers: access/examples.sql.
create function app.example_audit(in_number bigint, in_state text, in_city text, in_agency integer,
	in_school integer, in_owner integer) returns void
language sql volatile set search_path = pg_catalog, app
as $$
	insert into app.audit_log (seq, at, actor, role, action, table_name, city_code, agency_id, hash)
	values (in_number, now(), in_owner, 'NONE', 'UPDATE', 'target', in_city, in_agency, sha256('x'))
$$;
