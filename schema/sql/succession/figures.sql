-- What an agency goes on from, for figures over time.

-- The agencies that those of a city go on from, the nearest first (step 1): what was on record at a moment, now where it is
-- null. A chain ends where it would come back to itself. plpgsql, whose plan is kept: every ranking asks it, and most
-- cities have few rows or none.
create function app.agency_forbears(in_city text, in_as_of timestamptz default null)
returns table (agency_id integer, former_id integer, step integer, name text)
language plpgsql stable rows 2 set search_path = pg_catalog, app as $$
begin
	return query
	with recursive noted as materialized (
		select s.agency_id, s.predecessor_id from app.agency_succession s
		where s.city_code = in_city and case when in_as_of is null then s.withdrawn_at is null
			else s.noted_at <= in_as_of and (s.withdrawn_at is null or s.withdrawn_at > in_as_of) end
	),
	line (agency_id, former_id, step, met) as (
		select n.agency_id, n.predecessor_id, 1, array[n.agency_id, n.predecessor_id] from noted n
		union all
		select l.agency_id, n.predecessor_id, l.step + 1, l.met || n.predecessor_id
		from line l join noted n on n.agency_id = l.former_id
		where n.predecessor_id <> all(l.met)
	)
	select l.agency_id, l.former_id, l.step, f.short_name from line l join app.agency f on f.id = l.former_id;
end
$$;

-- The scores of a city's agencies in a period, and of those that were not there yet the ones of whom they go on from: for
-- what stands beside the figures of a later period.
create function app.former_scores(in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns table (agency_id integer, rank integer, score numeric)
language plpgsql stable rows 34 set search_path = pg_catalog, app as $$
begin
	return query
	with own as materialized (
		select s.agency_id, s.rank, s.score from app.period_scores(in_city, in_year, in_quarter, in_as_of) as s
	)
	select o.* from own o
	union all (
		select distinct on (f.agency_id) f.agency_id, o.rank, o.score
		from app.agency_forbears(in_city, in_as_of) f join own o on o.agency_id = f.former_id
		where f.agency_id not in (select s.agency_id from own s)
		order by f.agency_id, f.step);
end
$$;

-- What is said at the first point in the course of an agency after those of the one it goes on from, {id, en}; null where
-- no name is given.
create function app.former_note(name text) returns jsonb
language sql immutable parallel safe
return case when name is not null then jsonb_build_object('id', 'Sebelumnya sebagai ' || name || '.',
	'en', 'Before that as ' || name || '.') end;

grant execute on function app.agency_forbears, app.former_scores, app.former_note to app_anon, app_member;
