-- One side of a change: what is known of the indicators of a city's agencies in a period, published as of a moment (now
-- where it is null). A row for every indicator with a weight or a publication. counted is what enters the mean, null where
-- nothing does; publication_id is the snapshot that it comes from. in_agency: of this one alone.
-- plpgsql, whose plan is kept: every overview asks it.
create function app.change_items(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz, in_agency integer default null)
returns table (agency_id integer, indicator_id integer, weight numeric, counted numeric, publication_id integer)
language plpgsql stable rows 1000 set search_path = pg_catalog, app as $$
begin
	return query
	select s.agency_id, s.indicator_id, s.weight, s.counted, s.publication_id
	from app.score_items(in_city, in_year, in_quarter, in_as_of, in_agency) as s
	union all
	select p.agency_id, p.indicator_id, 0.0, null, p.id
	from app.period_publications(in_city, in_year, in_quarter, in_as_of, in_agency) as p where p.weight = 0;
end
$$;

-- The publication of an indicator in a period, as of a moment, whichever agency it was of; null where there was none.
create function app.publication_then(
	in_indicator integer, in_year integer, in_quarter integer, in_as_of timestamptz) returns app.publication
language sql stable set search_path = pg_catalog, app as $$
	select p from app.achievement a join app.publication p on p.achievement_id = a.id
	where a.indicator_id = in_indicator and a.year = in_year and a.quarter = in_quarter
		and p.published_at <= coalesce(in_as_of, 'infinity')
		and (p.superseded_at is null or p.superseded_at > in_as_of)
	order by p.published_at desc, p.id desc limit 1
$$;

grant execute on function app.change_items, app.publication_then to app_anon, app_member;
