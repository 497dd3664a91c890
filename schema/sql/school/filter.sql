-- Refuses a SchoolFilter that names what does not exist. Error: 22023 with "filter.<field>: …".
create function app.check_school_filter(in_filter jsonb) returns void
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	problem text;
begin
	select 'filter.' || k || ': is no condition on schools' into problem
	from jsonb_object_keys(in_filter) as k
	where k <> all(app.school_filter_fields()) limit 1;
	if problem is null and in_filter->>'within' is not null
		and not exists (select from app.region r where r.code = in_filter->>'within') then
		problem := 'filter.within: there is no such region';
	end if;
	if problem is null and in_filter->>'complianceAtLeast' !~ '^[+-]?[0-9]+([.][0-9]+)?$' then
		problem := 'filter.complianceAtLeast: must be a decimal such as "80"';
	end if;
	if problem is null then
		select format('filter.%s: there is no requirement %s', f, left(c, 40)) into problem
		from (values ('met'), ('notMet')) as fields(f)
		cross join lateral jsonb_array_elements_text(
			case jsonb_typeof(in_filter->f) when 'array' then in_filter->f else '[]' end) as c
		where c not in (select r.code from app.requirement r
			where r.pack_version = (app.rule_pack_in_force('MECHANISM')).version) limit 1;
	end if;
	perform app.refuse_problem(problem);
end
$$;

-- The schools of a city that meet every condition of a SchoolFilter, with their mechanism today. A condition left out
-- or null does not restrict; an empty list lets nothing through. search: every word stands in the name or the NPSN.
-- npsn: the schools of a list; a number that no school of the city has (any more) adds nothing.
-- Errors: as app.check_school_filter.
create function app.matching_schools(in_city text, in_filter jsonb)
returns table (id integer, npsn text, name text, level text, ownership text, authority text, village_code text,
	sra_stage text, status text, compliance numeric, has_working_group boolean, met text[], partly text[])
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	words text[] := regexp_split_to_array(nullif(btrim(lower(filter->>'search')), ''), '\s+');
	must_meet text[] := array(select jsonb_array_elements_text(coalesce(filter->'met', '[]')));
	must_miss text[] := array(select jsonb_array_elements_text(coalesce(filter->'notMet', '[]')));
begin
	if filter <> '{}' then perform app.check_school_filter(filter); end if;
	return query
	select m.school_id, m.npsn, m.name, m.level, m.ownership, m.authority, m.village_code, m.sra_stage, m.status,
		m.compliance, m.has_working_group, m.met, m.partly
	from app.school_mechanism m
	where m.city_code = in_city
		and (filter->>'within' is null or m.village_code = filter->>'within'
			or starts_with(m.village_code, (filter->>'within') || '.'))
		and (words is null or not exists (
			select from unnest(words) as w where strpos(lower(m.name), w) = 0 and strpos(lower(m.npsn), w) = 0))
		and (filter->'npsn' is null or filter->'npsn' ? m.npsn)
		and (filter->'levels' is null or filter->'levels' ? m.level)
		and (filter->'sraStages' is null or coalesce(filter->'sraStages' ? m.sra_stage, false))
		and (filter->>'ownership' is null or m.ownership = filter->>'ownership')
		and (filter->>'authority' is null or m.authority = filter->>'authority')
		and (filter->'mechanism' is null or filter->'mechanism' ? m.status)
		and (filter->>'complianceAtLeast' is null or m.compliance >= (filter->>'complianceAtLeast')::numeric)
		and (filter->>'hasWorkingGroup' is null or m.has_working_group = (filter->>'hasWorkingGroup')::boolean)
		and m.met @> must_meet and not m.met && must_miss;
end
$$;

grant execute on function app.check_school_filter, app.matching_schools to app_anon, app_member;
