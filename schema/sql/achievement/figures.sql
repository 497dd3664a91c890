-- What the attainment of achievements is computed from: a published one from its snapshot, which keeps its numbers, any
-- other from the rows as they stand for the viewer, without numbers yet.
create function app.achievement_inputs(ids integer[])
returns table (id integer, definition_id integer, target_revision integer, rule_version text, input jsonb,
	numbers jsonb)
language sql stable set search_path = pg_catalog, app as $$
	with snapshot as (
		select a.id, p.definition_id, p.target_revision, p.rule_version, p.input,
			jsonb_build_object('state', p.state, 'percent', p.percent::text,
			'uncapped', p.uncapped::text, 'band', p.band, 'stale', p.stale) as numbers
		from app.achievement a
		join app.publication p on p.achievement_id = a.id and p.superseded_at is null
		where a.id = any(ids) and a.status = 'PUBLISHED'
	),
	rows_asked as (
		select array_agg(a.id) as ids, array_agg(a.indicator_id) as indicators, array_agg(a.year::integer) as years,
			array_agg(a.quarter::integer) as quarters
		from app.achievement a
		where a.id = any(ids) and a.id not in (select s.id from snapshot s)
	),
	live as (
		select r.ids[i.n] as id, i.definition_id, i.target_revision, i.rule_version, i.input,
			null::jsonb as numbers
		from rows_asked r cross join lateral app.period_inputs(r.indicators, r.years, r.quarters, r.ids) as i
	)
	select * from snapshot union all select * from live
$$;

-- The attainment of achievements, its words in the unit of their definition. `inputs` are the entries used. Without the
-- trace and the words it is several times quicker.
create function app.achievement_attainments(ids integer[], with_trace boolean default true)
returns table (id integer, attainment jsonb, inputs jsonb)
language sql stable set search_path = pg_catalog, app as $$
	select e.id,
		case when with_trace then app.attainment_json(e.input || jsonb_build_object('unit',
				jsonb_build_object('id', d.unit, 'en', d.unit_en)), e.rule_version)
			else app.attainment_numbers(e.input) end || coalesce(e.numbers, '{}'),
		e.input->'entries'
	from app.achievement_inputs(ids) as e
	left join app.indicator_definition d on d.id = e.definition_id
$$;

-- An attainment without its trace.
create function app.attainment_numbers(input jsonb) returns jsonb
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	core record;
begin
	core := app.attainment_core(input);
	return app.attainment_figures(input, core);
end
$$;

grant execute on function app.achievement_inputs, app.achievement_attainments, app.attainment_numbers
	to app_anon, app_member;
