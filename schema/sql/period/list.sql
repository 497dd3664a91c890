-- The periods for which a city has published something, newest first; the year after its quarters.
create function app.periods(in_city text) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(app.period_json(s.year, s.quarter) order by s.year desc, s.quarter desc), '[]')
	from app.city_score s where s.city_code = in_city
$$;

-- The periods for which an indicator has published something, newest first; the year after its quarters.
create function app.indicator_periods(in_indicator integer) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(app.period_json(p.year, p.quarter) order by p.year desc, p.quarter desc), '[]')
	from app.publication p where p.indicator_id = in_indicator and p.superseded_at is null
$$;

grant execute on function app.periods, app.indicator_periods to app_anon, app_member;
