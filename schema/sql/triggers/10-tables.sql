-- What tables do by themselves. Laid after data that is derived, so that laying is no change of anybody.

create trigger keep_current_definition after insert on app.indicator_definition
	referencing new table as new_definitions
	for each statement execute function app.keep_current_definition();

create trigger count_grant_change after insert or update or delete on app.user_grant
	for each statement execute function app.count_grant_change();
create trigger count_grant_change after update of disabled_at on app.app_user
	for each statement execute function app.count_grant_change();

create trigger place_grant before insert or update of region_code, agency_id, school_id on app.user_grant
	for each row execute function app.place_grant();
create trigger note_ties after insert or update of region_code on app.app_user
	for each row when (new.region_code is not null or new.ties <> '[]') execute function app.note_changed_ties();
create trigger note_ties_insert after insert on app.user_grant referencing new table as new_rows
	for each statement execute function app.note_changed_ties();
create trigger note_ties_update after update on app.user_grant
	referencing old table as old_rows new table as new_rows
	for each statement execute function app.note_changed_ties();
create trigger note_ties_delete after delete on app.user_grant referencing old table as old_rows
	for each statement execute function app.note_changed_ties();
create trigger take_ties before insert on app.api_token for each row execute function app.take_ties();
create trigger take_ties before insert on app.session for each row execute function app.take_ties();

create trigger limit_session before insert or update on app.session
	for each row execute function app.limit_session();
create trigger weaken_tokens after update of two_factor_enabled on app.app_user for each row
	when (old.two_factor_enabled and not new.two_factor_enabled) execute function app.weaken_tokens();

create constraint trigger refuse_examples after insert on app.app_user
	deferrable initially deferred for each row when (new.id < 0) execute function app.refuse_examples();

create trigger clean_account before insert or update of name, email on app.app_user
	for each row execute function app.clean_account();
