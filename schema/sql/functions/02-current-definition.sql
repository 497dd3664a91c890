-- Keeps indicator.definition_id at the newest definition.
create or replace function app.keep_current_definition() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
	update app.indicator i set definition_id = d.id
	from (
		select distinct on (indicator_id) indicator_id, id from app.indicator_definition
		where indicator_id in (select indicator_id from new_definitions)
		order by indicator_id, version desc
	) d
	where i.id = d.indicator_id and i.definition_id is distinct from d.id;
	return null;
end $$;
