-- Where an agency stands in a period and what made its score, as the AgencyStanding of the GraphQL schema.
-- share = weight / weight that counts x 100, points = share x counted / 100, lost = share - points, each half-up at
-- 2 decimals from exact fractions. Null for an unknown agency and where it had nothing to measure.
create function app.agency_standing(in_agency integer, in_year integer, in_quarter integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	city text;
	before record;
	standing jsonb;
	minimum numeric;
	contributions jsonb;
begin
	perform app.check_period('period', in_year, in_quarter);
	select a.city_code into city from app.agency a where a.id = in_agency;
	before := app.previous_period(in_year, in_quarter);
	minimum := (app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter))).body->>'minimum_reported';

	select jsonb_agg(jsonb_build_object(
			'indicator', jsonb_build_object('id', i.id, 'code', i.code, 'name', i.name, 'nameEn', i.name_en,
				'kind', i.kind, 'level', i.level, 'cityCode', i.city_code, 'agencyId', i.agency_id,
				'direction', d.direction, 'parentId', i.parent_id, 'parent', case when above.id is not null then
					jsonb_build_object('id', above.id, 'code', above.code, 'name', above.name, 'nameEn', above.name_en) end),
			'state', coalesce(s.state, 'NOT_REPORTED'), 'percent', s.percent::text, 'counted', s.counted::text,
			'weight', trim_scale(s.weight)::text,
			'share', app.round_ratio(s.weight * 100, t.weight)::text,
			'points', app.round_ratio(s.weight * s.counted, t.weight)::text,
			'lost', app.round_ratio(s.weight * (100 - s.counted), t.weight)::text,
			'status', r.status)
		order by s.weight * s.counted desc nulls last, s.weight desc, i.code)
	into contributions
	from (
		select *, case when counted is not null then sum(weight) filter (where counted is not null) over () end as total
		from app.score_items(city, in_year, in_quarter, null, in_agency)
	) as s
	cross join lateral (select s.total as weight) as t
	join app.indicator i on i.id = s.indicator_id and i.city_code = city
	join app.indicator_definition d on d.id = i.definition_id
	left join app.indicator above on above.id = i.parent_id
	left join app.achievement r on r.indicator_id = s.indicator_id and r.year = in_year and r.quarter = in_quarter
		and r.agency_id = in_agency;
	if contributions is null then return null; end if;

	select jsonb_build_object(
		'period', app.period_json(in_year, in_quarter), 'score', n.score::text, 'band', n.band, 'rank', n.rank,
		'rankedCount', n.ranked_count, 'previousRank', e.rank, 'previousScore', e.score::text,
		'bestRank', n.best_rank, 'worstRank', n.worst_rank, 'reason', n.reason->>'id', 'reasonEn', n.reason->>'en',
		'reportedShare', app.reported_share(n.reported_weight, n.weight), 'indicatorCount', n.indicator_count,
		'reportedCount', n.reported_count, 'contributions', contributions)
	into standing
	from (
		select s.*, count(s.rank) over () as ranked_count,
			app.unranked_reason(s.score, s.indicator_count, s.reported_weight, s.weight, minimum) as reason
		from app.period_scores(city, in_year, in_quarter) as s
	) as n
	left join app.former_scores(city, before.year, before.quarter) as e on e.agency_id = n.agency_id
	where n.agency_id = in_agency;
	return standing;
end
$$;

-- The part of an agency that pages show.
create function app.agency_json(a app.agency) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('id', (a).id, 'code', (a).code, 'name', (a).name, 'nameEn', (a).name_en,
	'shortName', (a).short_name, 'cityCode', (a).city_code);

grant execute on function app.agency_standing, app.agency_json to app_anon, app_member;
