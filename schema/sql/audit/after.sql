-- What a statement changed goes into the chain at the end of its transaction.
create constraint trigger seal_audit after insert on app.audit_pending
	deferrable initially deferred for each row execute function app.seal_audit();

create trigger keep_audit_log before update or delete or truncate on app.audit_log
	for each statement execute function app.keep_audit_log();

-- Which tables are logged, with their keys and the columns left out. The guard misses none of these triggers.
do $$
declare
	t record;
	event text;
begin
	for t in select * from (values
		('region', 'code', ''),
		('rule_pack', 'kind,version', ''),
		('requirement', 'pack_version,code', ''),
		('agency', 'id', ''),
		('indicator', 'id', ''),
		('indicator_definition', 'id', ''),
		('target', 'id', ''),
		('achievement', 'id', ''),
		('school', 'id', ''),
		('school_requirement', 'school_id,code', ''),
		('app_user', 'id', 'updated_at,ties'),
		('user_grant', 'id', ''),
		('api_token', 'id', 'hash,last_used_at,ties'),
		('sign_in_link', 'id', 'hash')
	) as logged (name, keys, left_out) loop
		foreach event in array array['insert', 'update', 'delete', 'truncate'] loop
			execute format('create trigger audit_%s after %s on app.%I %s for each statement execute function app.record_audit(%L, %L)',
				event, event, t.name, case event
					when 'insert' then 'referencing new table as new_rows'
					when 'update' then 'referencing old table as old_rows new table as new_rows'
					when 'delete' then 'referencing old table as old_rows'
					else '' end, t.keys, t.left_out);
		end loop;
	end loop;
end $$;
