-- Every table that somebody who did not sign in may read tells when it is changed; not what is kept to be quick, which
-- changes no answer (decision 0020). Of entries, which are written all day before the public reads any, only a statement that
-- touches a published one tells, or one that takes rows away.
do $$
declare
	t record;
begin
	for t in select tgrelid::regclass as name, tgname from pg_trigger where tgname ^@ 'tell_public_change' loop
		execute format('drop trigger %I on %s', t.tgname, t.name);
	end loop;
	for t in select c.oid::regclass as name, c.relname in ('achievement', 'achievement_version') as of_entries from pg_class c
		where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
			and has_any_column_privilege('app_anon', c.oid, 'select')
			and c.relname not in ('school_standing', 'city_glance') loop
		execute format('create trigger tell_public_change after %s on %s
			for each statement execute function app.tell_public_change()',
			case when t.of_entries then 'delete or truncate' else 'insert or update or delete or truncate' end, t.name);
		if t.of_entries then
			execute format('create trigger tell_public_change_insert after insert on %s referencing new table as new_rows
				for each statement execute function app.tell_published_change()', t.name);
			execute format('create trigger tell_public_change_update after update on %s
				referencing old table as old_rows new table as new_rows
				for each statement execute function app.tell_published_change()', t.name);
		end if;
	end loop;
end $$;
