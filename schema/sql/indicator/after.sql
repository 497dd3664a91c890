create trigger keep_current_definition after insert on app.indicator_definition
	referencing new table as new_definitions
	for each statement execute function app.keep_current_definition();

create trigger keep_adopted_at before update of status on app.indicator
	for each row when (new.status = 'ADOPTED' and old.status <> 'ADOPTED') execute function app.keep_adopted_at();
