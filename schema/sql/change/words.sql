-- The words of what changed, Indonesian and English.

-- A figure with its unit, if one is known.
create function app.measure_words(figure text, unit text) returns text
language sql immutable parallel safe
return figure || case coalesce(unit, '') when '%' then '%' when '' then '' else ' ' || unit end;

-- What a publication compared, in the unit of its indicator, {id, en}: «42 ruang», done or not, or the weight done.
create function app.change_actual_words(p app.publication, d app.indicator_definition) returns jsonb
language sql immutable parallel safe
return case p.input->>'direction'
	when 'YES_NO' then case when p.actual = 1 then '{"id": "terlaksana", "en": "done"}'::jsonb
		else '{"id": "belum terlaksana", "en": "not done"}'::jsonb end
	when 'MILESTONE' then jsonb_build_object('id', 'bobot tahapan selesai ' || app.ratio_words(p.actual, 1, 'ID'),
		'en', 'milestones done weighing ' || app.ratio_words(p.actual, 1, 'EN'))
	else jsonb_build_object('id', app.measure_words(app.ratio_words(p.actual, 1, 'ID'), d.unit),
		'en', app.measure_words(app.ratio_words(p.actual, 1, 'EN'), d.unit_en)) end;

-- What it was compared with, {id, en}; null for what is done or not.
create function app.goal_words(p app.publication) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	core record;
begin
	if p.input->>'direction' = 'YES_NO' then return null; end if;
	if p.target is not null then
		return jsonb_build_object('id', app.ratio_words(p.target, 1, 'ID'), 'en', app.ratio_words(p.target, 1, 'EN'));
	end if;
	core := app.attainment_core(p.input);
	return jsonb_build_object(
		'id', app.ratio_words(core.t_lower, core.t_den, 'ID') || ' sampai ' || app.ratio_words(core.t_upper, core.t_den, 'ID'),
		'en', app.ratio_words(core.t_lower, core.t_den, 'EN') || ' to ' || app.ratio_words(core.t_upper, core.t_den, 'EN'));
end
$$;

-- From one to the other, with the way that it went where both are figures, {id, en}; null where both are the same.
create function app.course_words(before jsonb, after jsonb, gain numeric) returns jsonb
language sql immutable parallel safe
return case when before <> after then jsonb_build_object(
	'id', case sign(gain) when 1 then 'naik' when -1 then 'turun' else 'berubah' end || ' dari ' || (before->>'id')
		|| ' menjadi ' || (after->>'id'),
	'en', case sign(gain) when 1 then 'rose' when -1 then 'fell' else 'went' end || ' from ' || (before->>'en')
		|| ' to ' || (after->>'en')) end;

-- What a cause did to the score, {id, en}. points: as shown; gain: the sign of the exact ones. Null where there is no change
-- of a score to explain.
create function app.effect_words(points numeric, gain numeric) returns jsonb
language sql immutable parallel safe
return case
	when gain is null then null
	when points > 0 then jsonb_build_object('id', 'menambah ' || app.number_text(points, 'ID', 2) || ' poin',
		'en', 'adding ' || app.number_text(points, 'EN', 2) || case points when 1 then ' point' else ' points' end)
	when points < 0 then jsonb_build_object('id', 'mengurangi ' || app.number_text(-points, 'ID', 2) || ' poin',
		'en', 'taking ' || app.number_text(-points, 'EN', 2) || case points when -1 then ' point' else ' points' end)
	when gain <> 0 then '{"id": "pengaruhnya kurang dari 0,01 poin", "en": "moving less than 0.01 points"}'
	else '{"id": "skornya tetap", "en": "the score stays as it is"}' end;

-- What happened to an indicator, without its name and effect, {id, en}. score: that of before, null where there was none.
create function app.cause_words(kind text, before app.publication, after app.publication, d app.indicator_definition,
	before_weight numeric, after_weight numeric, counted_from numeric, counted_to numeric, whole boolean, score numeric)
returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	actual jsonb := app.change_actual_words(after, d);
	actual_before jsonb := app.change_actual_words(before, d);
	goal jsonb := case when whole or kind = 'TARGET' then app.goal_words(after) end;
	goal_before jsonb := case when whole or kind = 'TARGET' then app.goal_words(before) end;
	course jsonb := app.course_words(actual_before, actual,
		case when after.input->>'direction' <> 'YES_NO' then after.actual - before.actual end);
	id text;
	en text;
	percent_id text := app.number_text(coalesce(counted_to, counted_from), 'ID', 2) || '%';
	percent_en text := app.number_text(coalesce(counted_to, counted_from), 'EN', 2) || '%';
	beside_id text := coalesce(' (skor sebelumnya ' || app.number_text(score, 'ID', 2) || ')', '');
	beside_en text := coalesce(' (score before: ' || app.number_text(score, 'EN', 2) || ')', '');
	day jsonb := app.day_words(app.day_of(after.published_at));
	missing jsonb;
begin
	if whole and goal is not null and goal_before is not null then
		course := jsonb_build_object(
			'id', format('realisasi %s dari target %s; sebelumnya %s dari %s', actual->>'id', goal->>'id', actual_before->>'id', goal_before->>'id'),
			'en', format('the actual is %s of a target of %s; before, %s of %s', actual->>'en', goal->>'en', actual_before->>'en', goal_before->>'en'));
	elsif course is not null then
		course := jsonb_build_object('id', 'realisasi ' || (course->>'id'), 'en', 'the actual ' || (course->>'en'));
	elsif counted_from = counted_to then
		course := jsonb_build_object('id', 'capaian tetap ' || percent_id, 'en', 'the attainment stays ' || percent_en);
	else
		course := jsonb_build_object(
			'id', format('capaian %s%% menjadi %s', app.number_text(counted_from, 'ID', 2), percent_id),
			'en', format('the attainment went from %s%% to %s', app.number_text(counted_from, 'EN', 2), percent_en));
	end if;
	-- What is less the better is easily misread.
	if after.input->>'direction' = 'MINIMIZE' then
		course := jsonb_build_object('id', (course->>'id') || ' (makin kecil makin baik)',
			'en', (course->>'en') || ' (lower is better)');
	end if;
	case kind
		when 'VALUE' then
			id := course->>'id';
			en := course->>'en';
		when 'CORRECTION' then
			if counted_from is null or counted_to is null then
				id := case when counted_to is null then 'setelah koreksi tidak dapat dihitung' else 'setelah koreksi dapat dihitung, capaian ' || percent_id end;
				en := case when counted_to is null then 'cannot be computed after a correction' else 'can be computed after a correction, attainment ' || percent_en end;
			else
				id := 'dikoreksi, ' || (course->>'id');
				en := 'corrected, ' || (course->>'en');
			end if;
		when 'LATE_PUBLICATION' then
			if counted_from is null then
				id := format('terbit pada %s dengan capaian %s', day->>'id', percent_id) || beside_id;
				en := format('published on %s with an attainment of %s', day->>'en', percent_en) || beside_en;
			else
				id := format('menyertakan angka yang terbit pada %s, ', day->>'id') || (course->>'id');
				en := format('takes in what was published on %s, ', day->>'en') || (course->>'en');
			end if;
		when 'TARGET' then
			course := coalesce(app.course_words(goal_before, goal, after.target - before.target),
				'{"id": "diubah", "en": "was revised"}');
			id := 'target ' || (course->>'id') || ', realisasi ' || (actual->>'id');
			en := 'the target ' || (course->>'en') || ', the actual is ' || (actual->>'en');
		when 'RULE_PACK' then
			id := format('aturan menghitungnya berubah, capaian %s%% menjadi %s', app.number_text(counted_from, 'ID', 2), percent_id);
			en := format('the rule of counting changed, attainment from %s%% to %s', app.number_text(counted_from, 'EN', 2), percent_en);
		when 'WEIGHT' then
			id := format('bobotnya dari %s menjadi %s, capaian %s', app.number_text(before_weight, 'ID'),
				app.number_text(after_weight, 'ID'), percent_id) || beside_id;
			en := format('its weight went from %s to %s, attainment %s', app.number_text(before_weight, 'EN'),
				app.number_text(after_weight, 'EN'), percent_en) || beside_en;
		when 'REPORTED' then
			id := 'kini ikut dihitung, capaian ' || percent_id || beside_id;
			en := 'counts now, attainment ' || percent_en || beside_en;
		when 'AGENCY' then
			id := case when counted_from is null then 'berpindah ke sini dengan capaian ' else 'berpindah dari sini, capaian sebelumnya ' end || percent_id || beside_id;
			en := case when counted_from is null then 'came here with an attainment of ' else 'left here, attainment before ' end || percent_en || beside_en;
		when 'MISSING' then
			missing := case when after.id is null then '{"id": "belum ada yang terbit", "en": "nothing is published"}'::jsonb
				else app.attainment_reason((app.attainment_core(after.input)).reason) end;
			id := format('tidak lagi dihitung karena %s; capaian sebelumnya %s', missing->>'id', percent_id) || beside_id;
			en := format('no longer counts, since %s; attainment before %s', missing->>'en', percent_en) || beside_en;
	end case;
	return jsonb_build_object('id', id, 'en', en);
end
$$;

-- The whole sentence, {id, en}: the name, what happened, what that did to the score and, of a correction, why.
create function app.reason_sentence(name jsonb, cause jsonb, effect jsonb, why jsonb) returns jsonb
language sql immutable parallel safe
return jsonb_build_object(
	'id', (name->>'id') || ': ' || (cause->>'id') || coalesce('; ' || (effect->>'id'), '') || '.'
		|| coalesce(' Alasan: ' || (why->>'id'), ''),
	'en', (name->>'en') || ': ' || (cause->>'en') || coalesce('; ' || (effect->>'en'), '') || '.'
		|| coalesce(' Reason: ' || (why->>'en'), ''));

grant execute on function app.change_actual_words, app.measure_words, app.goal_words, app.course_words, app.effect_words,
	app.cause_words, app.reason_sentence to app_anon, app_member;
