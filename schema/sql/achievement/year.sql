-- Writes the year's row of every indicator of these achievements whose fourth quarter is published: the accumulated
-- actual of its quarters. Returns the rows that have something new to publish: those that say the same are left alone.
create function app.derive_years(ids integer[], at timestamptz) returns integer[]
language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	changed integer[];
begin
	with due as (
		select distinct on (q4.indicator_id, q4.year) q4.*
		from app.achievement a
		join app.achievement q4 on q4.indicator_id = a.indicator_id and q4.year = a.year and q4.quarter = 4
			and q4.status = 'PUBLISHED'
		where a.id = any(ids) and a.quarter > 0
		order by q4.indicator_id, q4.year
	),
	-- Computed apart from the join below, which might otherwise compute every year for every indicator.
	computed as materialized (
		select b.indicators[i.n] as indicator_id, b.years[i.n] as year, i.input, r.actual, r.met
		from (select array_agg(indicator_id order by indicator_id, year) as indicators,
			array_agg(year::integer order by indicator_id, year) as years,
			array_agg(0 order by indicator_id, year) as quarters from due) as b
		cross join lateral app.period_inputs(b.indicators, b.years, b.quarters) as i
		cross join lateral app.attainment_result(i.input) as r
	),
	derived as (
		select due.city_code, due.agency_id, due.indicator_id, due.year, y.id,
			-- Milestones: done is the whole year's plan.
			case c.input->>'direction' when 'MILESTONE' then c.met::integer else c.actual end as actual,
			parts.numerator, parts.denominator
		from computed c
		join due using (indicator_id, year)
		cross join lateral (
			select sum((e->>'numerator')::numeric) as numerator, sum((e->>'denominator')::numeric) as denominator
			from jsonb_array_elements(c.input->'entries') as e
			where e->>'numerator' is not null and e->>'denominator' is not null) as parts
		left join app.achievement y on y.indicator_id = due.indicator_id and y.year = due.year and y.quarter = 0
			and y.corrects_id is null
		left join app.publication p on p.achievement_id = y.id and p.superseded_at is null
		where p.id is null or app.used_figures(p.input) is distinct from app.used_figures(c.input)
	),
	renewed as (
		update app.achievement a set version = a.version + 1, status = 'VERIFIED', actual = d.actual,
			numerator = d.numerator, denominator = d.denominator, updated_at = at
		from derived d
		where a.id = d.id
		returning a.id, a.version, a.city_code, a.agency_id, a.actual, a.numerator, a.denominator, a.note
	),
	history as (
		insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
			denominator, note, at)
		select id, version, city_code, agency_id, 'VERIFIED', actual, numerator, denominator, note, derive_years.at
		from renewed
	),
	added as (
		insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, version, actual,
			numerator, denominator, updated_at)
		select d.city_code, d.agency_id, d.indicator_id, d.year, 0, 'PUBLISHED', 1, d.actual, d.numerator,
			d.denominator, derive_years.at
		from derived d
		where d.id is null
		order by d.indicator_id, d.year
		returning id
	)
	select array_agg(u.id order by u.id) into changed from (select id from renewed union all select id from added) as u;
	return changed;
end
$$;
