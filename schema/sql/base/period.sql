-- Periods. A quarter of 0 is the whole year.

-- The last day of a period.
create function app.period_end(in_year integer, in_quarter integer) returns date
language sql immutable parallel safe
return case in_quarter when 0 then make_date(in_year, 12, 31)
	else make_date(in_year + in_quarter / 4, (in_quarter * 3) % 12 + 1, 1) - 1 end;

-- Periods in a row, as a number: quarters count from year 0, years are years.
create function app.period_index(in_year integer, in_quarter integer) returns integer
language sql immutable parallel safe
return case in_quarter when 0 then in_year else in_year * 4 + in_quarter - 1 end;

-- The index of the first quarter, or the first year, that the platform knows.
create function app.first_period_index(in_quarter integer) returns integer
language sql immutable parallel safe
return app.period_index(app.first_year(), least(in_quarter, 1));

-- The first day of a period.
create function app.period_begin(in_year integer, in_quarter integer) returns date
language sql immutable parallel safe
return make_date(in_year, greatest(in_quarter - 1, 0) * 3 + 1, 1);

-- The periods from one index to another, oldest first; yearly tells which of the two rows is meant.
create function app.periods_between(yearly boolean, first_index integer, last_index integer)
returns table (year integer, quarter integer)
language sql immutable strict parallel safe rows 8 set search_path = pg_catalog, app as $$
	select case when yearly then i else i / 4 end, case when yearly then 0 else i % 4 + 1 end
	from generate_series(first_index, last_index) as i order by i
$$;

-- A Period of the GraphQL schema: {year, quarter or null, label}.
create function app.period_json(in_year integer, in_quarter integer) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('year', in_year, 'quarter', nullif(in_quarter, 0), 'label',
	in_year::text || case in_quarter when 0 then '' else '-Q' || in_quarter end);

-- Refuses a period that the platform does not know. Error: 22023 with the field.
create function app.check_period(in_field text, in_year integer, in_quarter integer) returns void
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
begin
	if in_year is null or in_year not between app.first_year() and app.last_year() then
		perform app.refuse_input(in_field || '.year', 'OUT_OF_RANGE',
			format('must be between %s and %s', app.first_year(), app.last_year()),
			jsonb_build_object('least', app.first_year(), 'most', app.last_year()));
	end if;
	if in_quarter is null or in_quarter not between 0 and 4 then
		perform app.refuse_input(in_field || '.quarter', 'OUT_OF_RANGE',
			'must be between 1 and 4, or left out for the whole year', '{"least": 1, "most": 4}');
	end if;
end
$$;

-- Refuses a moment that is to come: what it will hold nobody knows. Null is now. Error: 22023 with the field.
create function app.check_moment(in_field text, in_moment timestamptz) returns void
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
begin
	if in_moment > now() then
		perform app.refuse_input(in_field, 'FUTURE', 'lies in the future; give a moment that has been, or none for now');
	end if;
end
$$;

-- A period in a sentence, {id, en}: «triwulan III 2025», "Q3 2025".
create function app.period_words(in_year integer, in_quarter integer) returns jsonb
language plpgsql immutable parallel safe as $$
begin
	return case coalesce(in_quarter, 0) when 0 then jsonb_build_object('id', 'tahun ' || in_year, 'en', in_year::text)
		else jsonb_build_object('id', 'triwulan ' || to_char(in_quarter, 'FMRN') || ' ' || in_year,
			'en', 'Q' || in_quarter || ' ' || in_year) end;
end
$$;

-- A day in a sentence, {id, en}: «16 Juli 2025», "16 July 2025".
create function app.day_words(day date) returns jsonb
language plpgsql immutable parallel safe as $$
begin
	return jsonb_build_object(
		'id', extract(day from day) || ' ' || (array['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus',
			'September', 'Oktober', 'November', 'Desember'])[extract(month from day)::integer] || to_char(day::timestamp, ' YYYY'),
		'en', to_char(day::timestamp, 'FMDD FMMonth YYYY'));
end
$$;

grant execute on function app.period_end, app.period_index, app.first_period_index,
	app.period_begin, app.periods_between, app.period_json, app.check_period, app.check_moment, app.period_words, app.day_words
	to app_anon, app_member;
