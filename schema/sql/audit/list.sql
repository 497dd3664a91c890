-- The audit log as a list, newest first, of what the viewer may see. Its number is its cursor, so that a page costs the
-- same however long the log is. filter: actor (a number), action, resource (the name of a table or an act), from, to
-- (moments, `to` not included), requestId; a condition left out or null does not restrict.

-- The numbers of at most `most` entries between two others, from the end that the direction names.
create function app.audit_seqs(in_filter jsonb, in_over bigint, in_under bigint, in_direction text, most integer)
returns bigint[]
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	seqs bigint[];
begin
	-- Planned anew each time: which index serves depends on the conditions that are given.
	execute format($sql$select array(select l.seq from app.audit_log l
		where ($1->>'actor' is null or l.actor = ($1->>'actor')::integer)
			and ($1->>'action' is null or l.action = $1->>'action')
			and ($1->>'resource' is null or l.table_name = $1->>'resource')
			and ($1->>'from' is null or l.at >= ($1->>'from')::timestamptz)
			and ($1->>'to' is null or l.at < ($1->>'to')::timestamptz)
			and ($1->>'requestId' is null or l.request_id = $1->>'requestId')
			and ($2 is null or l.seq > $2) and ($3 is null or l.seq < $3)
		order by l.seq %s limit $4)$sql$, case in_direction when 'ASC' then 'asc' else 'desc' end)
	into seqs using coalesce(in_filter, '{}'), in_over, in_under, most;
	return seqs;
end $$;

-- A page as an AuditEntryConnection without its count, which app.audit_count gives where it is asked for.
create function app.audit_page(in_filter jsonb, in_first integer, in_after text, in_last integer, in_before text)
returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	older_than bigint := app.read_row_cursor('after', in_after);
	newer_than bigint := app.read_row_cursor('before', in_before);
	size integer := coalesce(in_first, in_last);
	-- One more than the page holds tells whether it goes on.
	seqs bigint[] := app.audit_seqs(in_filter, newer_than, older_than, case when in_last is null then 'DESC' else 'ASC' end,
		size + 1);
	more boolean := cardinality(seqs) > size;
begin
	seqs := array(select s from unnest(seqs[1:size]) s order by s desc);
	return jsonb_build_object(
		'pageInfo', jsonb_build_object(
			'hasNextPage', case when in_last is null then more else newer_than is not null end,
			'hasPreviousPage', case when in_last is null then older_than is not null else more end,
			'startCursor', app.row_cursor(seqs[1]), 'endCursor', app.row_cursor(seqs[cardinality(seqs)])),
		'edges', coalesce((select jsonb_agg(jsonb_build_object('cursor', app.row_cursor(l.seq), 'node',
				jsonb_build_object('number', l.seq::text, 'at', l.at, 'actorId', l.actor, 'heldRoles', l.role,
					'action', l.action, 'resource', l.table_name, 'key', l.row_key, 'rowCount', l.row_count,
					'changed', l.changed, 'reason', l.reason, 'requestId', l.request_id)) order by l.seq desc)
			from app.audit_log l where l.seq = any(seqs)), '[]'));
end $$;

-- How many entries meet the filter, of those that the viewer may see.
create function app.audit_count(in_filter jsonb) returns integer
language plpgsql stable set search_path = pg_catalog, app as $$
begin
	return cardinality(app.audit_seqs(in_filter, null, null, 'DESC', null));
end $$;

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

grant execute on function app.audit_seqs, app.audit_page, app.audit_count, app.audit_resources,
	app.audit_state to app_anon, app_member;
