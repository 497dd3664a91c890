create trigger weaken_tokens after update of two_factor_enabled on app.app_user for each row
	when (old.two_factor_enabled and not new.two_factor_enabled) execute function app.weaken_tokens();
