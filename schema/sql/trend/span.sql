-- Scores over a span of periods, as of a moment: from the rollups where it is null, which is now, else computed for each
-- period. A period in which no agency has published anything gives no row.

create function app.span_scores(in_city text, yearly boolean, first_index integer, last_index integer,
	in_as_of timestamptz)
returns table (agency_id integer, year integer, quarter integer, score numeric, indicator_count integer,
	reported_count integer, reported_weight numeric, weight numeric)
language plpgsql stable rows 300 set search_path = pg_catalog, app as $$
begin
	if in_as_of is null then
		return query
		select s.agency_id, s.year::integer, s.quarter::integer, s.score, s.indicator_count, s.reported_count,
			s.reported_weight, s.weight
		from app.agency_score s
		where s.city_code = in_city and (s.quarter = 0) = yearly
			and app.period_index(s.year, s.quarter) between first_index and last_index;
		return;
	end if;
	return query
	select s.agency_id, p.year, p.quarter, s.score, s.indicator_count, s.reported_count, s.reported_weight, s.weight
	from app.periods_between(yearly, first_index, last_index) as p
	cross join lateral app.agency_scores(in_city, p.year, p.quarter, in_as_of) as s
	where exists (select from app.publication o where o.city_code = in_city and o.year = p.year
		and o.quarter = p.quarter and o.published_at <= in_as_of and o.agency_id is not null);
end
$$;

-- The city's score in each of these periods: the mean of its ranked agencies.
create function app.span_city_scores(in_city text, yearly boolean, first_index integer, last_index integer,
	in_as_of timestamptz)
returns table (city_code text, year integer, quarter integer, score numeric)
language plpgsql stable rows 8 set search_path = pg_catalog, app as $$
begin
	if in_as_of is null then
		return query
		select s.city_code, s.year::integer, s.quarter::integer, s.score::numeric from app.city_score s
		where s.city_code = in_city and (s.quarter = 0) = yearly
			and app.period_index(s.year, s.quarter) between first_index and last_index;
		return;
	end if;
	return query
	select in_city, s.year, s.quarter, app.round_ratio(sum(s.score), nullif(count(s.score), 0))
	from app.span_scores(in_city, yearly, first_index, last_index, in_as_of) as s group by s.year, s.quarter;
end
$$;

grant execute on function app.span_scores, app.span_city_scores to app_anon, app_member;
