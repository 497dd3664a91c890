-- What moved an agency's score from one period to another, as the ScoreChange of the GraphQL schema: of what is published
-- as of a moment, now where it is null. The points of the reasons add up to the change. Null for an unknown agency.
-- An agency that was not there yet is compared with the one that it goes on from, as in a ranking.
-- Errors: 22023 for periods that are mixed, reversed or unknown, and for a moment that is to come.
create function app.score_change(in_city text, in_code text, from_year integer, from_quarter integer,
	to_year integer, to_quarter integer, in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	agency app.agency;
	before record;
	after record;
	told record;
begin
	perform app.check_period('from', from_year, from_quarter), app.check_period('to', to_year, to_quarter),
		app.check_moment('asOf', in_as_of);
	if (from_quarter = 0) <> (to_quarter = 0) then
		perform app.refuse_input('to', 'CONTRADICTS', 'give two quarters or two years, not one of each');
	elsif app.period_index(to_year, to_quarter) < app.period_index(from_year, from_quarter) then
		perform app.refuse_input('to', 'REVERSED', 'must not be before from');
	end if;
	select * into agency from app.agency a where a.city_code = in_city and a.code = in_code;
	if agency.id is null then return null; end if;

	select s.agency_id, s.score into before from app.period_scores(in_city, from_year, from_quarter, in_as_of) as s
	where s.agency_id = app.agency_then(in_city, agency.id, from_year, from_quarter, in_as_of);
	select s.agency_id, s.score into after from app.period_scores(in_city, to_year, to_quarter, in_as_of) as s
	where s.agency_id = agency.id;
	if before.agency_id is not null and after.agency_id is not null then
		select * into told from app.change_reasons(in_city, array[agency.id], array[before.agency_id], array[before.score],
			array[after.score], from_year, from_quarter, in_as_of, to_year, to_quarter, in_as_of);
	else
		select jsonb_build_array(app.presence_reason(agency, app.period_end(from_year, from_quarter))) as reasons,
			null::jsonb as steps, 0 as explained_by into told;
	end if;
	return jsonb_build_object('agency', app.agency_json(agency), 'from', app.period_json(from_year, from_quarter),
		'to', app.period_json(to_year, to_quarter), 'before', before.score::text, 'after', after.score::text,
		'change', (after.score - before.score)::text, 'explainedBy', coalesce(told.explained_by, 0),
		'reasons', coalesce(told.reasons, '[]'),
		'trace', jsonb_build_object('formula', app.change_formula(), 'steps', case
			when before.score is null or after.score is null then '[]' else
			jsonb_build_array(
				app.mean_step(in_city, from_year, from_quarter, in_as_of, before.agency_id,
					'{"id": "Skor sebelumnya", "en": "The score before"}'),
				app.mean_step(in_city, to_year, to_quarter, in_as_of, after.agency_id,
					'{"id": "Skor sekarang", "en": "The score now"}'),
				jsonb_build_object('label', '{"id": "Perubahan", "en": "The change"}'::jsonb,
					'expression', app.literal(after.score) || ' - ' || app.literal(before.score),
					'value', (after.score - before.score)::text))
			|| coalesce(told.steps, '[]')
			|| case when told.reasons is null then '[]' else jsonb_build_array(
				jsonb_build_object('label', '{"id": "Jumlah poin yang ditampilkan", "en": "The sum of the points shown"}'::jsonb,
					'expression', (select app.sum_expression(array_agg((r->>'points')::numeric order by n))
						from jsonb_array_elements(told.reasons) with ordinality as list(r, n)),
					'value', (after.score - before.score)::text)) end end));
end
$$;

-- The agency whose score of a period stands beside those of this one: itself, or the nearest that it goes on from.
create function app.agency_then(in_city text, in_agency integer, in_year integer, in_quarter integer, in_as_of timestamptz)
returns integer
language sql stable set search_path = pg_catalog, app as $$
	select l.id
	from (select in_agency as id, 0 as step union all
		select f.former_id, f.step from app.agency_forbears(in_city, in_as_of) f where f.agency_id = in_agency) as l
	join app.agency a on a.id = l.id and a.valid_from <= app.period_end(in_year, in_quarter)
		and (a.valid_to is null or a.valid_to >= app.period_end(in_year, in_quarter))
	order by l.step limit 1
$$;

-- Why an agency has no score to compare, as a ChangeReason: on the day given it was not there yet, or it is no longer.
create function app.presence_reason(agency app.agency, day date) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('kind', 'AGENCY', 'indicator', null, 'points', '0.00',
	'at', app.begin_of(case when (agency).valid_from > day or (agency).valid_to is null then (agency).valid_from
		else (agency).valid_to + 1 end),
	'sentence', case when (agency).valid_from > day or (agency).valid_to is null then jsonb_build_object(
			'id', (agency).name || ' mulai ada pada ' || (app.day_words((agency).valid_from)->>'id') || '.',
			'en', (agency).name_en || ' began on ' || (app.day_words((agency).valid_from)->>'en') || '.')
		else jsonb_build_object(
			'id', (agency).name || ' ada sampai ' || (app.day_words((agency).valid_to)->>'id') || '.',
			'en', (agency).name_en || ' existed until ' || (app.day_words((agency).valid_to)->>'en') || '.') end);

-- The score of an agency as a step of arithmetic: what counts, by its weight.
create function app.mean_step(in_city text, in_year integer, in_quarter integer, in_as_of timestamptz, in_agency integer,
	label jsonb) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_build_object('label', label,
		'expression', format('round((%s) / (%s), 2)',
			string_agg(app.literal(s.weight) || ' * ' || app.literal(s.counted), ' + ' order by s.indicator_id),
			string_agg(app.literal(s.weight), ' + ' order by s.indicator_id)),
		'value', app.round_ratio(sum(s.weight * s.counted), sum(s.weight))::text)
	from app.score_items(in_city, in_year, in_quarter, in_as_of, in_agency) as s where s.counted is not null
$$;

-- How a change is taken apart, {id, en}.
create function app.change_formula() returns jsonb
language sql immutable parallel safe
return jsonb_build_object(
	'id', 'Skor S = jumlah (w × c) / W; w = bobot, c = capaian yang dihitung, W = jumlah bobot yang dihitung. Pertama yang '
		|| 'dihitung dan bobotnya: (w - w sebelumnya) × (c - S sebelumnya) / W. Lalu capaiannya, dengan bobot sekarang: '
		|| 'w × (c - c sebelumnya) / W, sebab demi sebab: aturan, realisasi, target. Poin dibulatkan ke bawah sampai '
		|| 'perseratus; perseratus yang kurang dibagikan kepada sisa yang terbesar, sehingga jumlahnya tepat.',
	'en', 'Score S = the sum of w × c / W; w = weight, c = attainment as it counts, W = the sum of the weights that count. First '
		|| 'what counts and its weights: (w - w before) × (c - S before) / W. Then the attainments, at the weights of now: '
		|| 'w × (c - c before) / W, cause by cause: rule, actual, target. Points are cut down to hundredths; the hundredths that '
		|| 'are missing go to the largest remainders, so that the sum is exact.');

grant execute on function app.score_change, app.agency_then, app.presence_reason, app.mean_step, app.change_formula
	to app_anon, app_member;
