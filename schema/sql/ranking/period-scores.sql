create function app.period_scores(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns table (agency_id integer, score numeric, lowest numeric, highest numeric, band text, indicator_count integer,
	reported_count integer, weight numeric, reported_weight numeric, rank integer, best_rank integer, worst_rank integer)
language plpgsql stable rows 34 set search_path = pg_catalog, app as $$
begin
	if in_as_of is null then
		return query select s.agency_id, s.score, s.lowest, s.highest, s.band, s.indicator_count, s.reported_count,
			s.weight, s.reported_weight, s.rank, s.best_rank, s.worst_rank
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
	own_scores as (
		select distinct on (l.agency_id, s.year, s.quarter) l.agency_id as holder, l.step, l.name, s.*
		from app.agency_lineage(in_city, in_as_of) l join scores s on s.agency_id = l.former_id
		order by l.agency_id, s.year, s.quarter, l.step
	),
	course as (
		select a.id, p.*, s.agency_id as scored, s.score, s.indicator_count, s.reported_weight, s.weight, s.step,
			lag(s.step) over (partition by a.id order by p.i) as before,
			lag(s.name) over (partition by a.id order by p.i) as name_before
		from app.agency a cross join span p
		left join own_scores s on s.holder = a.id and s.year = p.year and s.quarter = p.quarter
		where a.city_code = in_city
	)
	-- The same as app.score_point, written out for the common case: hundreds of points in every ranking.
	select c.id, jsonb_agg(case when c.score is not null
		then jsonb_build_object('period', c.period, 'actual', null, 'target', null, 'percent', c.score::text,
			'state', 'COMPUTED', 'note', app.former_note(c.step, c.before, c.name_before)->>'id',
			'noteEn', app.former_note(c.step, c.before, c.name_before)->>'en')
		else app.score_point(c.year, c.quarter, null,
			case when c.scored is null then nothing
				else app.unranked_reason(null, c.indicator_count, c.reported_weight, c.weight, minimum) end,
			c.reported_weight * 100 >= minimum * c.weight and c.weight > 0) end order by c.i)
	from course c group by c.id;
end
$$;

grant execute on function app.period_scores, app.previous_period, app.score_history to app_anon, app_member;
