create trigger note_bonds after insert or update of region_code on app.app_user
	for each row when (new.region_code is not null or new.bonds <> '[]') execute function app.note_changed_bonds();

create trigger note_bonds_insert after insert on app.user_grant referencing new table as new_rows
	for each statement execute function app.note_changed_bonds();

create trigger note_bonds_update after update on app.user_grant
	referencing old table as old_rows new table as new_rows
	for each statement execute function app.note_changed_bonds();

create trigger note_bonds_delete after delete on app.user_grant referencing old table as old_rows
	for each statement execute function app.note_changed_bonds();

create trigger take_bonds before insert on app.api_token for each row execute function app.take_bonds();

create trigger take_bonds before insert on app.session for each row execute function app.take_bonds();

create trigger clean_account before insert or update of name, email on app.app_user
	for each row execute function app.clean_account();
