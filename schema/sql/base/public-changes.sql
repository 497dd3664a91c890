-- Tells every process that serves, when the change is committed, that something everybody may read is not what it was:
-- schema/src/public-changes.ts hears it. Many changes of one transaction are told once.
create function app.tell_public_change() returns trigger
language plpgsql set search_path = pg_catalog, app as $$
begin
	perform pg_notify('seksama_public', '');
	return null;
end
$$;
