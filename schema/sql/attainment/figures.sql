-- An AttainmentInput of the GraphQL schema to its Attainment, with trace; texts in both languages.
-- Errors: 22023 with "field: what is wrong" for a malformed input.
create function app.attainment(input jsonb) returns jsonb
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
begin
	perform app.attainment_check(input);
	return app.attainment_json(input);
end
$$;

-- The same for an input known to be well-formed, such as one made from stored rows. rule_version: the version of the rule
-- pack that it was computed by; the one in force where it is null.
create function app.attainment_json(input jsonb, rule_version text default null) returns jsonb
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	core record;
begin
	core := app.attainment_core(input);
	return app.attainment_figures(input, core) || jsonb_build_object(
		'verdict', app.attainment_verdict(input, core),
		'trace', jsonb_build_object(
			'formula', app.attainment_formula_words(input, core.t_lower < core.t_upper),
			'ruleVersion', coalesce(rule_version, (app.rule_pack_in_force('ATTAINMENT')).version),
			'steps', case when core.state = 'COMPUTED' then app.attainment_steps(input, core) else '[]' end,
			'sentence', jsonb_build_object(
				'id', app.attainment_sentence(input, core, 'ID'),
				'en', app.attainment_sentence(input, core, 'EN'))));
end
$$;

grant execute on function app.attainment, app.attainment_json to app_anon, app_member;
