-- The words of an attainment, Indonesian and English: reasons, formulas, sentences.

create function app.attainment_reason(code text) returns jsonb
language sql immutable strict parallel safe set search_path = pg_catalog, app as $$
	select jsonb_build_object('code', r.code, 'id', r.id, 'en', r.en) from (values
		('NOT_REPORTED', 'realisasi belum dilaporkan', 'the actual has not been reported'),
		('NO_TARGET', 'target belum ditetapkan', 'no target has been set'),
		('ZERO_TARGET', 'targetnya nol, sehingga tidak dapat menjadi pembagi',
			'the target is zero and cannot be divided by'),
		('NEGATIVE_TARGET', 'targetnya negatif, sehingga perbandingannya tidak bermakna',
			'the target is negative, so the ratio has no meaning'),
		('ZERO_ACTUAL', 'realisasinya nol, sehingga tidak dapat menjadi pembagi',
			'the actual is zero and cannot be divided by'),
		('ZERO_DENOMINATOR', 'jumlah penyebutnya nol', 'the denominators sum to zero'),
		('ZERO_WEIGHT', 'jumlah bobot tahapannya nol', 'the weights of the milestones sum to zero')
	) as r(code, id, en) where r.code = attainment_reason.code
$$;

-- Words as a sentence: with a capital and a full stop.
create function app.as_sentence(words text) returns text
language sql immutable parallel safe
return upper(left(words, 1)) || substr(words, 2) || '.';

-- The formula in letters: A actual, T target, L and U the bounds of a target range.
create function app.attainment_formula_text(input jsonb, ranged boolean) returns text
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select case input->>'direction'
		when 'YES_NO' then 'done 100, else 0'
		when 'MILESTONE' then 'done weights / all weights x 100'
		else case coalesce(input->>'accumulation', 'NONE')
				when 'SUM' then 'A = sum of A, T = sum of T; '
				when 'AVERAGE' then 'A = mean of A, T = mean of T; '
				when 'LAST' then 'A = last A; '
				when 'MAXIMUM' then 'A = best A; '
				when 'RATIO_OF_SUMS' then 'A = sum of numerators / sum of denominators x 100; '
				else '' end
			|| case when ranged then '100 within L..U, else T = the nearest bound: ' else '' end
			|| case input->>'direction'
				when 'MAXIMIZE' then 'A / T x 100'
				when 'STABILIZE' then 'max(0, 1 - abs(A - T) / T) x 100'
				else case coalesce(input->>'formula', 'LINEAR')
					when 'LINEAR' then '(2T - A) / T x 100' else 'T / A x 100' end
			end
	end
$$;

-- One sentence on how the result came about, in the locale ID or EN.
create function app.attainment_sentence(input jsonb, core record, locale text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	id boolean := locale = 'ID';
	direction text := input->>'direction';
	accumulation text := coalesce(input->>'accumulation', 'NONE');
	actual text;
	target text;
	head text;
	cause text;
	tail text := '';
begin
	if core.state <> 'COMPUTED' then
		return case when id then 'Capaian tidak dihitung karena ' else 'Attainment is not computed because ' end
			|| (app.attainment_reason(core.reason)->>lower(locale)) || '.';
	end if;
	head := case when id then 'Capaian ' || app.number_text(core.percent, locale, 2) || ' % karena '
		else 'Attainment is ' || app.number_text(core.percent, locale, 2) || '% because ' end;
	if direction = 'YES_NO' then
		cause := case when core.a = 1 then case when id then 'sudah terlaksana' else 'it is done' end
			else case when id then 'belum terlaksana' else 'it is not done' end end;
	elsif direction = 'MILESTONE' then
		cause := format(case when id then 'tahapan yang selesai berbobot %s dari %s'
			else 'the milestones done weigh %s of %s' end,
			app.number_text(core.a, locale), app.number_text(core.t_lower, locale));
	else
		actual := app.ratio_words(core.a, core.a_den, locale);
		target := app.ratio_words(core.t_lower, core.t_den, locale);
		if core.t_lower < core.t_upper then
			target := case when id then 'rentang ' || target || ' sampai ' else 'range of ' || target || ' to ' end
				|| app.ratio_words(core.t_upper, core.t_den, locale);
		end if;
		actual := case accumulation
			when 'SUM' then case when id then 'jumlah realisasi ' else 'the actuals sum to ' end
			when 'AVERAGE' then case when id then 'rata-rata realisasi ' else 'the mean actual is ' end
			when 'LAST' then case when id then 'realisasi terakhir ' else 'the last actual is ' end
			when 'MAXIMUM' then case when id then 'realisasi terbaik ' else 'the best actual is ' end
			when 'RATIO_OF_SUMS' then case when id then 'rasio gabungan ' else 'the pooled ratio is ' end
			else case when id then 'realisasi ' else 'the actual is ' end end || actual;
		cause := case when id then actual || ' dari ' || case accumulation when 'SUM' then 'jumlah '
				when 'AVERAGE' then 'rata-rata ' else '' end || 'target ' || target
			else actual || ' against a ' || case accumulation when 'SUM' then 'summed '
				when 'AVERAGE' then 'mean ' else '' end || 'target ' || case when core.t_lower < core.t_upper
				then '' else 'of ' end || target end
			|| case direction
				when 'MAXIMIZE' then case when id then '; makin besar makin baik' else '; higher is better' end
				when 'MINIMIZE' then case when id then '; makin kecil makin baik' else '; lower is better' end
				else case when id then '; makin dekat ke target makin baik' else '; closer is better' end end;
	end if;
	if core.percent < core.uncapped then
		tail := format(case when id then ' Dibatasi paling tinggi %s %%; tanpa batas %s %%.'
			else ' Capped at %s%%; %s%% without the cap.' end,
			app.number_text((input->>'cap')::numeric, locale), app.number_text(core.uncapped, locale, 2));
	elsif core.num < core.least_percent * core.den then
		tail := format(case when id then ' Dibatasi paling rendah %s %%.' else ' Not below %s%%.' end,
			app.number_text(core.least_percent, locale));
	end if;
	if core.stale then
		tail := tail || case when id then ' Periode sesudahnya belum dilaporkan.'
			else ' Later periods have not been reported.' end;
	end if;
	return head || cause || '.' || tail;
end
$$;

grant execute on function app.attainment_reason, app.as_sentence, app.attainment_formula_text,
	app.attainment_sentence to app_anon, app_member;
