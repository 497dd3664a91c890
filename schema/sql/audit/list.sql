-- What is read of the audit log beside its entries.

-- The names of tables and acts that entries of the log may have: the logged tables, and acts without a row.
create function app.audit_resources() returns text[]
language sql stable set search_path = pg_catalog, app as $$
	select array(select distinct c.relname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
		where t.tgname = 'audit_insert' and c.relnamespace = 'app'::regnamespace
		union select unnest('{end_sessions,view_as_role}'::text[]) order by 1)
$$;

-- Whether a head that was kept outside of the database is still the one inside: HOLDS; CUT where its entry is gone;
-- REWRITTEN where the entry is another one; OTHER_CHAIN where the log is another one. Null for who may not ask.
create function app.audit_state(in_chain uuid, in_seq bigint, in_hash text) returns text
language sql stable security definer set search_path = pg_catalog, app as $$
	select case when not app.viewer_holds('AUDITOR', 'ADMIN') then null
		when not exists (select from app.audit_chain c where c.id = in_chain) then 'OTHER_CHAIN'
		when in_seq = 0 then 'HOLDS'
		when not exists (select from app.audit_log l where l.seq = in_seq) then 'CUT'
		when exists (select from app.audit_log l where l.seq = in_seq and encode(l.hash, 'hex') = in_hash) then 'HOLDS'
		else 'REWRITTEN' end
$$;

grant execute on function app.audit_resources, app.audit_state to app_anon, app_member;
