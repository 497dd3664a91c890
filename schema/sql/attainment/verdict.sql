-- The verdict of an attainment: whether the target is met, and the values that say so, in words.

-- MET and MISSED on exact values, never on the rounded percent: 99.999 is shown as 100.00 and missed. Else why there is no
-- verdict: INCOMPLETE where a due period is not reported, or the state. A cap or a floor changes no verdict.
create function app.verdict_code(core record) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
begin
	return case when core.state = 'COMPUTED' then case when core.num >= core.den * 100 then 'MET' else 'MISSED' end
		when core.reason = 'INCOMPLETE' then core.reason else core.state end;
end
$$;

-- The verdict as the Verdict of the GraphQL schema: {code, sentence, note, span}, all but the code {id, en}; note and span
-- may be null. The unit, {id, en}, is taken from the input where it names one.
create function app.attainment_verdict(input jsonb, core record) returns jsonb
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	code text := app.verdict_code(core);
	decimals integer := app.telling_decimals(input, core);
	span jsonb := app.compared_span(input);
begin
	return jsonb_build_object('code', code, 'span', span,
		'sentence', jsonb_build_object('id', app.verdict_sentence(input, core, code, decimals, span->>'id', 'ID'),
			'en', app.verdict_sentence(input, core, code, decimals, span->>'en', 'EN')),
		'note', jsonb_build_object('id', app.verdict_note(input, core, code, 'ID'),
			'en', app.verdict_note(input, core, code, 'EN')));
end
$$;

-- Of which time the compared values are, {id, en}: «Januari–September 2025» where periods join, «triwulan III 2025» where
-- one stands alone; of the last value the period that it is of. Null where the entries name no period.
create function app.compared_span(input jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select case
		when f.first_year is null or f.last_year is null then null
		when not f.joined then app.period_words(f.last_year, f.last_quarter)
		when f.last_quarter = 0 or (input->>'basis' = 'ANNUAL' and f.first_year = f.last_year and f.first_quarter = 1
			and f.last_quarter = 4) then app.period_words(f.last_year, 0)
		else app.months_words(f.first_year, f.first_quarter, f.last_year, f.last_quarter) end
	from (
		select (e->0#>>'{period,year}')::integer as first_year, coalesce((e->0#>>'{period,quarter}')::integer, 0) as first_quarter,
			(e->l.place#>>'{period,year}')::integer as last_year,
			coalesce((e->l.place#>>'{period,quarter}')::integer, 0) as last_quarter,
			input->>'direction' = 'MILESTONE' or coalesce(input->>'accumulation', 'NONE') not in ('NONE', 'LAST') as joined
		from (select input->'entries' as e) as i
		cross join lateral (
			select coalesce(max(n) filter (where input->>'accumulation' = 'LAST' and input->>'direction' <> 'MILESTONE'
				and r ?| array['actual', 'done']), max(n))::integer - 1 as place
			from jsonb_array_elements(e) with ordinality as list(r, n)) as l
	) as f
$$;

-- From the first month of one period to the last of another, {id, en}: «Januari–September 2025».
create function app.months_words(first_year integer, first_quarter integer, last_year integer, last_quarter integer)
returns jsonb language plpgsql immutable parallel safe as $$
begin
	return jsonb_build_object(
		'id', (array['Januari', 'April', 'Juli', 'Oktober'])[greatest(first_quarter, 1)]
			|| case when first_year <> last_year then ' ' || first_year else '' end || '–'
			|| (array['Maret', 'Juni', 'September', 'Desember'])[last_quarter] || ' ' || last_year,
		'en', (array['January', 'April', 'July', 'October'])[greatest(first_quarter, 1)]
			|| case when first_year <> last_year then ' ' || first_year else '' end || '–'
			|| (array['March', 'June', 'September', 'December'])[last_quarter] || ' ' || last_year);
end
$$;

-- The least decimals, from 2, to which values that do not end within 4 are rounded so that the values shown still give
-- the percent and the verdict that they stand beside.
create function app.telling_decimals(input jsonb, core record) returns integer
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	direction text := case input->>'direction' when 'MILESTONE' then 'MAXIMIZE' else input->>'direction' end;
	result record;
begin
	if core.state <> 'COMPUTED' or direction = 'YES_NO' or (app.short_ratio(core.a, core.a_den, 0) is not null
			and app.short_ratio(core.t_lower, core.t_den, 0) is not null
			and app.short_ratio(core.t_upper, core.t_den, 0) is not null) then
		return 2;
	end if;
	for decimals in 2 .. 19 loop
		result := app.attainment_formula(direction, coalesce(input->>'formula', 'LINEAR'),
			coalesce(input->>'zeroTarget', 'NOT_COMPUTABLE'), app.shown_ratio(core.a, core.a_den, decimals),
			app.shown_ratio(core.t_lower, core.t_den, decimals), app.shown_ratio(core.t_upper, core.t_den, decimals));
		if app.round_ratio(result.num, result.den) = app.round_ratio(core.num, core.den)
				and (result.num >= result.den * 100) = (core.num >= core.den * 100) then
			return decimals;
		end if;
	end loop;
	return 20;
end
$$;

-- A ratio where it ends within 4 decimals, or within more where so many are shown; else null.
create function app.short_ratio(num numeric, den numeric, decimals integer) returns numeric
language sql immutable parallel safe
return case when scale(app.exact_ratio(num, den)) <= greatest(decimals, 4) then app.exact_ratio(num, den) end;

-- A ratio as a verdict shows it: exact where it ends soon, else half-up to these decimals.
create function app.shown_ratio(num numeric, den numeric, decimals integer) returns numeric
language sql immutable parallel safe
return coalesce(app.short_ratio(num, den, decimals), sign(num) * sign(den)
	* div(abs(num) * ('2e' || decimals)::numeric + abs(den), abs(den) * 2) * ('1e-' || decimals)::numeric);

-- A figure with its unit: «39 ruang», «77,2%», «Rp3,5 miliar».
create function app.with_unit(figure text, unit text) returns text
language sql immutable parallel safe
return case when coalesce(unit, '') = '' then figure when unit like '\%%' then figure || unit
	when unit like 'Rp %' then 'Rp' || figure || substr(unit, 3)
	when unit like 'IDR %' then 'IDR ' || figure || substr(unit, 4) else figure || ' ' || unit end;

-- A ratio as a verdict shows it, in words: «39», «sekitar 66,67», with the unit where one is given.
create function app.shown_words(num numeric, den numeric, decimals integer, unit text, locale text) returns text
language sql immutable parallel safe
return case when app.short_ratio(num, den, decimals) is not null then app.with_unit(
		app.number_text(app.short_ratio(num, den, decimals), locale), unit)
	else case locale when 'ID' then 'sekitar ' else 'about ' end
		|| app.with_unit(app.number_text(app.shown_ratio(num, den, decimals), locale, decimals), unit) end;

grant execute on function app.verdict_code, app.attainment_verdict, app.compared_span, app.months_words,
	app.telling_decimals, app.short_ratio, app.shown_ratio, app.shown_words, app.with_unit to app_anon, app_member;
