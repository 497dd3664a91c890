-- One side of a change: what is known of the indicators of a city's agencies in a period, published as of a moment (now
-- where it is null). A row for every indicator with a weight or a publication. counted is what enters the mean, null where
-- nothing does; publication_id is the snapshot that it comes from. in_agency: of this one alone.
-- plpgsql, whose plan is kept: every overview asks it.
create function app.change_items(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz, in_agency integer default null)
returns table (agency_id integer, indicator_id integer, weight numeric, counted numeric, publication_id integer)
language plpgsql stable rows 1000 set search_path = pg_catalog, app as $$
begin
	-- Each way has its index, as in app.score_items.
	return query
	with published as materialized (
		select p.agency_id, p.indicator_id, p.id from app.publication p
		where in_as_of is null and in_agency is null and p.city_code = in_city and p.year = in_year
			and p.quarter = in_quarter and p.superseded_at is null and p.agency_id is not null
		union all
		select p.agency_id, p.indicator_id, p.id from app.publication p
		where in_as_of is null and p.agency_id = in_agency and p.year = in_year and p.quarter = in_quarter
			and p.superseded_at is null and p.city_code = in_city
		union all
		select p.agency_id, p.indicator_id, p.id from app.publication p
		where p.city_code = in_city and p.year = in_year and p.quarter = in_quarter and p.published_at <= in_as_of
			and (p.superseded_at is null or p.superseded_at > in_as_of) and p.agency_id is not null
			and (in_agency is null or p.agency_id = in_agency)
	)
	select coalesce(s.agency_id, p.agency_id), coalesce(s.indicator_id, p.indicator_id), coalesce(s.weight, 0), s.counted, p.id
	from app.score_items(in_city, in_year, in_quarter, in_as_of, in_agency) as s
	full join published p on p.indicator_id = s.indicator_id and p.agency_id = s.agency_id;
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
