-- Whatever writes what a mechanism is made of renews what is kept of it in the same act. The guard misses none of these.
do $$
declare
	t record;
	event text;
begin
	for t in select * from (values ('school', 'id'), ('school_requirement', 'school_id'), ('school_activity', 'school_id'))
			as kept (name, id) loop
		foreach event in array array['insert', 'update', 'delete', 'truncate'] loop
			-- Of a school itself only its city is kept, and that goes and comes with it.
			continue when t.name = 'school' and event <> 'insert';
			execute format('create trigger keep_standings_%s after %s on app.%I %s for each statement
				execute function app.keep_changed_standings(%L)', event, event, t.name, case event
					when 'insert' then 'referencing new table as new_rows'
					when 'update' then 'referencing old table as old_rows new table as new_rows'
					when 'delete' then 'referencing old table as old_rows'
					else '' end, t.id);
		end loop;
	end loop;
end $$;

create trigger keep_standings after insert or update or delete or truncate on app.requirement
	for each statement execute function app.keep_standings_by_rules();

create trigger keep_standings after insert or update or delete or truncate on app.rule_pack
	for each statement execute function app.keep_standings_by_rules();
