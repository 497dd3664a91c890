-- What verifying asks. `pnpm audit:verify` lays this file for its look and undoes it, so that it never believes a function
-- that somebody changed in the database: nothing else may stand here, and nothing here may call another function of ours.

-- The hash of an entry in its chain: sha256 over the hash before it and the entry's fields, each in one fixed form.
create or replace function app.audit_digest(previous bytea, entry app.audit_log) returns bytea
language sql stable parallel safe
return sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
	entry.seq, (extract(epoch from entry.at) * 1000000)::bigint, entry.actor, entry.role, entry.action,
	entry.table_name, entry.row_key, entry.row_count, entry.city_code, entry.agency_id, encode(entry.before, 'hex'),
	encode(entry.after, 'hex'), to_jsonb(entry.changed), entry.reason, entry.request_id)::text, 'UTF8'));

-- Looks for the first entry of the chain that is not as it was written: its hash does not follow from the entry before
-- and its own fields, or an entry is missing before it. No row when the whole chain holds. One pass, set-based.
create or replace function app.audit_break() returns table (seq bigint, problem text)
language sql stable set search_path = pg_catalog, app
as $$
	select l.seq, case when l.seq <> coalesce(l.seq_before, 0) + 1
		then format('entry %s is missing', coalesce(l.seq_before, 0) + 1)
		else format('entry %s was altered', l.seq) end
	from (
		select e.seq, e.hash, app.audit_digest(lag(e.hash) over chain, e) as expected, lag(e.seq) over chain as seq_before
		from app.audit_log e window chain as (order by e.seq)
	) l
	where l.seq <> coalesce(l.seq_before, 0) + 1 or l.hash is distinct from l.expected
	order by l.seq limit 1
$$;

-- The last entry of the chain, and which chain it is; seq 0 and no hash while it is empty.
create or replace function app.audit_head() returns table (chain uuid, started_at timestamptz, seq bigint, hash bytea)
language sql stable set search_path = pg_catalog, app
as $$
	select c.id, c.started_at, coalesce(l.seq, 0), l.hash
	from app.audit_chain c left join lateral (
		select e.seq, e.hash from app.audit_log e order by e.seq desc limit 1) l on true
$$;
