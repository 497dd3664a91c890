-- What is wrong with the definitions of indicators, for those who may change them: the agency's own people, and evaluators
-- and admins of the city. Nothing for everybody else. warnings: [{code, text: {id, en}}].
create function app.definition_warnings(ids integer[]) returns table (id integer, warnings jsonb)
language sql stable set search_path = pg_catalog, app as $$
	select i.id, jsonb_build_array(jsonb_build_object('code', 'WORST_CASE_LOST', 'text', jsonb_build_object(
		'id', 'Targetnya nol dan target nol tidak dihitung: setiap kejadian yang semestinya menurunkan capaian justru tidak '
			|| 'dihitung. Pilih aturan target nol «terpenuhi bila realisasinya nol».',
		'en', 'Its target is zero and a target of zero is not computed: every occurrence that should lower the attainment is '
			|| 'left out instead. Choose the zero rule "met where the actual is zero".')))
	from app.indicator i
	join app.indicator_definition d on d.id = i.definition_id
	where i.id = any(ids) and d.direction = 'MINIMIZE' and d.zero_target = 'NOT_COMPUTABLE'
		and (i.agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[])
			or i.city_code = any((select app.viewer_city_codes('EVALUATOR', 'ADMIN'))::text[]))
		and exists (
			select from app.target t
			where t.indicator_id = i.id and 0 in (t.value, t.lower, t.upper) and not exists (
				select from app.target n where n.indicator_id = t.indicator_id and n.year = t.year and n.quarter = t.quarter
					and n.revision > t.revision and n.status = 'ADOPTED'))
$$;

grant execute on function app.definition_warnings to app_anon, app_member;
