create trigger keep_former_agency before update on app.agency
	for each row when ((old.name, old.name_en, old.short_name, old.valid_to)
		is distinct from (new.name, new.name_en, new.short_name, new.valid_to))
	execute function app.keep_former_agency();
