-- Every table that somebody who did not sign in may read tells when it is changed; not what is kept to be quick, which
-- changes no answer (decision 0020).
do $$
declare
	t record;
begin
	for t in select tgrelid::regclass as name from pg_trigger where tgname = 'tell_public_change' loop
		execute format('drop trigger tell_public_change on %s', t.name);
	end loop;
	for t in select c.oid::regclass as name from pg_class c
		where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
			and has_any_column_privilege('app_anon', c.oid, 'select')
			and c.relname not in ('school_standing', 'city_glance') loop
		execute format('create trigger tell_public_change after insert or update or delete or truncate on %s
			for each statement execute function app.tell_public_change()', t.name);
	end loop;
end $$;
