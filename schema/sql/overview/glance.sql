-- What is kept of a city at a glance: the ranking of its newest quarters and its newest year that have scores, and what the
-- overview of each shows beside the schools. Made in the act that publishes, taken away in the act that changes anything it
-- is made of, computed where there is none. Everybody reads it, so it is kept only where everybody would be told the same.
-- Source: decision 0020.

-- Takes turns with whoever keeps or forgets something of this city, or of all where it is null, to the end of the
-- transaction: what one writes while another keeps would be missing for good.
create function app.lock_glance(in_city text) returns void
language plpgsql set search_path = pg_catalog, app as $$
begin
	if current_setting('transaction_isolation') <> 'read committed' then
		raise exception 'Figures are published in transactions of READ COMMITTED' using errcode = '0A000';
	elsif in_city is null then
		perform pg_advisory_xact_lock(hashtextextended('glances', 0));
	else
		perform pg_advisory_xact_lock_shared(hashtextextended('glances', 0)),
			pg_advisory_xact_lock(hashtextextended('glance ' || in_city, 0));
	end if;
end
$$;

-- The periods of a city of which a glance is kept: the two newest quarters and the newest year that have scores. Of a newest
-- quarter often little is published yet.
create function app.glance_periods(in_city text) returns table (year integer, quarter integer)
language sql stable rows 3 set search_path = pg_catalog, app as $$
	(select s.year::integer, s.quarter::integer from app.city_score s
		where s.city_code = in_city and s.quarter > 0 order by s.year desc, s.quarter desc limit 2)
	union all
	(select s.year::integer, 0 from app.city_score s
		where s.city_code = in_city and s.quarter = 0 order by s.year desc limit 1)
$$;

-- Whether all that a glance is made of is public, so that nobody is told more or less than others: the indicators of what
-- is published in the period and in the one before, their entries, and the facts about the city.
create function app.is_glance_public(in_city text, in_year integer, in_quarter integer) returns boolean
language sql stable set search_path = pg_catalog, app as $$
	select not exists (
		select from app.publication p
		join app.indicator i on i.id = p.indicator_id
		join app.achievement a on a.id = p.achievement_id
		where p.city_code = in_city and p.superseded_at is null
			and (p.year, p.quarter) in (select in_year, in_quarter union select b.year, b.quarter
				from app.previous_period(in_year, in_quarter) b)
			and (i.status <> 'ADOPTED' or a.status <> 'PUBLISHED')
	) and not exists (
		select from app.indicator i where i.city_code = in_city and i.agency_id is null and i.source is not null
			and i.status <> 'ADOPTED'
	)
$$;

-- Keeps the glances of a city. Where nobody is ranked, today decides why: nothing is kept.
create function app.keep_glance(in_city text) returns void
language plpgsql set search_path = pg_catalog, app as $$
begin
	perform app.lock_glance(in_city);
	delete from app.city_glance k where k.city_code = in_city;
	insert into app.city_glance (city_code, year, quarter, ranking, overview)
	select in_city, p.year, p.quarter, r.ranking, app.overview_of_figures(in_city, p.year, p.quarter, null, r.ranking)
	from app.glance_periods(in_city) p
	cross join lateral app.computed_ranking(in_city, p.year, p.quarter, null) as r(ranking)
	where app.is_glance_public(in_city, p.year, p.quarter) and r.ranking->>'reason' is null;
end
$$;

-- Takes away the glances of the cities whose rows a statement changed; the argument is their city, an expression on a row
-- r that is null where the row is of no account. Without it, and for TRUNCATE, those of all.
-- security definer: whoever may write those rows may write none of what is kept.
create function app.forget_glances() returns trigger
language plpgsql security definer set search_path = pg_catalog, app as $$
declare
	cities text[];
	city text;
begin
	if tg_op = 'TRUNCATE' or tg_nargs = 0 then
		perform app.lock_glance(null);
		delete from app.city_glance;
		return null;
	end if;
	execute format('select array(select c from (%s) as x(c) where c is not null order by c)', concat_ws(' union ',
		case when tg_op <> 'INSERT' then format('select %s from old_rows r', tg_argv[0]) end,
		case when tg_op <> 'DELETE' then format('select %s from new_rows r', tg_argv[0]) end)) into cities;
	for city in select distinct c from unnest(cities) as c order by c loop
		perform app.lock_glance(city);
		delete from app.city_glance k where k.city_code = city;
	end loop;
	return null;
end
$$;

-- Renews what is kept of a city where it has lapsed, or where an act took it away: no answer needs it, it makes them quick.
create function app.renew_kept(in_city text) returns void
language plpgsql set search_path = pg_catalog, app as $$
begin
	perform app.keep_standings(app.lapsed_schools(in_city));
	if app.lacks_glance(in_city) then perform app.keep_glance(in_city); end if;
end
$$;

-- The cities of which something kept has lapsed or is missing.
create function app.cities_to_renew() returns setof text
language sql volatile rows 10 set search_path = pg_catalog, app as $$
	select c.code from app.cities_with_lapsed_schools() as c(code)
	union
	select r.code from app.region r where r.level = 'CITY' and app.lacks_glance(r.code) order by 1
$$;

-- Whether a glance of a city could be kept and is not.
create function app.lacks_glance(in_city text) returns boolean
language sql stable set search_path = pg_catalog, app as $$
	select exists (
		select from app.glance_periods(in_city) p
		join app.city_score s on s.city_code = in_city and s.year = p.year and s.quarter = p.quarter and s.ranked_count > 0
		where not exists (select from app.city_glance k where k.city_code = in_city and k.year = p.year
				and k.quarter = p.quarter)
			and app.is_glance_public(in_city, p.year, p.quarter))
$$;
