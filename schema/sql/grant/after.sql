create trigger place_grant before insert or update of region_code, agency_id, school_id on app.user_grant
	for each row execute function app.place_grant();

create trigger count_grant_change after insert or update or delete on app.user_grant
	for each statement execute function app.count_grant_change();

create trigger count_grant_change after update of disabled_at on app.app_user
	for each statement execute function app.count_grant_change();
