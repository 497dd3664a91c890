-- Deny by default: forced row security on every table, no right to anybody but what the files after this one give.
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

revoke all on schema app from public, app_anon, app_member, app_login;
revoke all on all tables in schema app from public, app_anon, app_member, app_login;
revoke all on all sequences in schema app from public, app_anon, app_member, app_login;
revoke all on all functions in schema app from public, app_anon, app_member, app_login;
alter default privileges for role app_owner revoke execute on functions from public;

grant usage on schema app to app_anon, app_member;
grant execute on all functions in schema app to app_anon, app_member;
