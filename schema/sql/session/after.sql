create trigger limit_session before insert or update on app.session
	for each row execute function app.limit_session();
