-- Deny by default: forced row security on every table, no right to anybody but what stands beside a table, a view or a
-- function in the files after this one.
-- The owner's own work (migrating, seeding, functions that define what others may not) passes by a policy of its own.
do $$
declare
	t record;
begin
	for t in select schemaname, tablename from pg_tables where schemaname = 'app' loop
		execute format('alter table %I.%I enable row level security', t.schemaname, t.tablename);
		execute format('alter table %I.%I force row level security', t.schemaname, t.tablename);
		execute format('create policy owner_all on %I.%I to app_owner using (true) with check (true)',
			t.schemaname, t.tablename);
	end loop;
end $$;

-- Whoever was given something, by a file of before or by hand, has nothing from here on.
do $$
declare
	holder text;
begin
	for holder in
		select distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end
		from (
			select c.relacl as acl from pg_class c where c.relnamespace = 'app'::regnamespace
			union all select t.attacl from pg_attribute t join pg_class c on c.oid = t.attrelid
				where c.relnamespace = 'app'::regnamespace
			union all select coalesce(p.proacl, acldefault('f', p.proowner)) from pg_proc p
				where p.pronamespace = 'app'::regnamespace
			union all select n.nspacl from pg_namespace n where n.nspname = 'app'
		) as given, aclexplode(given.acl) a
		where a.grantee <> 'app_owner'::regrole
	loop
		execute format('revoke all on schema app from %s cascade', holder);
		execute format('revoke all on all tables in schema app from %s cascade', holder);
		execute format('revoke all on all sequences in schema app from %s cascade', holder);
		execute format('revoke all on all routines in schema app from %s cascade', holder);
	end loop;
end $$;

-- Nor is anything given by default to what is made from here on.
do $$
declare
	d record;
begin
	for d in
		select case l.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
				else 'schemas' end as things, case when l.defaclnamespace <> 0 then 'in schema ' || l.defaclnamespace::regnamespace end as place,
			case a.grantee when 0 then 'public' else a.grantee::regrole::text end as holder
		from pg_default_acl l, aclexplode(l.defaclacl) a
		where l.defaclrole = 'app_owner'::regrole and l.defaclnamespace in (0, 'app'::regnamespace)
			and a.grantee <> 'app_owner'::regrole
	loop
		execute format('alter default privileges for role app_owner %s revoke all on %s from %s', d.place, d.things, d.holder);
	end loop;
end $$;
alter default privileges for role app_owner revoke execute on functions from public;

grant usage on schema app to app_anon, app_member;

grant execute on all functions in schema app to app_anon, app_member;
