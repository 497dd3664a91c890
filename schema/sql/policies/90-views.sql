-- A view shows its reader what the policies of its tables show (security_invoker; the guard sees to that), so that
-- reading a view needs no rule of its own. Views are never written through.
do $$
declare
	v record;
begin
	for v in select viewname from pg_views where schemaname = 'app' loop
		execute format('grant select on app.%I to app_anon, app_member', v.viewname);
	end loop;
end $$;
