-- Corrections: entries of their own beside the published ones that they correct, until they are published.

-- Lets these corrections take the place of what they correct, with their history, so that they can be published; entries
-- that correct nothing stay as they are. Returns the entries that are now to be published.
create function app.settle_corrections(ids integer[], at timestamptz) returns integer[]
language plpgsql set search_path = pg_catalog, app as $$
declare
	corrections app.achievement[];
	entries integer[];
begin
	select array_agg(c order by c.id) into corrections from app.achievement c
	where c.id = any(ids) and c.corrects_id is not null;
	if corrections is null then return ids; end if;
	update app.achievement_version v set achievement_id = a.id, version = a.version + v.version
	from unnest(corrections) as c join app.achievement a on a.id = c.corrects_id
	where v.achievement_id = c.id;
	delete from app.achievement a using unnest(corrections) as c where a.id = c.id;
	update app.achievement a set status = 'VERIFIED', version = a.version + c.version, actual = c.actual,
		numerator = c.numerator, denominator = c.denominator, note = c.note,
		entered_by = coalesce(c.entered_by, a.entered_by), updated_at = at
	from unnest(corrections) as c where a.id = c.corrects_id;
	select array_agg(coalesce(c.corrects_id, i) order by i) into entries
	from unnest(ids) as i left join unnest(corrections) as c on c.id = i;
	return entries;
end
$$;

-- Why what is built on these entries is published anew, {id, en} by the id of every other entry of their years that was
-- published before: the corrections that it follows, or the late publications.
create function app.follow_causes(ids integer[]) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_object_agg(c.id, jsonb_build_object('id', c.words, 'en', c.words_en))
	from (
		select o.id, string_agg(case when v.reason is null
				then format('Mengikuti penerbitan %s.', w.words->>'id')
				else format('Mengikuti koreksi %s: %s', w.words->>'id', v.reason) end, ' ' order by a.quarter) as words,
			string_agg(case when v.reason is null then format('Follows the publication of %s.', w.words->>'en')
				else format('Follows the correction of %s: %s', w.words->>'en', coalesce(v.reason_en, v.reason)) end, ' '
				order by a.quarter) as words_en
		from app.achievement a
		join app.achievement_version v on v.achievement_id = a.id and v.version = a.version
		cross join lateral (select app.period_words(a.year, a.quarter) as words) as w
		join app.achievement o on o.indicator_id = a.indicator_id and o.year = a.year and o.id <> all(ids)
			and o.corrects_id is null and (o.quarter > a.quarter or o.quarter = 0)
		where a.id = any(ids) and a.quarter > 0 and exists (
			select from app.publication p where p.achievement_id = o.id)
		group by o.id
	) as c
$$;

-- The figures that an input was given, without their targets: what a publication is built on.
create function app.input_figures(input jsonb) returns jsonb
language sql immutable parallel safe
return (select jsonb_agg(e - 'target' - 'lower' - 'upper' - 'weight' order by n)
	from jsonb_array_elements(input->'entries') with ordinality as list(e, n)
	where e ?| array['actual', 'numerator', 'denominator', 'done']);

-- The figures of an input that its percent is built on: where quarters do not join, those of the last entry.
create function app.used_figures(input jsonb) returns jsonb
language sql immutable parallel safe
return case when input->>'accumulation' = 'NONE' and input->>'direction' <> 'MILESTONE'
	then (input->'entries'->-1) - 'target' - 'lower' - 'upper' else app.input_figures(input) end;

-- Those of these publications that are no longer built on what is published, with the input that they would have now.
create function app.outdated_publications(ids integer[])
returns table (publication_id integer, achievement_id integer, input jsonb)
language sql stable set search_path = pg_catalog, app as $$
	with asked as (
		select array_agg(p.id order by p.id) as ids, array_agg(p.indicator_id order by p.id) as indicators,
			array_agg(p.year::integer order by p.id) as years, array_agg(p.quarter::integer order by p.id) as quarters
		from app.publication p where p.id = any(outdated_publications.ids)
	)
	select p.id, p.achievement_id, i.input
	from asked a cross join lateral app.period_inputs(a.indicators, a.years, a.quarters) as i
	join app.publication p on p.id = a.ids[i.n]
	where app.used_figures(p.input) is distinct from app.used_figures(i.input)
$$;

-- The published quarters, other than these, that are built on one of these entries and no longer on what is published.
create function app.outdated_quarters(ids integer[]) returns integer[]
language sql stable set search_path = pg_catalog, app as $$
	-- The first of each year leads the way, whatever the planner believes of a table that is being filled.
	with fresh as materialized (
		select f.indicator_id, f.year, min(f.quarter) as quarter from app.achievement f
		where f.id = any(ids) and f.quarter > 0 group by f.indicator_id, f.year
	),
	later as (
		select p.id from fresh f cross join lateral (
			select p.id, p.achievement_id from app.publication p where p.indicator_id = f.indicator_id and p.year = f.year
				and p.quarter > f.quarter and p.superseded_at is null offset 0) as p
		where not exists (select from unnest(ids) as u where u = p.achievement_id)
	)
	select array_agg(o.achievement_id order by o.achievement_id)
	from app.outdated_publications((select array_agg(l.id) from later l)) as o
$$;

-- Publishes anew every figure of a city that is no longer built on what is published, and returns how many: such as were
-- left behind by corrections of earlier releases. Each says that it follows them.
create function app.renew_outdated(in_city text, at timestamptz) returns integer
language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	outdated integer[] := array(select o.achievement_id from app.outdated_publications(array(
		select p.id from app.publication p where p.city_code = in_city and p.superseded_at is null)) as o);
	years integer[];
	reasons jsonb;
	touched record;
begin
	select jsonb_object_agg(a.id, jsonb_build_object(
		'id', 'Mengikuti koreksi triwulan sebelumnya.', 'en', 'Follows the correction of an earlier quarter.'))
	into reasons from app.achievement o join app.achievement a on a.indicator_id = o.indicator_id and a.year = o.year
	where o.id = any(outdated);
	if reasons is null then return 0; end if;
	perform app.publish_rows(array(select a.id from app.achievement a where a.id = any(outdated) and a.quarter > 0), at,
		reasons, null);
	years := app.derive_years(array(select q.id from app.achievement o
		join app.achievement q on q.indicator_id = o.indicator_id and q.year = o.year and q.quarter > 0
			and q.status = 'PUBLISHED' and q.corrects_id is null
		where o.id = any(outdated)), at);
	if years is not null then perform app.publish_rows(years, at, reasons, null); end if;
	for touched in
		select distinct a.year, a.quarter from app.achievement a where a.id = any(outdated || years) order by 1, 2
	loop
		perform app.refresh_scores(in_city, touched.year, touched.quarter);
	end loop;
	perform app.keep_glance(in_city);
	return cardinality(array(select distinct u from unnest(outdated || years) as u));
end
$$;

grant execute on function app.input_figures to app_anon, app_member;
