-- The words of a change of rules, Indonesian and English.

-- A value of a definition as a reader says it, {id, en}; what has no words, such as a formula, is the same in both.
create function app.rule_words(code text) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select jsonb_build_object('id', w.id, 'en', w.en) from (values
		('MAXIMIZE', 'makin besar makin baik', 'higher is better'),
		('MINIMIZE', 'makin kecil makin baik', 'lower is better'),
		('STABILIZE', 'makin dekat ke target makin baik', 'closer to the target is better'),
		('YES_NO', 'terlaksana atau tidak', 'done or not'),
		('MILESTONE', 'tahapan berbobot', 'weighted milestones'),
		('NONE', 'nilai periode itu sendiri', 'the value of the period itself'),
		('SUM', 'jumlah', 'the sum'),
		('AVERAGE', 'rata-rata', 'the mean'),
		('LAST', 'nilai terakhir', 'the last value'),
		('MAXIMUM', 'nilai terbaik', 'the best value'),
		('RATIO_OF_SUMS', 'rasio dari jumlah', 'the ratio of sums'),
		('LINEAR', '(2T - A) / T × 100', '(2T - A) / T × 100'),
		('RATIO', 'T / A × 100', 'T / A × 100'),
		('NOT_COMPUTABLE', 'tidak dihitung', 'not computed'),
		('MET', 'terpenuhi bila realisasinya nol', 'met where the actual is zero')
	) as w(code, id, en) where w.code = rule_words.code
$$;

-- A least or greatest percent, {id, en}; null is none.
create function app.limit_words(percent numeric) returns jsonb
language sql immutable parallel safe
return case when percent is null then '{"id": "tanpa batas", "en": "no limit"}'::jsonb
	else jsonb_build_object('id', app.number_text(percent, 'ID') || '%', 'en', app.number_text(percent, 'EN') || '%') end;

-- One thing that changed, {id, en}; null where it did not.
create function app.change_words(what jsonb, before jsonb, after jsonb) returns jsonb
language sql immutable parallel safe
return case when before is distinct from after then jsonb_build_object(
	'id', (what->>'id') || ' menjadi ' || (after->>'id') || ' (sebelumnya: ' || (before->>'id') || ')',
	'en', (what->>'en') || ' is ' || (after->>'en') || ' (before: ' || (before->>'en') || ')') end;

-- A target as its entry holds it: a value, a range or the weight of a milestone, {id, en}; null where there is none.
create function app.target_words(entry jsonb) returns jsonb
language sql immutable parallel safe
return jsonb_strip_nulls(jsonb_build_object(
	'id', coalesce(app.number_text((entry->>'target')::numeric, 'ID'), app.number_text((entry->>'lower')::numeric, 'ID')
		|| ' sampai ' || app.number_text((entry->>'upper')::numeric, 'ID'), app.number_text((entry->>'weight')::numeric, 'ID')),
	'en', coalesce(app.number_text((entry->>'target')::numeric, 'EN'), app.number_text((entry->>'lower')::numeric, 'EN')
		|| ' to ' || app.number_text((entry->>'upper')::numeric, 'EN'), app.number_text((entry->>'weight')::numeric, 'EN'))));

-- Since when and what, as one sentence, {id, en}.
create function app.since_words(since jsonb, changes jsonb[]) returns jsonb
language sql immutable parallel safe
return jsonb_build_object(
	'id', 'Sejak ' || (since->>'id') || ', ' || (select string_agg(c->>'id', '; ' order by n)
		from unnest(changes) with ordinality as list(c, n)) || '.',
	'en', 'Since ' || (since->>'en') || ', ' || (select string_agg(c->>'en', '; ' order by n)
		from unnest(changes) with ordinality as list(c, n)) || '.');

grant execute on function app.rule_words, app.limit_words, app.change_words, app.target_words, app.since_words
	to app_anon, app_member;
