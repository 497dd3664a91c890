create trigger keep_current_definition after insert on app.indicator_definition
	referencing new table as new_definitions
	for each statement execute function app.keep_current_definition();
