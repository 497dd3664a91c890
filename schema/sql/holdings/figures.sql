-- What a city holds so far, as the CityHoldings of the GraphQL schema, in the eyes of whoever asks: so that what is
-- missing is told from what is nought. period: the newest published quarter, else the newest published year; where
-- nothing is published, the quarter that is running.
create function app.city_holdings(in_city text) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_build_object(
		'agencies', exists (select from app.agency a where a.city_code = in_city),
		'indicators', exists (
			select from app.indicator i join app.indicator_definition d on d.id = i.definition_id
			where i.city_code = in_city and i.agency_id is not null and i.status = 'ADOPTED' and d.weight > 0),
		'published', newest.period is not null,
		'facts', exists (
			select from app.indicator i join app.publication p on p.indicator_id = i.id
			where i.city_code = in_city and i.agency_id is null and i.source is not null
				and p.city_code = in_city and p.agency_id is null and p.superseded_at is null),
		'schools', exists (select from app.school s where s.city_code = in_city),
		'period', coalesce(newest.period, app.period_json(extract(year from app.today())::integer,
			extract(quarter from app.today())::integer)))
	from (select (select app.period_json(s.year, s.quarter) from app.city_score s where s.city_code = in_city
		order by s.quarter = 0, s.year desc, s.quarter desc limit 1) as period) as newest
$$;

grant execute on function app.city_holdings to app_anon, app_member;
