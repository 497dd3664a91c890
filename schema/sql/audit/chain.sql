-- The audit log. A statement leaves what it changed in audit_pending; at the end of its transaction that is sealed into
-- the chain. So the chain's lock is the last one a transaction takes: it is held for milliseconds, and nobody who holds
-- it waits for anybody else.

-- The digest of a row as it is kept in the log; columns of which nothing may be kept are left out.
create function app.audit_row_digest(row_json jsonb) returns bytea
language sql immutable strict parallel safe
return sha256(convert_to(row_json::text, 'UTF8'));

-- Appends the entries of one pending statement to the chain, and takes them off the list.
create function app.seal_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare
	entry app.audit_log;
	wanted jsonb;
	last_seq bigint;
	last_hash bytea;
begin
	perform pg_advisory_xact_lock(736524002);
	select l.seq, l.hash into last_seq, last_hash from app.audit_log l order by l.seq desc limit 1;
	for wanted in select e from jsonb_array_elements(new.entries) e loop
		entry := jsonb_populate_record(null::app.audit_log, wanted);
		entry.seq := coalesce(last_seq, 0) + 1;
		entry.at := clock_timestamp();
		entry.hash := app.audit_digest(last_hash, entry);
		insert into app.audit_log values (entry.*);
		last_seq := entry.seq;
		last_hash := entry.hash;
	end loop;
	delete from app.audit_pending where id = new.id;
	return null;
end $$;

-- Nobody rewrites the past, not even the owner's own functions.
create function app.keep_audit_log() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
	raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
