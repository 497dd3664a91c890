-- What goes into the scores of a city's agencies in a period: a row for every indicator with a weight, published or not.
-- Published ones as of a moment (now where it is null) come from their snapshot; the others are the indicators adopted by
-- then with a definition in force. percent and state are null where nothing is published; counted is what enters the mean;
-- missing is how many due periods inside of it were not reported; publication_id is its snapshot.
create function app.score_items(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz, in_agency integer default null)
returns table (agency_id integer, indicator_id integer, weight numeric, state text, percent numeric, counted numeric,
	missing integer, publication_id integer)
language sql stable rows 1000 set search_path = pg_catalog, app as $$
	with rules as materialized (
		select (body->>'cap')::numeric as cap from app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter))
	),
	published as materialized (
		select p.agency_id, p.indicator_id, p.weight, p.state, p.percent, p.missing, p.id
		from app.period_publications(in_city, in_year, in_quarter, in_as_of, in_agency) as p
	)
	select p.agency_id, p.indicator_id, p.weight, p.state, p.percent,
		-- least() would take the cap for what has no percent.
		case when p.percent is not null then least(p.percent, (select cap from rules)) end, p.missing::integer, p.id
	from published p
	where p.weight > 0
	union all
	select i.agency_id, i.id, d.weight, null, null, null, null, null
	from app.indicator i
	cross join lateral app.definition_in_force(i.id, in_year, in_quarter, in_as_of) as d
	where i.city_code = in_city and i.status = 'ADOPTED' and i.agency_id is not null and d.weight > 0
		and (in_agency is null or i.agency_id = in_agency) and (in_as_of is null or i.adopted_at <= in_as_of)
		and i.id not in (select p.indicator_id from published p)
$$;

grant execute on function app.score_items to app_anon, app_member;
