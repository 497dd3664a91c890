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
		('INCOMPLETE', 'ada periode yang sudah jatuh tempo dan belum dilaporkan',
			'a period that is due has not been reported'),
		('ZERO_WEIGHT', 'jumlah bobot tahapannya nol', 'the weights of the milestones sum to zero')
	) as r(code, id, en) where r.code = attainment_reason.code
$$;

-- Words as a sentence: with a capital and a full stop.
create function app.as_sentence(words text) returns text
language sql immutable parallel safe
return upper(left(words, 1)) || substr(words, 2) || '.';

-- The formula in the reader's words, {id, en}: arithmetic in letters, then what each letter stands for.
create function app.attainment_formula_words(input jsonb, ranged boolean) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select jsonb_build_object(
		'id', case input->>'direction'
			when 'YES_NO' then '100 bila terlaksana, 0 bila tidak'
			when 'MILESTONE' then 'S / B × 100; S = bobot tahapan yang selesai, B = bobot semua tahapan'
			else f.letters || case f.direction when 'STABILIZE' then ', paling rendah 0; |A - T| = selisih A dan T' else '' end
				|| '; A = ' || case f.accumulation
					when 'SUM' then 'jumlah realisasi' when 'AVERAGE' then 'rata-rata realisasi'
					when 'LAST' then 'realisasi terakhir' when 'MAXIMUM' then 'realisasi terbaik'
					when 'RATIO_OF_SUMS' then 'jumlah pembilang / jumlah penyebut × 100' else 'realisasi' end
				|| ', T = ' || case when ranged then 'batas target yang terdekat; 100 bila A di dalam rentang target'
					else case f.accumulation when 'SUM' then 'jumlah target' when 'AVERAGE' then 'rata-rata target'
						else 'target' end end end,
		'en', case input->>'direction'
			when 'YES_NO' then '100 if done, 0 if not'
			when 'MILESTONE' then 'S / B × 100; S = the weight of the milestones done, B = the weight of all milestones'
			else f.letters || case f.direction when 'STABILIZE' then ', at least 0; |A - T| = the difference of A and T'
				else '' end || '; A = ' || case f.accumulation
					when 'SUM' then 'the sum of the actuals' when 'AVERAGE' then 'the mean of the actuals'
					when 'LAST' then 'the last actual' when 'MAXIMUM' then 'the best actual'
					when 'RATIO_OF_SUMS' then 'the sum of numerators / the sum of denominators × 100'
					else 'the actual' end
				|| ', T = ' || case when ranged then 'the nearest bound of the target; 100 where A lies within the range'
					else case f.accumulation when 'SUM' then 'the sum of the targets' when 'AVERAGE'
						then 'the mean of the targets' else 'the target' end end end)
	from (select input->>'direction' as direction, coalesce(input->>'accumulation', 'NONE') as accumulation,
		case input->>'direction'
			when 'MAXIMIZE' then 'A / T × 100'
			when 'STABILIZE' then '(1 - |A - T| / T) × 100'
			else case coalesce(input->>'formula', 'LINEAR')
				when 'LINEAR' then '(2T - A) / T × 100' else 'T / A × 100' end end as letters) as f
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
	head := case when id then 'Capaian ' || app.number_text(core.percent, locale, 2) || '% karena '
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
		tail := format(case when id then ' Dibatasi paling tinggi %s%%; tanpa batas %s%%.'
			else ' Capped at %s%%; %s%% without the cap.' end,
			app.number_text((input->>'cap')::numeric, locale), app.number_text(core.uncapped, locale, 2));
	elsif core.num < core.least_percent * core.den then
		tail := format(case when id then ' Dibatasi paling rendah %s%%.' else ' Not below %s%%.' end,
			app.number_text(core.least_percent, locale));
	end if;
	if core.stale then
		tail := tail || case when id then ' Periode sesudahnya belum dilaporkan.'
			else ' Later periods have not been reported.' end;
	end if;
	if cardinality(core.missing) > 0 and not core.stale then
		tail := tail || format(case when id then ' %s periode yang jatuh tempo belum dilaporkan%s.'
			when cardinality(core.missing) = 1 then ' %s due period has not been reported%s.'
			else ' %s due periods have not been reported%s.' end, cardinality(core.missing),
			case when direction = 'MILESTONE' or (accumulation = 'SUM' and 'ANNUAL' = input->>'basis')
					or 'TARGETS_DUE' = input->>'missing' then
				case when id then ' dan dihitung nol' when cardinality(core.missing) = 1 then ' and counts as nothing'
					else ' and count as nothing' end
			when id then ' dan tidak ikut dihitung'
			when cardinality(core.missing) = 1 then ' and does not count' else ' and do not count' end);
	end if;
	return head || cause || '.' || tail;
end
$$;

grant execute on function app.attainment_reason, app.as_sentence, app.attainment_formula_words,
	app.attainment_sentence to app_anon, app_member;
