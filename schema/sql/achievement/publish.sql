-- Publishes achievements as of a moment and returns how many had something new to publish.
-- Each gets a version with status PUBLISHED (a new one, unless its current version already says so) and a snapshot
-- that supersedes the one before; one whose current version is already published is left alone. A correction takes the
-- place of the entry that it corrects. What is built on these figures is published anew in the same act, with the
-- correction as its reason: later quarters of the year, and the year once its fourth quarter is published.
-- Plans are made anew each time: one kept from an empty table would scan it when it has grown.
-- The scores of every period touched are refreshed, and the city's glances kept: who publishes many times in one transaction
-- leaves that out (keep) and keeps them at its end (keep_glance). The caller answers for the right to publish.
-- Errors: 22023 for a moment before an earlier publication, or an indicator without a definition in the period.
create function app.publish_achievements(
	ids integer[], at timestamptz, reason text default null, by_user integer default null, keep boolean default true)
	returns integer
language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	-- A DateTime of the API has milliseconds: asking as of the moment shown must find what was published then.
	moment timestamptz := date_trunc('milliseconds', coalesce(at, now()));
	entries integer[];
	fresh integer[];
	later integer[];
	years integer[];
	causes jsonb;
	touched record;
begin
	-- With everything that may be built on them, so that two who publish figures of one year take turns.
	perform from app.achievement a
	join (select distinct p.indicator_id, p.year from app.achievement p where p.id = any(ids)) as y
		on y.indicator_id = a.indicator_id and y.year = a.year
	order by a.id for no key update of a;
	entries := app.settle_corrections(ids, moment);
	select array_agg(a.id order by a.id) into fresh from app.achievement a
	where a.id = any(entries) and not (a.status = 'PUBLISHED' and exists (
		select from app.publication p where p.achievement_id = a.id and p.achievement_version = a.version));
	if fresh is null then return 0; end if;
	perform app.publish_rows(fresh, moment, case when reason is not null then (
		select jsonb_object_agg(f, jsonb_build_object('id', reason)) from unnest(fresh) as f) end, by_user);
	causes := app.follow_causes(fresh);
	later := app.outdated_quarters(fresh);
	if later is not null then perform app.publish_rows(later, moment, causes, by_user); end if;
	years := app.derive_years(fresh || later, moment);
	if years is not null then perform app.publish_rows(years, moment, causes, by_user); end if;
	for touched in
		select distinct a.city_code, a.year, a.quarter from app.achievement a where a.id = any(fresh || later || years)
		order by 1, 2, 3
	loop
		perform app.refresh_scores(touched.city_code, touched.year, touched.quarter);
	end loop;
	for touched in select distinct a.city_code from app.achievement a where keep and a.id = any(fresh) order by 1 loop
		perform app.keep_glance(touched.city_code);
	end loop;
	return cardinality(fresh);
end
$$;

-- Marks rows as published and takes their snapshots. reasons: {id, en} by id; what has none takes the last one that was
-- written since it was published before.
create function app.publish_rows(ids integer[], at timestamptz, reasons jsonb, by_user integer)
returns void language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	unknown text;
begin
	if exists (select from app.publication p where p.achievement_id = any(ids) and p.superseded_at is null
			and p.published_at > at) then
		perform app.refuse_input('at', 'REVERSED', 'must be after the earlier publication');
	end if;
	-- What is published anew without a change of its own gets a version as well.
	update app.achievement a
	set version = a.version + 1, status = 'PUBLISHED', updated_at = at
	where a.id = any(ids) and (a.status <> 'PUBLISHED' or exists (
		select from app.publication p where p.achievement_id = a.id and p.achievement_version = a.version));
	insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
		denominator, note, reason, reason_en, at, by_user)
	select a.id, a.version, a.city_code, a.agency_id, 'PUBLISHED', a.actual, a.numerator, a.denominator, a.note,
		coalesce(reasons->a.id::text->>'id', v.reason),
		case when reasons ? a.id::text then reasons->a.id::text->>'en' else v.reason_en end,
		publish_rows.at, publish_rows.by_user
	from app.achievement a
	-- Why a published number was corrected is public; why a draft was sent back is not.
	left join lateral (
		select v.reason, v.reason_en from app.achievement_version v
		where v.achievement_id = a.id and v.version < a.version and v.reason is not null and v.status <> 'RETURNED'
			and v.version > (select max(p.achievement_version) from app.publication p where p.achievement_id = a.id)
		order by v.version desc limit 1
	) as v on true
	where a.id = any(ids) and not exists (
		select from app.achievement_version v where v.achievement_id = a.id and v.version = a.version);

	-- In one statement, so that a figure published anew still finds the rule of the one that it supersedes.
	with computed as materialized (
		select b.ids[i.n] as id, i.*
		from (
			select array_agg(b.id order by b.id) as ids, array_agg(b.indicator_id order by b.id) as indicators,
				array_agg(b.year::integer order by b.id) as years, array_agg(b.quarter::integer order by b.id) as quarters
			from app.achievement b where b.id = any(publish_rows.ids)
		) as b
		cross join lateral app.period_inputs(b.indicators, b.years, b.quarters) as i
	),
	superseded as (
		update app.publication p set superseded_at = at
		where p.achievement_id = any(publish_rows.ids) and p.superseded_at is null
	)
	insert into app.publication (achievement_id, achievement_version, city_code, agency_id, indicator_id, year,
		quarter, published_at, definition_id, target_revision, rule_version, weight, input, actual, target, state, percent,
		uncapped, band, stale, missing, met)
	select a.id, a.version, a.city_code, a.agency_id, a.indicator_id, a.year, a.quarter, at, c.definition_id,
		c.target_revision, c.rule_version, c.weight, c.input, r.actual, r.target, r.state, r.percent, r.uncapped, r.band,
		r.stale, r.missing, r.met
	from computed c
	join app.achievement a on a.id = c.id
	cross join lateral app.attainment_result(c.input) as r
	order by c.n;

	select i.code into unknown from app.achievement a join app.indicator i on i.id = a.indicator_id
	where a.id = any(ids) and not exists (select from app.publication p
		where p.achievement_id = a.id and p.achievement_version = a.version) limit 1;
	if unknown is not null then
		perform app.refuse_input('ids', 'NOT_FOUND', format('indicator %s has no definition in the period', unknown));
	end if;
end
$$;
