-- Parts of the overview of a city: its schools, its villages, and the published facts about it.

-- The moment for which the overview of a period answers about schools: the end of the period where a later one of its kind
-- has ended too, so that what is past stays as it was; null, now, for the newest ones. Never later than in_as_of.
create function app.schools_moment(in_year integer, in_quarter integer, in_as_of timestamptz default null)
returns timestamptz
language sql stable parallel safe
return (select case when app.begin_of(later.first_day) <= coalesce(in_as_of, now())
		then app.begin_of(app.period_end(in_year, in_quarter) + 1) - interval '1 microsecond' else in_as_of end
	from (select case in_quarter when 0 then app.period_end(in_year + 1, 0) + 1
		else app.period_end(in_year + in_quarter / 4, in_quarter % 4 + 1) + 1 end as first_day) as later);

-- {schools, villages}: all schools of a city by status, and those of every village, empty ones included, by region code.
-- Both from one pass over the schools. in_as_of: as of that moment, as app.matching_schools has it; `day` is its day.
create function app.city_schools(in_city text, in_as_of timestamptz default null) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	with counted as materialized (
		select m.village_code, count(*) as schools, sum(m.compliance) as compliance,
			count(*) filter (where m.status = 'ENFORCED') as enforced,
			count(*) filter (where m.status = 'ESTABLISHED') as established,
			count(*) filter (where m.status = 'DRAFTED') as drafted,
			count(*) filter (where m.status = 'NONE') as none,
			count(*) filter (where m.status = 'EXPIRED') as expired,
			count(*) filter (where m.has_working_group) as working_groups
		from app.matching_schools(in_city, '{}', in_as_of) m group by m.village_code
	)
	select jsonb_build_object(
		'schools', (
			select jsonb_build_object('day', app.day_of(coalesce(in_as_of, now())), 'count', coalesce(sum(c.schools), 0),
				'compliance', app.round_ratio(sum(c.compliance), nullif(sum(c.schools), 0))::text,
				'enforced', coalesce(sum(c.enforced), 0), 'established', coalesce(sum(c.established), 0),
				'drafted', coalesce(sum(c.drafted), 0), 'none', coalesce(sum(c.none), 0),
				'expired', coalesce(sum(c.expired), 0), 'workingGroups', coalesce(sum(c.working_groups), 0))
			from counted c),
		'villages', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'region', jsonb_build_object('code', r.code, 'name', r.name, 'level', r.level, 'parentCode', r.parent_code),
				'schools', coalesce(c.schools, 0), 'compliant', coalesce(c.established + c.enforced, 0),
				'established', coalesce(c.established, 0), 'enforced', coalesce(c.enforced, 0),
				'compliance', app.round_ratio(c.compliance, c.schools)::text) order by r.code), '[]')
			from app.region r
			left join counted c on c.village_code = r.code
			where r.parent_code in (select d.code from app.region d where d.parent_code = in_city)))
$$;

-- The indicators of the city as a whole that somebody else publishes, with the years from the first published one up to
-- this one, at most 10.
create function app.city_facts(in_city text, in_year integer, in_as_of timestamptz default null) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'indicator', jsonb_build_object('id', i.id, 'code', i.code, 'name', i.name, 'nameEn', i.name_en, 'kind', i.kind,
			'level', i.level, 'cityCode', i.city_code, 'agencyId', null, 'source', i.source, 'unit', d.unit,
			'unitEn', d.unit_en, 'direction', d.direction),
		'points', app.indicator_points(i.id, true, greatest(p.first_year, in_year - 9), least(p.last_year, in_year),
			in_as_of),
		'source', i.source) order by i.code), '[]')
	from app.indicator i
	join app.indicator_definition d on d.id = i.definition_id
	join lateral (
		select min(p.year)::integer as first_year, max(p.year)::integer as last_year from app.publication p
		where p.indicator_id = i.id and p.quarter = 0 and p.superseded_at is null
	) as p on p.first_year <= in_year and p.last_year > in_year - 10
	where i.city_code = in_city and i.agency_id is null and i.source is not null
$$;

grant execute on function app.schools_moment, app.city_schools, app.city_facts to app_anon, app_member;
