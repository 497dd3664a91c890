-- Where the status and the compliance of a school come from. Every word and number is of here; source: decision 0007.

-- Why the status is what it is: «Diberlakukan karena …». `rows`: app.requirement_results of the school.
create function app.mechanism_reason(status text, rows jsonb, months integer, locale text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'id';
	name text := case locale when 'en' then 'name_en' else 'name' end;
	mandatory integer := (select count(*) from jsonb_array_elements(rows) r where (r->>'mandatory')::boolean);
	met integer := (select count(*) from jsonb_array_elements(rows) r
		where (r->>'mandatory')::boolean and r->>'state' = 'MET');
	all_met text := format(case when id then 'semua %s persyaratan wajib terpenuhi'
		else 'all %s mandatory requirements are met' end, mandatory);
	list text[];
begin
	case status
	when 'ENFORCED' then
		list := array(select (r->>name) || ' ' || (app.day_words((r->>'activity_on')::date)->>locale)
			from jsonb_array_elements(rows) r where (r->>'enforces')::boolean order by r->>'activity_on');
		return all_met || format(case when id then ' dan kegiatan %s bulan terakhir terverifikasi: '
			else ', and the activities of the last %s months are verified: ' end, months) || app.listed_words(list, locale);
	when 'ESTABLISHED' then
		list := array(select format('%s (%s)', r->>name,
				app.activity_words(r->>'last_state', app.day_words((r->>'last_on')::date)->>locale, months, locale))
			from jsonb_array_elements(rows) r
			where (r->>'enforces')::boolean and not (r->>'active')::boolean
			order by (r->>'ordinal')::integer);
		return all_met || format(case when id then ', tetapi belum ada kegiatan terverifikasi dalam %s bulan terakhir untuk '
			else ', but no activity of the last %s months is verified for ' end, months) || app.listed_words(list, locale);
	when 'EXPIRED' then
		list := array(select format(case when id then '%s (sampai %s)' else '%s (until %s)' end, r->>name,
				app.day_words((r->>'valid_until')::date)->>locale)
			from jsonb_array_elements(rows) r where (r->>'mandatory')::boolean and r->>'state' = 'EXPIRED'
			order by (r->>'ordinal')::integer);
		return case when id then 'persyaratan wajib yang pernah terpenuhi sudah lewat masa berlakunya: '
			else 'mandatory requirements that were met have lapsed: ' end || app.listed_words(list, locale);
	when 'DRAFTED' then
		list := array(select format('%s (%s)', r->>name, app.requirement_words(r->>'state', locale))
			from jsonb_array_elements(rows) r where (r->>'mandatory')::boolean and r->>'state' <> 'MET'
			order by (r->>'ordinal')::integer);
		return format(case when id then '%s dari %s persyaratan wajib terpenuhi; yang kurang: '
			when met = 1 then '%s of %s mandatory requirements is met; missing: '
			else '%s of %s mandatory requirements are met; missing: ' end, met, mandatory) || app.listed_words(list, locale);
	else
		return case when id then 'belum ada bukti yang diajukan untuk persyaratan mana pun'
			else 'no evidence was handed in for any requirement' end;
	end case;
end
$$;

-- How compliance comes about: {formula, steps, sentence}; each step is arithmetic that gives its value.
create function app.compliance_trace(rows jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select jsonb_build_object(
		'formula', jsonb_build_object(
			'id', '(T + S / 2) / B × 100; T = bobot persyaratan yang terpenuhi, S = bobot yang terpenuhi sebagian, B = bobot semua persyaratan',
			'en', '(M + P / 2) / W × 100; M = the weight of the requirements met, P = the weight partly met, W = all weight'),
		'steps', '[]'::jsonb || app.trace_step('Bobot yang terpenuhi', 'Weight met', coalesce(app.sum_expression(weights.met), '0'), w.met)
			|| app.trace_step('Bobot yang terpenuhi sebagian', 'Weight partly met',
				coalesce(app.sum_expression(weights.partly), '0'), w.partly)
			|| app.trace_step('Bobot semua persyaratan', 'All weight', app.sum_expression(weights.whole), w.whole)
			|| case when w.whole > 0 then app.trace_step('Rumus', 'Formula', formula.text,
					app.decimal_ratio((w.met * 2 + w.partly) * 100, w.whole * 2))
				|| app.trace_step('Dibulatkan', 'Rounded', 'round(' || formula.text || ', 2)', shown.value) else '[]' end,
		'sentence', case when w.whole > 0 then jsonb_build_object(
			'id', format('Kepatuhan %s%% karena persyaratan yang terpenuhi berbobot %s dari %s%s.',
				app.number_text(shown.value, 'ID', 2), app.number_text(w.met, 'ID'), app.number_text(w.whole, 'ID'),
				case when w.partly > 0 then ', ditambah separuh dari bobot ' || app.number_text(w.partly, 'ID')
					|| ' yang terpenuhi sebagian' else '' end),
			'en', format('Compliance is %s%% because the requirements met weigh %s of %s%s.',
				app.number_text(shown.value, 'EN', 2), app.number_text(w.met, 'EN'), app.number_text(w.whole, 'EN'),
				case when w.partly > 0 then ', plus half of the weight ' || app.number_text(w.partly, 'EN')
					|| ' that is partly met' else '' end))
			else jsonb_build_object('id', 'Kepatuhan tidak dihitung karena aturan tidak meminta apa pun.',
				'en', 'Compliance is not computed because the rules ask for nothing.') end)
	from (
		select array_agg((r->>'weight')::numeric order by (r->>'ordinal')::integer) filter (where r->>'state' = 'MET') as met,
			array_agg((r->>'weight')::numeric order by (r->>'ordinal')::integer) filter (where r->>'state' = 'PARTLY') as partly,
			array_agg((r->>'weight')::numeric order by (r->>'ordinal')::integer) as whole
		from jsonb_array_elements(rows) r
	) as weights,
	lateral (select coalesce((select sum(x) from unnest(weights.met) x), 0) as met,
		coalesce((select sum(x) from unnest(weights.partly) x), 0) as partly,
		coalesce((select sum(x) from unnest(weights.whole) x), 0) as whole) as w,
	lateral (select format('(%s + %s / 2) / %s * 100', app.literal(w.met), app.literal(w.partly), app.literal(w.whole)) as text)
		as formula,
	lateral (select app.round_ratio((w.met * 2 + w.partly) * 100, nullif(w.whole, 0) * 2) as value) as shown
$$;

-- The trace of the mechanism of a school as the MechanismTrace of the GraphQL schema; null for an unknown school. in_as_of:
-- from what was known at that moment, judged on its day. Error: 22023 for a moment to come.
create function app.mechanism_trace(in_school integer, in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	known_at timestamptz := coalesce(in_as_of, now());
	on_day date := app.day_of(known_at);
	pack app.rule_pack := app.rule_pack_in_force('MECHANISM', on_day);
	months integer := pack.body->>'enforced_within_months';
	own record;
	later record;
	rows jsonb;
	said jsonb := '{}';
	locale text;
begin
	perform app.check_moment('asOf', in_as_of);
	if not exists (select from app.school s where s.id = in_school) then return null; end if;
	select m.status, m.compliance into own from app.mechanisms(array[in_school], known_at, on_day) m;
	select c.* into later from app.mechanism_change(in_school, known_at, on_day) c;
	select jsonb_agg(to_jsonb(v) || jsonb_build_object('last_on', a.list->0->'heldOn', 'last_state', a.list->0->'state')
		order by v.ordinal) into rows
	from app.requirement_results(array[in_school], known_at, on_day) v
	left join app.school_activities(array[in_school], known_at, on_day) a on a.code = v.code;
	foreach locale in array array['id', 'en'] loop
		said := said || jsonb_build_object(locale, format(case locale when 'en' then '%s because %s. %s' else '%s karena %s. %s' end,
			app.mechanism_words(own.status)->>locale, app.mechanism_reason(own.status, coalesce(rows, '[]'), months, locale),
			case when later.day is null then case locale when 'en'
					then 'This holds until something new is handed in.' else 'Berlaku sampai ada yang baru diajukan.' end
				else format(case locale when 'en' then 'Until %s; unless something new comes, it is then %s%s.'
						else 'Sampai %s; bila tidak ada yang baru, sesudah itu menjadi %s%s.' end,
					app.day_words(later.day - 1)->>locale, app.mechanism_words(later.status)->>locale,
					case when cardinality(later.codes) > 0 then format(case locale when 'en' then ' because of %s'
							else ' karena %s' end, app.listed_words(array(
						select r->>(case locale when 'en' then 'name_en' else 'name' end) from jsonb_array_elements(rows) r
						where r->>'code' = any(later.codes)), locale)) else '' end) end));
	end loop;
	return jsonb_build_object('ruleVersion', pack.version, 'sentence', said,
		'changesOn', later.day, 'changesTo', later.status, 'changedBy', coalesce(later.codes, '{}'),
		'compliance', app.compliance_trace(coalesce(rows, '[]')) || jsonb_build_object('ruleVersion', pack.version));
end
$$;

grant execute on function app.mechanism_reason, app.compliance_trace, app.mechanism_trace to app_anon, app_member;
