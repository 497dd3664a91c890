-- Renews the rollups of a city and period from app.agency_scores. Publishing calls it; so must whatever else changes a
-- score's inputs, such as adopting an indicator. A period of which only facts of the city are known has no scores.
-- refreshed_at is the moment since when the content is as it is: asking as of it gives the same.
create function app.refresh_scores(in_city text, in_year integer, in_quarter integer) returns void
language plpgsql set search_path = pg_catalog, app set plan_cache_mode = force_custom_plan as $$
declare
	moment timestamptz;
begin
	-- Two publishers of one period take turns: the second sees what the first published.
	perform pg_advisory_xact_lock(hashtextextended(format('score %s %s %s', in_city, in_year, in_quarter), 0));
	moment := app.content_moment(in_city, in_year, in_quarter);
	delete from app.agency_score s where s.city_code = in_city and s.year = in_year and s.quarter = in_quarter;
	delete from app.city_score s where s.city_code = in_city and s.year = in_year and s.quarter = in_quarter;
	if not exists (select from app.publication p where p.city_code = in_city and p.year = in_year
			and p.quarter = in_quarter and p.superseded_at is null and p.agency_id is not null) then return; end if;
	insert into app.agency_score (city_code, year, quarter, agency_id, score, lowest, highest, band, indicator_count,
		reported_count, weight, reported_weight, rank, best_rank, worst_rank, incomplete_count, refreshed_at)
	select in_city, in_year, in_quarter, s.agency_id, s.score, s.lowest, s.highest, s.band, s.indicator_count,
		s.reported_count, s.weight, s.reported_weight, s.rank, s.best_rank, s.worst_rank, s.incomplete_count,
		moment
	from app.agency_scores(in_city, in_year, in_quarter) as s order by s.agency_id;
	insert into app.city_score (city_code, year, quarter, score, ranked_count, agency_count, refreshed_at,
		method_version)
	select in_city, in_year, in_quarter, app.round_ratio(sum(s.score), nullif(count(s.score), 0)), count(s.score),
		count(*), moment, (app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter))).version
	from app.agency_score s where s.city_code = in_city and s.year = in_year and s.quarter = in_quarter;
end
$$;

-- Since when what a period's scores are made of is as it is: the newest of its publications, of the indicators and
-- definitions that wait for theirs, and of the agencies on record. Null where there is nothing of all this.
create function app.content_moment(in_city text, in_year integer, in_quarter integer) returns timestamptz
language sql stable set search_path = pg_catalog, app as $$
	select nullif(max(m.at), '-infinity') from (
		select max(p.published_at) as at from app.publication p
		where p.city_code = in_city and p.year = in_year and p.quarter = in_quarter and p.superseded_at is null
			and p.agency_id is not null
		union all
		select max(greatest(i.adopted_at, d.recorded_at)) from app.indicator i
		cross join lateral app.definition_in_force(i.id, in_year, in_quarter) as d
		where i.city_code = in_city and i.status = 'ADOPTED' and i.agency_id is not null and d.weight > 0
			and not exists (select from app.publication p where p.indicator_id = i.id and p.year = in_year
				and p.quarter = in_quarter and p.superseded_at is null)
		union all
		select max(greatest(a.recorded_at, (a.former->-1->>'until')::timestamptz)) from app.agency a
		where a.city_code = in_city and a.valid_from <= app.period_end(in_year, in_quarter)
	) as m
$$;

grant execute on function app.content_moment to app_anon, app_member;
