-- A city in one period at a glance, as the Overview of the GraphQL schema: from the ranking, what is published, and the
-- schools as they stood at its end, or now of the newest period (app.schools_moment). reason: why there is no score; null where there is one.
-- bottom: the last agencies that are not among the top ones, so that none is both.
-- Errors: 22023 for an unknown period and for an unknown city.
create function app.overview(in_city text, in_year integer, in_quarter integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	city jsonb := app.region_json(in_city);
	ranking jsonb := app.ranking(in_city, in_year, in_quarter);
	before record := app.previous_period(in_year, in_quarter);
	last_index integer := app.period_index(in_year, in_quarter);
	from_period record;
	first_period record;
	counts record;
	rollup app.city_score;
	entries jsonb := ranking->'entries';
	size integer := jsonb_array_length(entries);
begin
	if city is null then
		perform app.refuse_input('city', 'NOT_FOUND',
			'is not known here; give the code of a city that regions(level: CITY) lists.');
	end if;
	select * into rollup from app.city_score s
	where s.city_code = in_city and s.year = in_year and s.quarter = in_quarter;
	select * into first_period from app.periods_between(in_quarter = 0,
		greatest(last_index - 7, app.first_period_index(in_quarter)), last_index) limit 1;
	select count(*) filter (where p.percent >= 100) as met into counts from app.publication p
	where p.city_code = in_city and p.year = in_year and p.quarter = in_quarter and p.superseded_at is null
		and p.weight > 0 and p.agency_id is not null;
	return jsonb_build_object(
		'period', ranking->'period', 'previous', ranking->'previous', 'city', city,
		'score', ranking->'cityScore', 'reason', ranking->'reason', 'reasonEn', ranking->'reasonEn',
		'previousScore', (select s.score::text from app.city_score s
			where s.city_code = in_city and s.year = before.year and s.quarter = before.quarter),
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
		'trend', app.trend('CITY', in_city, in_city, first_period.year, first_period.quarter, in_year, in_quarter)->'points',
		'moves', app.rank_moves(entries),
		'facts', app.city_facts(in_city, in_year),
		'updatedAt', rollup.refreshed_at) 
		|| app.city_schools(in_city, app.schools_moment(in_year, in_quarter));
end
$$;

-- The biggest changes of rank among the entries of a ranking, at most 6.
create function app.rank_moves(entries jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(move order by size desc, rank), '[]') from (
		select jsonb_build_object('agency', e->'agency', 'from', e->'previousRank', 'to', e->'rank',
			'scoreFrom', e->'previousScore', 'scoreTo', e->'score') as move,
			abs((e->>'change')::integer) as size, (e->>'rank')::integer as rank
		from jsonb_array_elements(entries) as e where (e->>'change')::integer <> 0
		order by 2 desc, 3 limit 6) as moves
$$;

grant execute on function app.overview, app.rank_moves to app_anon, app_member;
