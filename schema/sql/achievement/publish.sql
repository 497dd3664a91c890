-- Publishes achievements as of a moment and returns how many had something new to publish.
-- Each gets a version with status PUBLISHED (a new one, unless its current version already says so) and a snapshot
-- that supersedes the one before; one whose current version is already published is left alone.
-- Where the fourth quarter of an indicator is published, the year is derived from the quarters and published with it.
-- Plans are made anew each time: one kept from an empty table would scan it when it has grown.
-- The scores of every period touched are refreshed. The caller answers for the right to publish.
-- Errors: 22023 for a moment before an earlier publication, or an indicator without a definition in the period.
create function app.publish_achievements(
	ids integer[], at timestamptz, reason text default null, by_user integer default null) returns integer
language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	-- A DateTime of the API has milliseconds: asking as of the moment shown must find what was published then.
	moment timestamptz := date_trunc('milliseconds', coalesce(at, now()));
	fresh integer[];
	years integer[];
	touched record;
begin
	perform from app.achievement a where a.id = any(ids) order by a.id for update;
	select array_agg(a.id order by a.id) into fresh from app.achievement a
	where a.id = any(ids) and not (a.status = 'PUBLISHED' and exists (
		select from app.publication p where p.achievement_id = a.id and p.achievement_version = a.version));
	if fresh is null then return 0; end if;
	perform app.publish_rows(fresh, moment, reason, by_user);
	years := app.derive_years(fresh, moment);
	if years is not null then perform app.publish_rows(years, moment, reason, by_user); end if;
	for touched in
		select distinct a.city_code, a.year, a.quarter from app.achievement a where a.id = any(fresh || years)
		order by 1, 2, 3
	loop
		perform app.refresh_scores(touched.city_code, touched.year, touched.quarter);
	end loop;
	return cardinality(fresh);
end
$$;

-- Marks rows as published and takes their snapshots.
create function app.publish_rows(ids integer[], at timestamptz, reason text, by_user integer)
returns void language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	missing text;
begin
	if exists (select from app.publication p where p.achievement_id = any(ids) and p.superseded_at is null
			and p.published_at > at) then
		perform app.refuse_input('at', 'REVERSED', 'must be after the earlier publication');
	end if;
	update app.achievement a
	set version = a.version + 1, status = 'PUBLISHED', updated_at = at
	where a.id = any(ids) and a.status <> 'PUBLISHED';
	insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
		denominator, note, reason, at, by_user)
	select a.id, a.version, a.city_code, a.agency_id, 'PUBLISHED', a.actual, a.numerator, a.denominator, a.note,
		-- Why a published number was corrected is public; why a draft was sent back is not.
		coalesce(publish_rows.reason, (
			select v.reason from app.achievement_version v
			where v.achievement_id = a.id and v.version = a.version - 1 and exists (
				select from app.publication p where p.achievement_id = a.id))),
		publish_rows.at, publish_rows.by_user
	from app.achievement a
	where a.id = any(ids) and not exists (
		select from app.achievement_version v where v.achievement_id = a.id and v.version = a.version);
	update app.publication p set superseded_at = at
	where p.achievement_id = any(ids) and p.superseded_at is null;

	insert into app.publication (achievement_id, achievement_version, city_code, agency_id, indicator_id, year,
		quarter, published_at, definition_id, target_revision, weight, input, actual, target, state, percent,
		uncapped, band, stale)
	select a.id, a.version, a.city_code, a.agency_id, a.indicator_id, a.year, a.quarter, at, i.definition_id,
		i.target_revision, i.weight, i.input, r.actual, r.target, r.state, r.percent, r.uncapped, r.band, r.stale
	from (
		select array_agg(b.id order by b.id) as ids, array_agg(b.indicator_id order by b.id) as indicators,
			array_agg(b.year::integer order by b.id) as years, array_agg(b.quarter::integer order by b.id) as quarters
		from app.achievement b where b.id = any(publish_rows.ids)
	) as b
	cross join lateral app.period_inputs(b.indicators, b.years, b.quarters) as i
	join app.achievement a on a.id = b.ids[i.n]
	cross join lateral app.attainment_result(i.input) as r
	order by i.n;

	select i.code into missing from app.achievement a join app.indicator i on i.id = a.indicator_id
	where a.id = any(ids) and not exists (select from app.publication p
		where p.achievement_id = a.id and p.achievement_version = a.version) limit 1;
	if missing is not null then
		perform app.refuse_input('ids', 'NOT_FOUND', format('indicator %s has no definition in the period', missing));
	end if;
end
$$;

-- Writes the year's row of every indicator of these achievements whose fourth quarter is published: the accumulated
-- actual of its quarters. Returns the rows that have something new to publish.
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
		select b.indicators[i.n] as indicator_id, b.years[i.n] as year, i.input, r.actual, r.percent
		from (select array_agg(indicator_id order by indicator_id, year) as indicators,
			array_agg(year::integer order by indicator_id, year) as years,
			array_agg(0 order by indicator_id, year) as quarters from due) as b
		cross join lateral app.period_inputs(b.indicators, b.years, b.quarters) as i
		cross join lateral app.attainment_result(i.input) as r
	),
	derived as (
		select due.city_code, due.agency_id, due.indicator_id, due.year,
			-- Milestones: done is the whole year's plan.
			case c.input->>'direction' when 'MILESTONE' then (c.percent >= 100)::integer else c.actual end as actual,
			parts.numerator, parts.denominator
		from computed c
		join due using (indicator_id, year)
		cross join lateral (
			select sum((e->>'numerator')::numeric) as numerator, sum((e->>'denominator')::numeric) as denominator
			from jsonb_array_elements(c.input->'entries') as e
			where e->>'numerator' is not null and e->>'denominator' is not null) as parts
	),
	renewed as (
		update app.achievement a set version = a.version + 1, status = 'VERIFIED', actual = d.actual,
			numerator = d.numerator, denominator = d.denominator, updated_at = at
		from derived d
		where a.indicator_id = d.indicator_id and a.year = d.year and a.quarter = 0
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
		where not exists (select from app.achievement a
			where a.indicator_id = d.indicator_id and a.year = d.year and a.quarter = 0)
		order by d.indicator_id, d.year
		returning id
	)
	select array_agg(u.id order by u.id) into changed from (select id from renewed union all select id from added) as u;
	return changed;
end
$$;
