-- The publications of a city's agencies in a period that stand at a moment, now where it is null; of one agency where one is
-- given. Three ways to the same rows, of which one is taken: each has its index. Without a search path of its own, so that
-- it is inlined.
create function app.period_publications(in_city text, in_year integer, in_quarter integer, in_as_of timestamptz,
	in_agency integer default null) returns setof app.publication
language sql stable rows 1000 as $$
	select p.* from app.publication p
	where in_as_of is null and in_agency is null and p.city_code = in_city and p.year = in_year
		and p.quarter = in_quarter and p.superseded_at is null and p.agency_id is not null
	union all
	select p.* from app.publication p
	where in_as_of is null and p.agency_id = in_agency and p.year = in_year and p.quarter = in_quarter
		and p.superseded_at is null and p.city_code = in_city
	union all
	select p.* from app.publication p
	where p.city_code = in_city and p.year = in_year and p.quarter = in_quarter and p.published_at <= in_as_of
		and (p.superseded_at is null or p.superseded_at > in_as_of) and p.agency_id is not null
		and (in_agency is null or p.agency_id = in_agency)
$$;

grant execute on function app.period_publications to app_anon, app_member;
