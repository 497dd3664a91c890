-- Published values over time as the Trend of the GraphQL schema: one point for every period from the first to the last,
-- quarters where both are quarters, years where both are years (quarter 0). A point without a percent says why.
-- in_subject: CITY (in_key: its region code), AGENCY or INDICATOR (in_key: its code in in_city). in_as_of: as published at
-- that moment; now where it is null.
-- Hidden and unknown subjects answer alike: no points. Errors: 22023 for periods that are mixed, reversed or unknown, and
-- for a moment that is to come.
create function app.trend(in_subject text, in_key text, in_city text, from_year integer,
	from_quarter integer, to_year integer, to_quarter integer, in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	first_index integer := app.period_index(from_year, from_quarter);
	last_index integer := app.period_index(to_year, to_quarter);
	subject integer;
	points jsonb;
	minimum numeric;
	nothing jsonb := app.unpublished_reason();
begin
	perform app.check_period('from', from_year, from_quarter), app.check_period('to', to_year, to_quarter),
		app.check_moment('asOf', in_as_of);
	if (from_quarter = 0) <> (to_quarter = 0) then
		perform app.refuse_input('to', 'CONTRADICTS', 'give two quarters or two years, not one of each');
	elsif last_index < first_index then
		perform app.refuse_input('to', 'REVERSED', 'must not be before from');
	end if;
	minimum := (app.rule_pack_in_force('RANKING', app.period_end(to_year, to_quarter))).body->>'minimum_reported';

	if in_subject = 'CITY' then
		select jsonb_agg(app.score_point(p.year, p.quarter, s.score, case when s.score is null then
				case when s.city_code is null then nothing else app.none_ranked_reason() end end,
				false) order by p.year, p.quarter) into points
		from app.periods_between(from_quarter = 0, first_index, last_index) as p
		left join app.span_city_scores(in_key, from_quarter = 0, first_index, last_index, in_as_of) as s
			on s.year = p.year and s.quarter = p.quarter
		where exists (select from app.region r where r.code = in_key and r.level = 'CITY');
	elsif in_subject = 'AGENCY' then
		select a.id into subject from app.agency a where a.city_code = in_city and a.code = in_key;
		-- Before its own time, the agency that it goes on from: the nearest (step 0 is itself) that has a score.
		select jsonb_agg(app.score_point(p.year, p.quarter, p.score, case when p.agency_id is null then nothing
				else coalesce(app.unranked_reason(p.score, p.indicator_count, p.reported_weight, p.weight, minimum),
					app.former_note(case when p.step < p.step_before then p.name_before end)) end,
				p.reported_weight * 100 >= minimum * p.weight and p.weight > 0) order by p.year, p.quarter) into points
		from (
			select p.year, p.quarter, s.agency_id, s.score, s.indicator_count, s.reported_weight, s.weight, s.step,
				lag(s.step) over course as step_before, lag(s.name) over course as name_before
			from app.periods_between(from_quarter = 0, first_index, last_index) as p
			left join (
				select distinct on (s.year, s.quarter) s.*, l.step, l.name
				from (select subject as id, 0 as step, null as name union all
					select f.former_id, f.step, f.name from app.agency_forbears(in_city, in_as_of) f
					where f.agency_id = subject) as l
				join app.span_scores(in_city, from_quarter = 0, first_index, last_index, in_as_of) as s
					on s.agency_id = l.id
				order by s.year, s.quarter, l.step
			) as s on s.year = p.year and s.quarter = p.quarter
			window course as (order by p.year, p.quarter)
		) as p
		where subject is not null;
	elsif in_subject = 'INDICATOR' then
		select i.id into subject from app.indicator i where i.city_code = in_city and i.code = in_key;
		if subject is not null then
			points := app.indicator_points(subject, from_quarter = 0, first_index, last_index, in_as_of);
		end if;
	else
		perform app.refuse_input('subject', 'NO_CHOICE', 'must be one of CITY, AGENCY, INDICATOR');
	end if;
	return jsonb_build_object('points', coalesce(points, '[]'));
end
$$;

-- The published values of one indicator by period, oldest first; null where the span is empty.
-- A note says why there is no value, or that the definition changed. lower, upper: the range that was compared, where it
-- is one; basis: TO_DATE or ANNUAL; missingCount: due periods inside of the figure without a report.
create function app.indicator_points(in_indicator integer, yearly boolean, first_index integer, last_index integer,
	in_as_of timestamptz default null) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_agg(jsonb_build_object('period', app.period_json(year, quarter), 'actual', trim_scale(actual)::text,
		'target', trim_scale(target)::text, 'lower', bounds->>'lower', 'upper', bounds->>'upper',
		'basis', case when state is not null then coalesce(basis, 'TO_DATE') end, 'missingCount', missing,
		'percent', percent::text, 'state', coalesce(state, 'NOT_REPORTED'),
		'note', case
			when state is null then 'Belum terbit pada periode ini.'
			when version > before then 'Definisi versi ' || version || ' mulai berlaku' || coalesce(': ' || reason, '.')
			when state <> 'COMPUTED' then app.as_sentence(why->>'id')
			end,
		'noteEn', case
			when state is null then 'Not published for this period yet.'
			when version > before then 'Definition version ' || version || ' takes effect' || coalesce(': ' || reason_en, '.')
			when state <> 'COMPUTED' then app.as_sentence(why->>'en')
			end) order by year, quarter)
	from (
		select s.year, s.quarter, p.actual, p.target, p.percent, p.state, p.missing, p.input->>'basis' as basis,
			case when p.target is null and p.state <> 'NO_TARGET' then
				app.compared_values(p.input, app.attainment_core(p.input)) end as bounds, d.version, d.reason, d.reason_en,
			max(d.version) over (order by s.year, s.quarter rows between unbounded preceding and 1 preceding) as before,
			case when p.state <> 'COMPUTED' then
				app.attainment_reason((app.attainment_core(p.input)).reason) end as why
		from app.periods_between(yearly, first_index, last_index) as s
		-- Two ways to the same row, of which one is taken: each has its index.
		left join lateral (
			select p.* from app.publication p
			where in_as_of is null and p.indicator_id = in_indicator and p.year = s.year and p.quarter = s.quarter
				and p.superseded_at is null
			union all
			select p.* from app.achievement a join app.publication p on p.achievement_id = a.id
			where a.indicator_id = in_indicator and a.year = s.year and a.quarter = s.quarter and p.published_at <= in_as_of
				and (p.superseded_at is null or p.superseded_at > in_as_of)
		) as p on true
		left join app.indicator_definition d on d.id = p.definition_id
	) as point
$$;

grant execute on function app.trend, app.indicator_points to app_anon, app_member;
