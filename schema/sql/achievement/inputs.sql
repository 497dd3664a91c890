-- The AttainmentInput of indicators in periods, from the rows as they stand: n counts the pairs asked for.
-- A quarter takes the quarters of its year up to itself; a year takes all four against the whole year's target, or its
-- own row where it has no quarters. Actuals: the published ones. in_entries, one for each pair: the entry that counts for
-- its own period in place of the published one, whatever its status; in_as_if: entries that count so for every pair.
-- The rule is the one that the period was first published by, else the one in force at its end.
-- Each entry also says its period. A pair without a definition in force gives no row.
create function app.period_inputs(in_indicators integer[], in_years integer[], in_quarters integer[],
	in_entries integer[] default null, in_as_if integer[] default null)
returns table (n bigint, definition_id integer, target_revision integer, weight numeric, rule_version text, input jsonb)
language sql stable set search_path = pg_catalog, app as $$
	with asked as (
		select p.* from unnest(in_indicators, in_years, in_quarters, in_entries)
			with ordinality as p(indicator_id, year, quarter, entry_id, n)
	),
	rules as materialized (
		select p.year, p.quarter, (r).version, (r).body->>'missing' as missing
		from (select distinct a.year, a.quarter from asked a) as p
		cross join lateral (select app.rule_pack_in_force('ATTAINMENT', app.period_end(p.year, p.quarter)) as r offset 0) as pack
	),
	-- Only a year may be reported as a whole; what is known of its quarters decides.
	known as (
		select a.*, d.id as definition_id, d.direction, d.accumulation, d.minimize_formula, d.zero_target, d.cap,
			d.floor, d.weight, y.*, coalesce(former.rule_version, r.version) as rule_version,
			case when former.rule_version is null or former.rule_version = r.version then r.missing
				else (select k.body->>'missing' from app.rule_pack k
					where k.kind = 'ATTAINMENT' and k.version = former.rule_version) end as missing
		from asked a
		join rules r on r.year = a.year and r.quarter = a.quarter
		cross join lateral app.definition_in_force(a.indicator_id, a.year, a.quarter) as d
		left join app.publication former on former.indicator_id = a.indicator_id and former.year = a.year
			and former.quarter = a.quarter and former.superseded_at is null
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
	),
	-- Where quarters do not join, the last one stands alone; milestones always join.
	spanned as (
		select p.*, case when p.accumulation = 'NONE' and p.direction <> 'MILESTONE' then p.last_quarter
			else least(p.last_quarter, 1) end as first_quarter
		from planned p
	)
	select p.n, p.definition_id, e.target_revision, p.weight, p.rule_version,
		app.definition_rule(p.direction, p.accumulation, p.minimize_formula, p.cap, p.floor, p.zero_target)
			|| case when p.missing <> 'REPORTED_ONLY' then jsonb_build_object('missing', p.missing) else '{}' end
			|| jsonb_build_object('basis', case p.quarter when 0 then 'ANNUAL' else 'TO_DATE' end, 'entries', e.entries)
	from spanned p
	cross join lateral (
		select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('period', app.period_json(p.year, q)) || case p.direction
				when 'YES_NO' then jsonb_build_object('target', t.value::text, 'done', r.actual <> 0)
				when 'MILESTONE' then jsonb_build_object('weight', coalesce(t.weight, 0)::text, 'done', r.actual <> 0)
				else jsonb_build_object('target', t.value::text, 'lower', t.lower::text, 'upper', t.upper::text)
					|| case p.accumulation when 'RATIO_OF_SUMS'
						then jsonb_build_object('numerator', r.numerator::text, 'denominator', r.denominator::text)
						else jsonb_build_object('actual', r.actual::text) end
				end) order by q) as entries,
			(array_agg(t.revision order by q desc))[1] as target_revision
		from generate_series(p.first_quarter, p.last_quarter) as q
		left join lateral (
			select t.* from app.target t
			where t.indicator_id = p.indicator_id and t.year = p.year and t.status = 'ADOPTED'
				and t.quarter = case
					-- The target of a year without quarterly ones stands at its end, or in every quarter of a mean.
					when p.quarter = 0 and not p.quarterly_target and (q = 4 or p.accumulation = 'AVERAGE') then 0
					else q end
			order by t.revision desc limit 1
		) as t on true
		left join lateral (
			select a.actual, a.numerator, a.denominator from app.achievement a
			where a.indicator_id = p.indicator_id and a.year = p.year and a.quarter = q
				and (a.status = 'PUBLISHED' or a.id = p.entry_id or a.id = any(in_as_if))
			order by a.id is not distinct from p.entry_id desc, a.status <> 'PUBLISHED' desc limit 1
		) as r on true
	) as e
$$;

grant execute on function app.period_inputs to app_anon, app_member;
