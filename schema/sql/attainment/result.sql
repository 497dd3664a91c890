-- What an AttainmentInput comes to, without the trace: for publishing and for large sets.
-- actual: what was compared, in the indicator's unit (milestones: weight done; yes/no: 1 or 0).
-- met: whether the target is met, on exact values; null where there is no percent.
-- missing: how many due periods inside an accumulated figure have no report.
-- target: the point target compared with; null for a range and for yes/no. Both exact, or half-up at 10 decimals.
create function app.attainment_result(input jsonb, out state text, out percent numeric, out uncapped numeric,
	out band text, out stale boolean, out actual numeric, out target numeric, out missing smallint,
	out met boolean)
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	core record;
begin
	core := app.attainment_core(input);
	state := core.state; percent := core.percent; uncapped := core.uncapped; stale := core.stale;
	missing := cardinality(core.missing);
	if state = 'COMPUTED' then met := app.verdict_code(core) = 'MET'; end if;
	band := app.band(core.percent);
	actual := app.decimal_ratio(core.a, nullif(core.a_den, 0));
	if core.t_lower = core.t_upper then target := app.decimal_ratio(core.t_lower, core.t_den); end if;
end
$$;

grant execute on function app.attainment_result to app_anon, app_member;
