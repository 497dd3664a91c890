-- The words of a verdict in the locale ID or EN. span: of which time the values are; null is not said.

-- «Belum tercapai: 33 dari 39 ruang, Januari–September 2025.»
create function app.verdict_sentence(input jsonb, core record, code text, decimals integer, span text, locale text)
returns text language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'ID';
	head text := case code
		when 'MET' then case when id then 'Tercapai' else 'Met' end
		when 'MISSED' then case when id then 'Belum tercapai' else 'Not met' end
		when 'NOT_REPORTED' then case when id then 'Belum dilaporkan' else 'Not reported' end
		when 'NO_TARGET' then case when id then 'Tanpa target' else 'No target' end
		when 'INCOMPLETE' then case when id then 'Belum lengkap' else 'Incomplete' end
		else case when id then 'Tidak dapat dihitung' else 'Not computable' end end;
	body text := case
		when code in ('MET', 'MISSED') then app.compared_words(input, core, decimals, locale)
		when code = 'NO_TARGET' then app.actual_words(input, core, decimals, locale)
		when code = 'NOT_REPORTED' then case when id then 'belum ada realisasi' else 'there is no actual yet' end
		when code = 'INCOMPLETE' then app.missing_words(input, core, locale)
		else (app.attainment_reason(core.reason)->>lower(locale)) || case when input->>'direction' = 'MILESTONE' then ''
			else coalesce(case when id then '; nilainya ' else '; the value is ' end
				|| app.actual_words(input, core, decimals, locale), '') end end;
begin
	return head || coalesce(': ' || body, '') || case when code = 'INCOMPLETE' then '' else coalesce(', ' || span, '') end
		|| '.';
end
$$;

-- The value that was compared: «33 ruang», «80% (12 dari 15)», «sudah terlaksana».
create function app.actual_words(input jsonb, core record, decimals integer, locale text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'ID';
	figure text := app.shown_words(core.a, nullif(core.a_den, 0), decimals,
		input#>>array['unit', lower(locale)], locale);
	parts text;
begin
	if input->>'direction' = 'YES_NO' then
		return case when core.a = 1 then case when id then 'sudah terlaksana' else 'done' end
			else case when id then 'belum terlaksana' else 'not done' end end;
	elsif input->>'direction' <> 'MILESTONE' and input->>'accumulation' = 'RATIO_OF_SUMS' then
		select format(case when id then '%s dari %s' else '%s of %s' end,
			app.number_text(sum(n), locale), app.number_text(sum(d), locale)) into parts
		from unnest(core.actuals, core.denominators) as list(n, d);
		return coalesce(figure || ' (' || parts || ')', parts);
	end if;
	return figure;
end
$$;

-- The value beside what it was compared with: «33 dari 39 ruang», «7 kasus, paling banyak 5 kasus».
create function app.compared_words(input jsonb, core record, decimals integer, locale text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'ID';
	direction text := input->>'direction';
	unit text := coalesce(input#>>array['unit', lower(locale)], '');
	actual text := app.actual_words(input, core, decimals, locale);
	target text := app.shown_words(core.t_lower, core.t_den, decimals, unit, locale);
begin
	if direction = 'YES_NO' then return actual; end if;
	if direction = 'MILESTONE' then
		return format(case when id then 'tahapan yang selesai berbobot %s dari %s'
			else 'the milestones done weigh %s of %s' end,
			app.number_text(core.a, locale), app.number_text(core.t_lower, locale));
	elsif core.t_lower < core.t_upper then
		return format(case
			when core.a * core.t_den < core.t_lower * core.a_den then
				case when id then '%s, di bawah rentang %s sampai %s' else '%s, below the range of %s to %s' end
			when core.a * core.t_den > core.t_upper * core.a_den then
				case when id then '%s, di atas rentang %s sampai %s' else '%s, above the range of %s to %s' end
			else case when id then '%s, di dalam rentang %s sampai %s' else '%s, within the range of %s to %s' end end,
			actual, app.shown_words(core.t_lower, core.t_den, decimals, '', locale),
			app.shown_words(core.t_upper, core.t_den, decimals, unit, locale));
	-- What is added up is counted; «77 dari 80 nilai» would say that there are 80.
	elsif direction = 'MAXIMIZE' and input->>'accumulation' = 'SUM' and unit not like '\%%' then
		return case when unit ~ '^(Rp|IDR) ' then actual else app.shown_words(core.a, core.a_den, decimals, '', locale) end
			|| case when id then ' dari ' else ' of ' end || target;
	end if;
	return actual || case direction
		when 'MINIMIZE' then case when id then ', paling banyak ' else ', at most ' end
		when 'STABILIZE' then case when id then ', target tepat ' else ', target exactly ' end
		else case when id then ', target ' else ', target ' end end || target;
end
$$;

-- How many due periods are not reported, and which where they have names; null where none is missing.
create function app.missing_words(input jsonb, core record, locale text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'ID';
	count integer := cardinality(core.missing);
	periods text;
	quarterly boolean;
begin
	if count = 0 then return null; end if;
	select string_agg(app.period_words((e#>>'{period,year}')::integer, (e#>>'{period,quarter}')::integer)->>lower(locale),
		', ' order by m), bool_and((e#>>'{period,quarter}')::integer > 0) into periods, quarterly
	from unnest(core.missing) as m cross join lateral (select input->'entries'->m as e) as entry
	where e#>>'{period,year}' is not null;
	return format(case when id then '%s %s yang jatuh tempo belum dilaporkan%s'
		when count = 1 then '%s due %s has not been reported%s' else '%s due %ss have not been reported%s' end, count,
		case when quarterly then case when id then 'triwulan' else 'quarter' end
			else case when id then 'periode' else 'period' end end, coalesce(': ' || periods, ''));
end
$$;

-- What stands beside a verdict: what missing periods mean for it, and why a percent of 100 is none; null where nothing.
create function app.verdict_note(input jsonb, core record, code text, locale text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'ID';
	missing text := app.missing_words(input, core, locale);
	notes text[] := '{}';
begin
	-- Of an incomplete figure, and of one without a report, the verdict itself says it.
	if missing is not null and code not in ('INCOMPLETE', 'NOT_REPORTED') then
		notes := notes || (missing || case when core.state <> 'COMPUTED' then ''
			when core.stale then case when id then '; yang dipakai nilai terakhir sebelum itu'
				else '; the last value before is used' end
			when input->>'direction' = 'MILESTONE' or 'TARGETS_DUE' = input->>'missing'
				or (input->>'accumulation' = 'SUM' and 'ANNUAL' = input->>'basis') then
				case when id then ' (dihitung nol)' else ' (counted as nothing)' end
			else case when id then ' (tidak ikut dihitung)' else ' (not counted)' end end || '.');
	end if;
	if code = 'INCOMPLETE' and core.stale then
		notes := notes || format(case when id then 'Nilai terakhir: %s%s.' else 'Last value: %s%s.' end,
			app.actual_words(input, core, 2, locale), coalesce(', ' || (app.compared_span(input)->>lower(locale)), ''));
	end if;
	if code = 'MISSED' and core.uncapped >= 100 then
		notes := notes || case when core.num < core.least_percent * core.den
			then case when id then 'Persentase dinaikkan ke batas terendahnya.' else 'The percent is raised to its floor.' end
			else case when id then 'Sebelum dibulatkan, capaiannya kurang dari 100%.'
				else 'Before rounding, the attainment is less than 100%.' end end;
	elsif code = 'MET' and core.percent < 100 then
		notes := notes || case when id then 'Persentase diturunkan ke batas tertingginya.'
			else 'The percent is lowered to its cap.' end;
	end if;
	return nullif(array_to_string(notes, ' '), '');
end
$$;

grant execute on function app.verdict_sentence, app.actual_words, app.compared_words, app.missing_words, app.verdict_note
	to app_anon, app_member;
