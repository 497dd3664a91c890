-- Keeps since when an indicator is adopted: a draft counts from the moment at which it is.
create function app.keep_adopted_at() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
	new.adopted_at := date_trunc('milliseconds', now());
	return new;
end $$;
