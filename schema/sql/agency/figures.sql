-- Where an agency stands in a period and what made its score, as the AgencyStanding of the GraphQL schema. in_as_of: as
-- published at that moment; now where it is null.
-- points = weight x counted / weight that counts, lost = weight x (100 - counted) / weight that counts, both at 2 decimals:
-- the points add up to the score and what is lost to the rest of 100, the left-over hundredths given to the largest
-- remainders (app.apportioned). share = points + lost, so shares add up to 100.
-- Null for an unknown agency and where it had nothing to measure. Errors: 22023 for an unknown period and for a moment
-- that is to come.
create function app.agency_standing(in_agency integer, in_year integer, in_quarter integer,
	in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	city text;
	before record;
	standing jsonb;
	pack app.rule_pack;
	minimum numeric;
	contributions jsonb;
	trace jsonb;
begin
	perform app.check_period('period', in_year, in_quarter), app.check_moment('asOf', in_as_of);
	select a.city_code into city from app.agency a where a.id = in_agency;
	before := app.previous_period(in_year, in_quarter);
	pack := app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter));
	minimum := pack.body->>'minimum_reported';

	with items as materialized (
		select s.*, row_number() over (order by s.weight * s.counted desc nulls last, s.weight desc, i.code) as n
		from app.score_items(city, in_year, in_quarter, in_as_of, in_agency) as s
		join app.indicator i on i.id = s.indicator_id and i.city_code = city
	),
	counted as (
		select array_agg(weight order by n) as weights, array_agg(counted order by n) as figures,
			array_agg(weight * counted order by n) as won, array_agg(weight * (100 - counted) order by n) as missed,
			sum(weight) as total, app.round_ratio(sum(weight * counted), sum(weight)) as score
		from items where counted is not null
	),
	parts as materialized (
		select c.*, app.apportioned(c.won, c.total, c.score) as points,
			app.apportioned(c.missed, c.total, 100 - c.score) as lost
		from counted c
	)
	select jsonb_agg(jsonb_build_object(
			'indicator', jsonb_build_object('id', i.id, 'code', i.code, 'name', i.name, 'nameEn', i.name_en,
				'kind', i.kind, 'level', i.level, 'cityCode', i.city_code, 'agencyId', i.agency_id,
				'direction', d.direction, 'parentId', i.parent_id, 'parent', case when above.id is not null then
					jsonb_build_object('id', above.id, 'code', above.code, 'name', above.name, 'nameEn', above.name_en) end),
			'state', coalesce(s.state, 'NOT_REPORTED'), 'percent', s.percent::text, 'counted', s.counted::text,
			'weight', trim_scale(s.weight)::text,
			-- Those that count come first, so that their places are those of the parts.
			'share', (p.points[s.n] + p.lost[s.n])::text, 'points', p.points[s.n]::text, 'lost', p.lost[s.n]::text,
			'status', r.status, 'verdict', v.verdict)
		order by s.n),
		app.mean_trace((select p.figures from parts p), (select p.weights from parts p), pack.version)
	into contributions, trace
	from items s
	cross join parts p
	join app.indicator i on i.id = s.indicator_id and i.city_code = city
	join app.indicator_definition d on d.id = i.definition_id
	left join app.indicator above on above.id = i.parent_id
	left join app.achievement r on r.indicator_id = s.indicator_id and r.year = in_year and r.quarter = in_quarter
		and r.agency_id = in_agency and r.corrects_id is null
	-- Of what is published: whether its target is met, in words.
	left join lateral (
		select app.attainment_verdict(p.input || jsonb_build_object('unit', jsonb_build_object('id', u.unit, 'en', u.unit_en)),
			app.attainment_core(p.input)) as verdict
		from app.publication_then(s.indicator_id, in_year, in_quarter, in_as_of) as p
		join app.indicator_definition u on u.id = p.definition_id
	) as v on s.state is not null;
	if contributions is null then return null; end if;

	select jsonb_build_object(
		'period', app.period_json(in_year, in_quarter), 'score', n.score::text, 'band', n.band, 'rank', n.rank,
		'rankedCount', n.ranked_count, 'previousRank', e.rank, 'previousScore', e.score::text,
		'bestRank', n.best_rank, 'worstRank', n.worst_rank, 'reason', n.reason->>'id', 'reasonEn', n.reason->>'en',
		'reportedShare', app.reported_share(n.reported_weight, n.weight), 'indicatorCount', n.indicator_count,
		'reportedCount', n.reported_count, 'incompleteCount', n.incomplete_count,
		'trace', case when n.score is not null then trace end, 'contributions', contributions)
	into standing
	from (
		select s.*, count(s.rank) over () as ranked_count,
			app.unranked_reason(s.score, s.indicator_count, s.reported_weight, s.weight, minimum) as reason
		from app.period_scores(city, in_year, in_quarter, in_as_of) as s
	) as n
	left join app.former_scores(city, before.year, before.quarter, in_as_of) as e on e.agency_id = n.agency_id
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
