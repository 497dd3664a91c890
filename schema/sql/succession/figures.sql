-- What an agency goes on from, for figures over time.

-- Every agency of a city with itself (step 0) and with those that it goes on from, the nearest first: what was on record at
-- a moment, now where it is null. A chain ends where it would come back to itself.
create function app.agency_lineage(in_city text, in_as_of timestamptz default null)
returns table (agency_id integer, former_id integer, step integer, name text)
language sql stable rows 40 set search_path = pg_catalog, app as $$
	with recursive noted as materialized (
		select s.agency_id, s.predecessor_id from app.agency_succession s
		where s.city_code = in_city and case when in_as_of is null then s.withdrawn_at is null
			else s.noted_at <= in_as_of and (s.withdrawn_at is null or s.withdrawn_at > in_as_of) end
	),
	line (agency_id, former_id, step, met) as (
		select a.id, a.id, 0, array[a.id] from app.agency a where a.city_code = in_city
		union all
		select l.agency_id, n.predecessor_id, l.step + 1, l.met || n.predecessor_id
		from line l join noted n on n.agency_id = l.former_id
		where n.predecessor_id <> all(l.met)
	)
	select l.agency_id, l.former_id, l.step, f.short_name
	from line l join app.agency f on f.id = l.former_id
$$;

-- The scores of a city's agencies in a period, of those that were not there yet those of whom they go on from: for what
-- stands beside the figures of a later one.
create function app.former_scores(in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns table (agency_id integer, rank integer, score numeric)
language sql stable rows 34 set search_path = pg_catalog, app as $$
	select distinct on (l.agency_id) l.agency_id, s.rank, s.score
	from app.period_scores(in_city, in_year, in_quarter, in_as_of) as s
	join app.agency_lineage(in_city, in_as_of) as l on l.former_id = s.agency_id
	order by l.agency_id, l.step
$$;

-- What is said at the first point in the course of an agency that is its own, {id, en}; null at any other. before: the step
-- of the point before it, and the name of the agency there.
create function app.former_note(step integer, before integer, name text) returns jsonb
language sql immutable parallel safe
return case when step < before then jsonb_build_object('id', 'Sebelumnya sebagai ' || name || '.',
	'en', 'Before that as ' || name || '.') end;

grant execute on function app.agency_lineage, app.former_scores, app.former_note to app_anon, app_member;
