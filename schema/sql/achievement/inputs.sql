-- The AttainmentInput of indicators in periods, from the rows as they stand: n counts the pairs asked for.
-- A quarter takes the quarters of its year up to itself; a year takes all four against the whole year's target, or its
-- own row where it has no quarters. Actuals: the published ones and, whatever its status, that of the period itself.
-- Each entry also says its period. A pair without a definition in force gives no row.
create function app.period_inputs(in_indicators integer[], in_years integer[], in_quarters integer[])
returns table (n bigint, definition_id integer, target_revision integer, weight numeric, input jsonb)
language sql stable set search_path = pg_catalog, app as $$
	with asked as (
		select p.* from unnest(in_indicators, in_years, in_quarters) with ordinality as p(indicator_id, year, quarter, n)
	),
	-- Only a year may be reported as a whole; what is known of its quarters decides.
	known as (
		select a.*, d.id as definition_id, d.direction, d.accumulation, d.minimize_formula, d.zero_target, d.cap,
			d.floor, d.weight, y.*
		from asked a
		cross join lateral app.definition_in_force(a.indicator_id, a.year, a.quarter) as d
		left join lateral (
			select
				exists (select from app.target t where t.indicator_id = a.indicator_id and t.year = a.year
					and t.quarter between 1 and 4 and t.status = 'ADOPTED') as quarterly_target,
				exists (select from app.achievement r where r.indicator_id = a.indicator_id and r.year = a.year
					and r.quarter between 1 and 4 and r.status = 'PUBLISHED'
					and num_nonnulls(r.actual, r.numerator) > 0) as quarterly_actual,
				exists (select from app.achievement r where r.indicator_id = a.indicator_id and r.year = a.year
					and r.quarter = 0 and num_nonnulls(r.actual, r.numerator) > 0) as yearly_actual
			where a.quarter = 0
		) as y on true
	),
	planned as (
		select k.*, (case
			when quarter > 0 then quarter
			when quarterly_actual or (quarterly_target and not yearly_actual) then 4
			else 0 end) as last_quarter
		from known k
	)
	select p.n, p.definition_id, e.target_revision, p.weight,
		app.definition_rule(p.direction, p.accumulation, p.minimize_formula, p.cap, p.floor, p.zero_target)
			|| jsonb_build_object('basis', case p.quarter when 0 then 'ANNUAL' else 'TO_DATE' end, 'entries', e.entries)
	from planned p
	cross join lateral (
		select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('period', app.period_json(p.year, q)) || case p.direction
				when 'YES_NO' then jsonb_build_object('done', r.actual <> 0)
				when 'MILESTONE' then jsonb_build_object('weight', coalesce(t.weight, 0)::text, 'done', r.actual <> 0)
				else jsonb_build_object('target', t.value::text, 'lower', t.lower::text, 'upper', t.upper::text)
					|| case p.accumulation when 'RATIO_OF_SUMS'
						then jsonb_build_object('numerator', r.numerator::text, 'denominator', r.denominator::text)
						else jsonb_build_object('actual', r.actual::text) end
				end) order by q) as entries,
			(array_agg(t.revision order by q desc))[1] as target_revision
		from generate_series(least(p.last_quarter, 1), p.last_quarter) as q
		left join lateral (
			select t.* from app.target t
			where t.indicator_id = p.indicator_id and t.year = p.year and t.status = 'ADOPTED'
				and t.quarter = case
					-- The target of a year without quarterly ones stands at its end, or in every quarter of a mean.
					when p.quarter = 0 and not p.quarterly_target and (q = 4 or p.accumulation = 'AVERAGE') then 0
					else q end
			order by t.revision desc limit 1
		) as t on true
		left join app.achievement r on r.indicator_id = p.indicator_id and r.year = p.year and r.quarter = q
			and (r.status = 'PUBLISHED' or q = p.quarter)
	) as e
$$;

-- The AttainmentInput of one indicator in one period; null where it has no definition in force.
create function app.achievement_input(in_indicator integer, in_year integer, in_quarter integer)
returns jsonb language sql stable set search_path = pg_catalog, app as $$
	select input from app.period_inputs(array[in_indicator], array[in_year], array[in_quarter])
$$;

grant execute on function app.period_inputs, app.achievement_input to app_anon, app_member;
