-- Tells every process that serves, when the change is committed, that something everybody may read is not what it was:
-- schema/src/public-changes.ts hears it. Many changes of one transaction are told once.
create function app.tell_public_change() returns trigger
language plpgsql set search_path = pg_catalog, app as $$
begin
	perform pg_notify('seksama_public', '');
	return null;
end
$$;

-- The same, where a statement wrote a row that is published, or was.
create function app.tell_published_change() returns trigger
language plpgsql set search_path = pg_catalog, app as $$
begin
	-- Apart: of an insert there are no old rows to look at.
	if tg_op = 'UPDATE' then
		perform pg_notify('seksama_public', '') where exists (select from old_rows r where r.status = 'PUBLISHED');
	end if;
	perform pg_notify('seksama_public', '') where exists (select from new_rows r where r.status = 'PUBLISHED');
	return null;
end
$$;
