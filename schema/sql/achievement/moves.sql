-- What publishing a correction would move: its own figure, every published one that is built on it, and the agency's scores
-- of these periods. {figures: [{period, before, after}], scores: [{period, before, after}]}, the year first, then the
-- quarters; a figure is {state, percent, actual, target}. Only what would change. Nothing is stored.
-- Null where it corrects nothing, or cannot be seen.
create function app.correction_moves(in_correction integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	correction app.achievement;
	figures jsonb;
	scores jsonb;
begin
	select a.* into correction from app.achievement a where a.id = in_correction and a.corrects_id is not null;
	if not found then return null; end if;
	with standing as materialized (
		select p.* from app.publication p
		where p.indicator_id = correction.indicator_id and p.year = correction.year and p.superseded_at is null
			and (p.quarter >= correction.quarter or p.quarter = 0)
	),
	asked as (
		select array_agg(s.quarter::integer order by s.quarter) as quarters from standing s
	),
	moved as materialized (
		select s.year::integer, s.quarter::integer, s.weight, app.moved_figure(s.state, s.percent, s.actual, s.target) as before,
			app.moved_figure(r.state, r.percent, r.actual, r.target) as after, r.percent
		from asked a
		cross join lateral app.period_inputs(
			array_fill(correction.indicator_id, array[cardinality(a.quarters)]),
			array_fill(correction.year::integer, array[cardinality(a.quarters)]), a.quarters, null,
			array[in_correction]) as i
		join standing s on s.quarter = a.quarters[i.n]
		cross join lateral app.attainment_result(i.input) as r
	)
	select coalesce(jsonb_agg(jsonb_build_object('period', app.period_json(m.year, m.quarter), 'before', m.before,
			'after', m.after) order by m.quarter) filter (where m.before <> m.after), '[]'),
		coalesce(jsonb_agg(jsonb_build_object('period', app.period_json(m.year, m.quarter), 'before', t.before::text,
			'after', t.after::text) order by m.quarter) filter (where t.before is distinct from t.after), '[]')
	into figures, scores
	from moved m
	left join lateral (
		select app.weighted_score(sum(i.weight * i.counted), sum(i.weight) filter (where i.counted is not null),
				sum(i.weight), k.minimum) as before,
			app.weighted_score(sum(i.weight * i.changed), sum(i.weight) filter (where i.changed is not null),
				sum(i.weight), k.minimum) as after
		from (select (pack.body->>'cap')::numeric as cap, (pack.body->>'minimum_reported')::numeric as minimum
			from app.rule_pack_in_force('RANKING', app.period_end(m.year, m.quarter)) as pack) as k
		cross join lateral (
			select s.weight, s.counted, case when s.indicator_id <> correction.indicator_id then s.counted
				when m.percent is not null then least(m.percent, k.cap) end as changed
			from app.score_items(correction.city_code, m.year, m.quarter, null, correction.agency_id) as s
		) as i
		group by k.minimum
	) as t on correction.agency_id is not null and m.weight > 0;
	return jsonb_build_object('figures', figures, 'scores', scores);
end
$$;

create function app.moved_figure(state text, percent numeric, actual numeric, target numeric) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('state', state, 'percent', percent::text, 'actual', trim_scale(actual)::text,
	'target', trim_scale(target)::text);

grant execute on function app.correction_moves, app.moved_figure to app_anon, app_member;
