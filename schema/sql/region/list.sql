-- A region with the regions around it, up to its province: {code, name, level, parent}.
-- plpgsql, whose plan is kept: every page asks it for each place that it shows.
create function app.region_json(in_code text) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	region app.region;
begin
	select r.* into region from app.region r where r.code = in_code;
	if not found then return null; end if;
	return jsonb_build_object('code', region.code, 'name', region.name, 'level', region.level,
		'parentCode', region.parent_code, 'parent', app.region_json(region.parent_code));
end
$$;

-- Regions in the order of their codes, of one level and within one region where those are given.
-- Errors: 22023 where more than `most` match.
create function app.regions(in_level text, in_within text, most integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	found text[];
	found_regions jsonb;
begin
	if in_within is null then
		found := array(select r.code from app.region r where in_level is null or r.level = in_level limit most + 1);
	else
		-- Down from the region, by the index of parents: a prefix has an index only under some collations.
		found := array(
			with recursive inside as (
				select r.code, r.level from app.region r where r.code = in_within
				union all
				select r.code, r.level from inside i join app.region r on r.parent_code = i.code
				where i.level is distinct from in_level
			)
			select i.code from inside i where in_level is null or i.level = in_level limit most + 1);
	end if;
	select jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'parentCode', r.parent_code,
		'source', r.source) order by r.code)
	into found_regions from unnest(found) as f(code) join app.region r on r.code = f.code;
	if jsonb_array_length(found_regions) > most then
		perform app.refuse_input('within', 'LIMIT', format('more than %s regions; give a region to look in, or a level.', most),
			jsonb_build_object('most', most));
	end if;
	return coalesce(found_regions, '[]');
end
$$;

-- Refuses a city that is not known, as the API's argument in_field names it. Error: 22023 with the field.
create function app.check_city(in_field text, in_code text) returns void
language plpgsql stable set search_path = pg_catalog, app as $$
begin
	if not exists (select from app.region r where r.code = in_code and r.level = 'CITY') then
		perform app.refuse_input(in_field, 'NOT_FOUND',
			'is not known here; give the code of a city that regions(level: CITY) lists.');
	end if;
end
$$;

grant execute on function app.region_json, app.regions, app.check_city to app_anon, app_member;
