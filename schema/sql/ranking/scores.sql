-- The score from points (weight x counted) over the weight that counts: exact, half-up at 2 decimals. Null where less than
-- the minimum, in percent of all weight, can be computed.
create function app.weighted_score(points numeric, counting numeric, weight numeric, minimum numeric) returns numeric
language sql immutable parallel safe
return case when counting > 0 and counting * 100 >= minimum * weight then app.round_ratio(points, counting) end;

-- The scores and ranks of a city's agencies in a period, from what was published as of a moment (now where it is null).
-- The one place where a score is computed. Source: contract "Ranking", rule pack RANKING of the period's end.
-- score: weighted mean of the capped percents of the computed indicators, exact, half-up at 2 decimals; null where the
-- agency is not ranked: less than the minimum of its weight can be computed.
-- reported: published and computed, since what has no percent says nothing of how the agency does. incomplete_count: those
-- of them inside which a due period was not reported.
-- lowest, highest: the extreme means when every weight moves on its own by up to weight_change percent. They are taken
-- where the worse (better) indicators weigh most: the optimum over all such cuts, since rounding keeps the order.
-- best_rank: behind those only whose lowest is above one's highest; worst_rank: behind all whose highest is above one's
-- lowest. One row for every agency valid at the end of the period.
create function app.agency_scores(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns table (agency_id integer, score numeric, lowest numeric, highest numeric, band text, indicator_count integer,
	reported_count integer, weight numeric, reported_weight numeric, rank integer, best_rank integer, worst_rank integer,
	incomplete_count integer)
language sql stable rows 34 set search_path = pg_catalog, app as $$
	with rules as materialized (
		select (body->>'minimum_reported')::numeric as minimum, 100 - (body->>'weight_change')::numeric as less,
			2 * (body->>'weight_change')::numeric as gain
		from app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter))
	),
	items as materialized (
		select * from app.score_items(in_city, in_year, in_quarter, in_as_of)
	),
	totals as materialized (
		select i.agency_id, count(*)::integer as indicator_count, sum(i.weight) as weight,
			count(i.counted)::integer as reported_count,
			(count(*) filter (where i.missing > 0 and i.counted is not null))::integer as incomplete_count,
			coalesce(sum(i.weight) filter (where i.counted is not null), 0) as reported_weight,
			sum(i.weight * i.counted) as mean_points
		from items i group by i.agency_id
	),
	ranked as materialized (
		select t.agency_id, t.reported_weight as mean_weight, t.mean_points,
			app.weighted_score(t.mean_points, t.reported_weight, t.weight, r.minimum) as score
		from totals t, rules r
		where app.weighted_score(t.mean_points, t.reported_weight, t.weight, r.minimum) is not null
	),
	cuts as (
		select r.agency_id, r.mean_weight, r.mean_points,
			sum(i.weight) over down as top_weight, sum(i.weight * i.counted) over down as top_points,
			sum(i.weight) over up as low_weight, sum(i.weight * i.counted) over up as low_points
		from ranked r join items i on i.agency_id = r.agency_id and i.counted is not null
		window down as (partition by r.agency_id order by i.counted desc, i.indicator_id rows unbounded preceding),
			up as (partition by r.agency_id order by i.counted, i.indicator_id rows unbounded preceding)
	),
	extremes as materialized (
		select c.agency_id,
			min(app.round_ratio(r.less * c.mean_points + r.gain * c.low_points,
				r.less * c.mean_weight + r.gain * c.low_weight)) as lowest,
			max(app.round_ratio(r.less * c.mean_points + r.gain * c.top_points,
				r.less * c.mean_weight + r.gain * c.top_weight)) as highest
		from cuts c, rules r group by c.agency_id
	),
	-- Only the agencies that exist at the end of the period are set against each other.
	field as materialized (
		select a.id, r.score, e.lowest, e.highest
		from app.agencies_at(in_city, in_as_of) a
		left join ranked r on r.agency_id = a.id
		left join extremes e on e.agency_id = a.id
		where a.valid_from <= app.period_end(in_year, in_quarter)
			and (a.valid_to is null or a.valid_to >= app.period_end(in_year, in_quarter))
	)
	select f.id, f.score, f.lowest, f.highest, app.band(f.score, app.period_end(in_year, in_quarter)),
		coalesce(t.indicator_count, 0), coalesce(t.reported_count, 0), coalesce(t.weight, 0),
		coalesce(t.reported_weight, 0),
		case when f.score is not null then (1 + (select count(*) from field o where o.score > f.score))::integer end,
		case when f.score is not null then (1 + (select count(*) from field o where o.lowest > f.highest))::integer end,
		case when f.score is not null then (1 + (select count(*) from field o where o.highest > f.lowest and o.id <> f.id))::integer end,
		coalesce(t.incomplete_count, 0)
	from field f left join totals t on t.agency_id = f.id
$$;

grant execute on function app.weighted_score, app.agency_scores to app_anon, app_member;
