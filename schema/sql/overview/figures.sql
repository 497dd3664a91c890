-- A city in one period at a glance, as the Overview of the GraphQL schema: from the ranking, what is published, and the
-- schools as they stood at its end, or now of the newest period (app.schools_moment). in_as_of: as published at that moment;
-- null: now, from the rollups.
-- reason: why there is no score; null where there is one.
-- falls, rises: the largest changes of score since the period before, three of each and all that tie with the third.
-- bottom: the last agencies that are not among the top ones, so that none is both.
-- Errors: 22023 for an unknown period, for an unknown city and for a moment that is to come.
create function app.overview(in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	figures jsonb;
begin
	if in_as_of is null then
		select k.overview into figures from app.city_glance k
		where k.city_code = in_city and k.year = in_year and k.quarter = in_quarter;
	end if;
	if figures is null then
		figures := app.overview_of_figures(in_city, in_year, in_quarter, in_as_of,
			app.ranking(in_city, in_year, in_quarter, in_as_of));
	end if;
	return figures || jsonb_build_object('city', app.region_json(in_city))
		|| app.city_schools(in_city, app.schools_moment(in_year, in_quarter, in_as_of));
end
$$;

-- What an overview says of what is published: all but its city and its schools. ranking: that of the same period and moment.
create function app.overview_of_figures(in_city text, in_year integer, in_quarter integer, in_as_of timestamptz,
	ranking jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	before record := app.previous_period(in_year, in_quarter);
	last_index integer := app.period_index(in_year, in_quarter);
	first_period record;
	counts record;
	entries jsonb := ranking->'entries';
	size integer := jsonb_array_length(entries);
begin
	select * into first_period from app.periods_between(in_quarter = 0,
		greatest(last_index - 7, app.first_period_index(in_quarter)), last_index) limit 1;
	select count(*) filter (where coalesce(p.met, p.percent >= 100) and p.weight > 0) as met, max(p.published_at) as updated_at into counts
	from app.period_publications(in_city, in_year, in_quarter, in_as_of) as p;
	return jsonb_build_object(
		'period', ranking->'period', 'previous', ranking->'previous',
		'score', ranking->'cityScore', 'reason', ranking->'reason', 'reasonEn', ranking->'reasonEn',
		'previousScore', (select app.round_ratio(sum(s.score), nullif(count(s.score), 0))::text
			from app.period_scores(in_city, before.year, before.quarter, in_as_of) as s),
		'band', app.band((ranking->>'cityScore')::numeric, app.period_end(in_year, in_quarter)),
		'agencyCount', size + jsonb_array_length(ranking->'notRanked'), 'rankedCount', size,
		'indicatorCount', (select coalesce(sum((e->>'indicatorCount')::integer), 0)
			from jsonb_array_elements(entries || (ranking->'notRanked')) as e),
		'reportedCount', (select coalesce(sum((e->>'reportedCount')::integer), 0)
			from jsonb_array_elements(entries || (ranking->'notRanked')) as e),
		'metCount', counts.met,
		'top', jsonb_path_query_array(entries, '$[0 to 4]'),
		'bottom', (select coalesce(jsonb_agg(entries->i order by i desc), '[]')
			from generate_series(greatest(size - 5, 5), size - 1) as i),
		'trend', app.trend('CITY', in_city, in_city, first_period.year, first_period.quarter, in_year, in_quarter,
			in_as_of)->'points',
		'facts', app.city_facts(in_city, in_year, in_as_of),
		'updatedAt', counts.updated_at)
		|| app.score_movers(in_city, entries, ranking->'previous', ranking->'period', in_as_of, 3);
end
$$;

grant execute on function app.overview, app.overview_of_figures to app_anon, app_member;
