-- The values that an attainment compares, as Decimals: what a reader divides. Done or not done is 1 or 0 of 1; milestones
-- are the weight done of all weight. target: a point; lower, upper: a range. Null is what is not known.
-- A value that does not end has 10 decimals, half-up, unless another last digit is needed for the percent to come out.
create function app.compared_values(input jsonb, core record) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	direction text := input->>'direction';
	actuals numeric[] := app.near_ratios(core.a, core.a_den);
	lowers numeric[] := app.near_ratios(case direction when 'YES_NO' then 1 else core.t_lower end, coalesce(core.t_den, 1));
	uppers numeric[] := app.near_ratios(case direction when 'YES_NO' then 1 else core.t_upper end, coalesce(core.t_den, 1));
	actual numeric := actuals[1];
	lower numeric := lowers[1];
	upper numeric := uppers[1];
	result record;
begin
	if core.state = 'COMPUTED' and cardinality(actuals) + cardinality(lowers) + cardinality(uppers) > 3 then
		<<tries>>
		for i in 1 .. cardinality(actuals) loop
			for j in 1 .. greatest(cardinality(lowers), cardinality(uppers)) loop
				result := app.attainment_formula(direction, coalesce(input->>'formula', 'LINEAR'),
					coalesce(input->>'zeroTarget', 'NOT_COMPUTABLE'), actuals[i],
					lowers[least(j, cardinality(lowers))], uppers[least(j, cardinality(uppers))]);
				if core.uncapped = greatest(app.round_ratio(result.num, result.den), app.round_ratio(core.least_percent, 1)) then
					actual := actuals[i]; lower := lowers[least(j, cardinality(lowers))];
					upper := uppers[least(j, cardinality(uppers))];
					exit tries;
				end if;
			end loop;
		end loop;
	end if;
	return jsonb_build_object('actual', trim_scale(actual)::text,
		'target', case when core.t_lower = core.t_upper or direction = 'YES_NO' then trim_scale(lower)::text end,
		'lower', case when core.t_lower < core.t_upper then trim_scale(lower)::text end,
		'upper', case when core.t_lower < core.t_upper then trim_scale(upper)::text end);
end
$$;

-- A ratio as it ends within 20 decimals, else half-up at 10 and then its two neighbours there.
create function app.near_ratios(num numeric, den numeric) returns numeric[]
language sql immutable parallel safe
return case
	when num is null or coalesce(den, 0) = 0 then array[null::numeric]
	when app.exact_ratio(num, den) is not null then array[app.exact_ratio(num, den)]
	else array[app.decimal_ratio(num, den), app.decimal_ratio(num, den) - 1e-10, app.decimal_ratio(num, den) + 1e-10] end;

-- An attainment without its trace and without words, as the Attainment of the GraphQL schema.
create function app.attainment_figures(input jsonb, core record) returns jsonb
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
begin
	return jsonb_build_object('state', core.state, 'percent', core.percent::text, 'uncapped', core.uncapped::text,
		'band', app.band(core.percent), 'reason', app.attainment_reason(core.reason), 'stale', core.stale,
		'basis', coalesce(input->>'basis', 'TO_DATE'), 'missing', coalesce(input->>'missing', 'REPORTED_ONLY'),
		'missingPeriods', (
			select coalesce(jsonb_agg(input->'entries'->m->'period' order by m)
				filter (where input->'entries'->m ? 'period'), '[]') from unnest(core.missing) as m),
		'verdict', jsonb_build_object('code', app.verdict_code(core)))
		|| app.compared_values(input, core);
end
$$;

grant execute on function app.compared_values, app.near_ratios, app.attainment_figures to app_anon, app_member;
