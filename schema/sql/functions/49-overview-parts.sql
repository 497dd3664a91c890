-- Parts of the overview of a city: its schools today, its villages, and the published facts about it.

create or replace function app.school_summary(in_city text) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_build_object('count', count(*),
		'compliance', app.round_ratio(sum(m.compliance), nullif(count(*), 0))::text,
		'enforced', count(*) filter (where m.status = 'ENFORCED'),
		'established', count(*) filter (where m.status = 'ESTABLISHED'),
		'drafted', count(*) filter (where m.status = 'DRAFTED'),
		'none', count(*) filter (where m.status = 'NONE'),
		'expired', count(*) filter (where m.status = 'EXPIRED'),
		'workingGroups', count(*) filter (where m.has_working_group))
	from app.school_mechanism m where m.city_code = in_city
$$;

-- The schools of every village of a city, empty ones included, by region code.
create or replace function app.village_figures(in_city text) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'region', jsonb_build_object('code', r.code, 'name', r.name, 'level', r.level, 'parentCode', r.parent_code),
		'schools', coalesce(v.schools, 0), 'compliant', coalesce(v.compliant, 0), 'enforced', coalesce(v.enforced, 0),
		'compliance', v.compliance::text) order by r.code), '[]')
	from app.region r
	left join (
		select m.village_code, count(*) as schools,
			count(*) filter (where m.status in ('ESTABLISHED', 'ENFORCED')) as compliant,
			count(*) filter (where m.status = 'ENFORCED') as enforced,
			app.round_ratio(sum(m.compliance), count(*)) as compliance
		from app.school_mechanism m where m.city_code = in_city group by m.village_code
	) as v on v.village_code = r.code
	where r.parent_code in (select d.code from app.region d where d.parent_code = in_city)
$$;

-- The indicators of the city as a whole that somebody else publishes, with the years from the first published one up to
-- this one, at most 10.
create or replace function app.city_facts(in_city text, in_year integer) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'indicator', jsonb_build_object('id', i.id, 'code', i.code, 'name', i.name, 'nameEn', i.name_en, 'kind', i.kind,
			'level', i.level, 'cityCode', i.city_code, 'agencyId', null, 'source', i.source, 'unit', d.unit,
			'unitEn', d.unit_en, 'direction', d.direction),
		'points', app.indicator_points(i.id, true, greatest(p.first_year, in_year - 9), least(p.last_year, in_year)),
		'source', i.source) order by i.code), '[]')
	from app.indicator i
	join app.indicator_definition d on d.id = i.definition_id
	join lateral (
		select min(p.year)::integer as first_year, max(p.year)::integer as last_year from app.publication p
		where p.indicator_id = i.id and p.quarter = 0 and p.superseded_at is null
	) as p on p.first_year <= in_year and p.last_year > in_year - 10
	where i.city_code = in_city and i.agency_id is null and i.source is not null
$$;
