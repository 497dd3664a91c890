-- Whatever a glance is made of takes it away when it changes: figures, agencies and what they go on from, adopted indicators
-- and their definitions, published entries and why they were corrected, rules. The guard misses none of these.
do $$
declare
	t record;
	event text;
begin
	for t in select * from (values ('publication', 'r.city_code'), ('agency_score', 'r.city_code'), ('city_score', 'r.city_code'),
			('agency', 'r.city_code'), ('agency_succession', 'r.city_code'), ('achievement_version', 'r.city_code'),
			('achievement', 'case r.status when ''PUBLISHED'' then r.city_code end'),
			('indicator', 'case r.status when ''ADOPTED'' then r.city_code end'),
			('indicator_definition', '(select i.city_code from app.indicator i where i.id = r.indicator_id and i.status = ''ADOPTED'')'))
			as made_of (name, city) loop
		foreach event in array array['insert', 'update', 'delete', 'truncate'] loop
			-- What an entry becomes counts when it is published.
			continue when event = 'insert' and t.name in ('achievement', 'achievement_version');
			execute format('create trigger forget_glances_%s after %s on app.%I %s for each statement
				execute function app.forget_glances(%L)', event, event, t.name, case event
					when 'insert' then 'referencing new table as new_rows'
					when 'update' then 'referencing old table as old_rows new table as new_rows'
					when 'delete' then 'referencing old table as old_rows'
					else '' end, t.city);
		end loop;
	end loop;
end $$;

create trigger forget_glances after insert or update or delete or truncate on app.rule_pack
	for each statement execute function app.forget_glances();
