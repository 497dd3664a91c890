-- What a statement changed goes into the chain at the end of its transaction.
create constraint trigger seal_audit after insert on app.audit_pending
	deferrable initially deferred for each row execute function app.seal_audit();

create trigger keep_audit_log before update or delete or truncate on app.audit_log
	for each statement execute function app.keep_audit_log();

-- What people change is logged, table by table: the columns of the key, those that are left out, and those that place a
-- row. The guard misses none of these triggers.
do $$
declare
	t record;
	event text;
begin
	for t in select r.table_name, array_to_string(r.key, ',') as keys, array_to_string(r.left_out, ',') as left_out,
			jsonb_strip_nulls(jsonb_build_object('everybodys', nullif(r.everybodys, false), 'city', r.city, 'agency', r.agency,
				'owner', r.owner, 'within', case when r.within_table is not null then jsonb_build_object(
					'table', r.within_table, 'column', r.within_column, 'city', p.city) end)) as place
		from app.resources() r left join app.resources() p on p.table_name = r.within_table where r.logged loop
		foreach event in array array['insert', 'update', 'delete', 'truncate'] loop
			execute format('create trigger audit_%s after %s on app.%I %s for each statement execute function app.record_audit(%L, %L, %L)',
				event, event, t.table_name, case event
					when 'insert' then 'referencing new table as new_rows'
					when 'update' then 'referencing old table as old_rows new table as new_rows'
					when 'delete' then 'referencing old table as old_rows'
					else '' end, t.keys, t.left_out, t.place);
		end loop;
	end loop;
end $$;
