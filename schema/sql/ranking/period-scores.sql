-- The scores of a city's agencies in a period: from the rollup where the answer is for now and there is one, else
-- computed. The same columns as app.agency_scores.
create function app.period_scores(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns table (agency_id integer, score numeric, lowest numeric, highest numeric, band text, indicator_count integer,
	reported_count integer, weight numeric, reported_weight numeric, rank integer, best_rank integer, worst_rank integer,
	incomplete_count integer)
language plpgsql stable rows 34 set search_path = pg_catalog, app as $$
begin
	if in_as_of is null then
		return query select s.agency_id, s.score, s.lowest, s.highest, s.band, s.indicator_count, s.reported_count,
			s.weight, s.reported_weight, s.rank, s.best_rank, s.worst_rank, s.incomplete_count
		from app.agency_score s where s.city_code = in_city and s.year = in_year and s.quarter = in_quarter;
		if found then return; end if;
	end if;
	return query select * from app.agency_scores(in_city, in_year, in_quarter, in_as_of);
end
$$;

-- The period before: the quarter before, or the year before.
create function app.previous_period(in_year integer, in_quarter integer, out year integer, out quarter integer)
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select case when in_quarter in (0, 1) then in_year - 1 else in_year end,
		case in_quarter when 0 then 0 when 1 then 4 else in_quarter - 1 end
$$;

-- The last points of every agency of a city up to a period, oldest first.
create function app.score_history(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz, in_length integer)
returns table (agency_id integer, points jsonb)
language plpgsql stable rows 34 set search_path = pg_catalog, app as $$
declare
	last_index integer := app.period_index(in_year, in_quarter);
	minimum numeric := (app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter))).body->>'minimum_reported';
	nothing jsonb := app.unpublished_reason();
begin
	return query
	with span as materialized (
		select p.year, p.quarter, app.period_index(p.year, p.quarter) as i, app.period_json(p.year, p.quarter) as period
		from app.periods_between(in_quarter = 0,
			greatest(last_index - in_length + 1, app.first_period_index(in_quarter)), last_index) as p
	),
	-- As of now from the rollup; as of another time computed for each period.
	found_scores as (
		select s.agency_id, s.year::integer, s.quarter::integer, s.score, s.indicator_count, s.reported_count,
			s.reported_weight, s.weight
		from app.agency_score s join span p on p.year = s.year and p.quarter = s.quarter
		where in_as_of is null and s.city_code = in_city
		union all
		select s.agency_id, p.year, p.quarter, s.score, s.indicator_count, s.reported_count, s.reported_weight, s.weight
		from span p cross join lateral app.agency_scores(in_city, p.year, p.quarter, in_as_of) as s
		where in_as_of is not null
	),
	-- Where no agency has published anything there is nothing to say of one of them.
	scores as (
		select * from (
			select f.*, sum(f.reported_count) over (partition by f.year, f.quarter) as published from found_scores f
		) as f where published > 0
	),
	-- Of an agency that was not there yet, the scores of the one that it goes on from.
	formers as materialized (
		select distinct on (f.agency_id, p.i) f.agency_id as holder, p.i, f.step, f.name, s.*
		from app.agency_forbears(in_city, in_as_of) f
		join scores s on s.agency_id = f.former_id
		join span p on p.year = s.year and p.quarter = s.quarter
		where not exists (select from scores o
			where o.agency_id = f.agency_id and o.year = s.year and o.quarter = s.quarter)
		order by f.agency_id, p.i, f.step
	),
	points as (
		select s.agency_id as holder, s.*, 0 as step from scores s
		union all
		select f.holder, f.agency_id, f.year, f.quarter, f.score, f.indicator_count, f.reported_count, f.reported_weight, f.weight,
			f.published, f.step from formers f
	)
	-- The same as app.score_point, written out for the common case: hundreds of points in every ranking.
	select a.id, jsonb_agg(case when s.score is not null
		then jsonb_build_object('period', p.period, 'actual', null, 'target', null, 'percent', s.score::text,
			'state', 'COMPUTED', 'note', case when b.name is not null then app.former_note(b.name)->>'id' end,
			'noteEn', case when b.name is not null then app.former_note(b.name)->>'en' end)
		else app.score_point(p.year, p.quarter, null,
			case when s.agency_id is null then nothing
				else app.unranked_reason(null, s.indicator_count, s.reported_weight, s.weight, minimum) end,
			s.reported_weight * 100 >= minimum * s.weight and s.weight > 0) end order by p.i)
	from app.agency a cross join span p
	left join points s on s.holder = a.id and s.year = p.year and s.quarter = p.quarter
	left join formers b on b.holder = a.id and b.i = p.i - 1 and b.step > s.step
	where a.city_code = in_city
	group by a.id;
end
$$;

grant execute on function app.period_scores, app.previous_period, app.score_history to app_anon, app_member;
