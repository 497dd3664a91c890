-- A place in an ordered list of schools: {order, number, text, id} as opaque text.
create function app.school_cursor(in_order text, number numeric, text text, id integer) returns text
language sql immutable parallel safe
return rtrim(translate(encode(convert_to(jsonb_build_array(in_order, number::text, text, id)::text, 'UTF8'), 'base64'),
	E'+/\n', '-_'), '=');

-- What a cursor says. Error: 22023 naming the argument, for one that is malformed or of another order.
create function app.read_school_cursor(in_field text, in_cursor text, in_order text,
	out number numeric, out text text, out id integer)
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	parts jsonb;
begin
	begin
		parts := convert_from(decode(rpad(translate(in_cursor, '-_', '+/'), (length(in_cursor) + 3) / 4 * 4, '='),
			'base64'), 'UTF8')::jsonb;
		number := parts->>1; text := parts->>2; id := parts->>3;
	exception when data_exception then
		parts := null;
	end;
	if parts->>0 is null or number is null or text is null or id is null then
		perform app.refuse_input(in_field, 'NO_CURSOR', 'is no cursor of this list');
	elsif parts->>0 <> in_order then
		perform app.refuse_input(in_field, 'NO_CURSOR', 'belongs to another order; start again from the first page');
	end if;
end
$$;

-- A page of the schools of a city as a SchoolConnection, without the requirements of each (app.school_mechanisms).
-- Order: NAME, COMPLIANCE or LEVEL, then name, then id, so that it is the same on every engine and every time.
-- in_as_of: as of that moment, as app.matching_schools has it.
-- Errors: 22023 for an unknown condition (filter.…), order (orderBy) or cursor (after, before), and a moment to come (asOf).
create function app.schools_page(in_city text, in_filter jsonb default '{}', in_order text default 'NAME',
	in_direction text default 'ASC', in_first integer default null, in_after text default null,
	in_last integer default null, in_before text default null, in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app set plan_cache_mode = force_generic_plan as $$
declare
	list_order text := in_order || ' ' || in_direction;
	-- Names are read from the end; numbers are turned instead, so that names stay in order behind them.
	backwards boolean := list_order = 'NAME DESC';
	sign integer := case in_direction when 'DESC' then -1 else 1 end;
	after_place record;
	before_place record;
	page jsonb;
begin
	if not coalesce(in_order in ('NAME', 'COMPLIANCE', 'LEVEL') and in_direction in ('ASC', 'DESC'), false) then
		perform app.refuse_input('orderBy', 'NO_CHOICE', 'must be NAME, COMPLIANCE or LEVEL, ASC or DESC');
	end if;
	after_place := app.read_school_cursor('after', coalesce(in_after, app.school_cursor(list_order, 0, '', 0)), list_order);
	before_place := app.read_school_cursor('before', coalesce(in_before, app.school_cursor(list_order, 0, '', 0)), list_order);

	with matched as materialized (
		select m.id, m.village_code, m.status, m.compliance, m.has_working_group, m.has_referral_path,
			lower(m.name) collate "C" as text,
			case in_order when 'COMPLIANCE' then sign * m.compliance
				when 'LEVEL' then sign * array_position('{PAUD, PRIMARY, JUNIOR, SENIOR, SPECIAL}', m.level)
				else 0 end as number
		from app.matching_schools(in_city, in_filter, in_as_of) as m
	),
	placed as materialized (
		select m.*, case when backwards then count(*) over () + 1 - row_number() over up else row_number() over up end as place
		from matched m window up as (order by m.number, m.text, m.id)
	),
	bounds as materialized (
		select count(*) as total,
			count(*) filter (where in_after is not null and case when backwards
				then (p.text, p.id) >= (after_place.text collate "C", after_place.id)
				else (p.number, p.text, p.id) <= (after_place.number, after_place.text collate "C", after_place.id) end) as skipped,
			count(*) filter (where in_before is not null and case when backwards
				then (p.text, p.id) <= (before_place.text collate "C", before_place.id)
				else (p.number, p.text, p.id) >= (before_place.number, before_place.text collate "C", before_place.id) end) as kept_out
		from placed p
	),
	ends as materialized (
		select total, first_place, greatest(last_place, first_place - 1) as last_place
		from (
			select total, greatest(skipped + 1, capped - coalesce(in_last, capped) + 1) as first_place, capped as last_place
			from (
				select b.*, least(total - kept_out, skipped + coalesce(in_first, total)) as capped from bounds b
			) as b
		) as b
	),
	shown as materialized (
		select p.*, e.total from placed p, ends e where p.place between e.first_place and e.last_place
	),
	villages as materialized (
		select v.* from app.region v where v.code in (select p.village_code from shown p)
	),
	-- Few, and the same above many villages.
	parents as materialized (
		select d.code, app.region_json(d.code) as region from (select distinct v.parent_code as code from villages v) as d
	),
	places as materialized (
		select v.code, jsonb_build_object('code', v.code, 'name', v.name, 'level', v.level, 'parentCode', v.parent_code,
			'parent', d.region) as region
		from villages v left join parents d on d.code = v.parent_code
	)
	select jsonb_build_object(
		'edges', coalesce((
			-- As text, read once: half of the time of objects that are copied into one another.
			select json_agg(json_build_object(
				'cursor', app.school_cursor(list_order, p.number, p.text, p.id),
				'node', json_build_object('id', s.id, 'npsn', s.npsn, 'name', s.name, 'level', s.level,
					'ownership', s.ownership, 'authority', s.authority, 'cityCode', s.city_code,
					'villageCode', s.village_code, 'sraStage', s.sra_stage, 'sraSince', s.sra_since,
					'isExample', s.is_example, 'region', v.region,
					'mechanism', json_build_object('status', p.status, 'compliance', p.compliance::text, 'asOf', in_as_of,
						'hasWorkingGroup', p.has_working_group, 'hasReferralPath', p.has_referral_path))) order by p.place)
			from shown p join app.school s on s.id = p.id and s.city_code = in_city left join places v on v.code = s.village_code)::jsonb, '[]'),
		'pageInfo', jsonb_build_object(
			'hasNextPage', e.total > e.last_place and e.total > 0,
			'hasPreviousPage', e.first_place > 1 and e.total > 0,
			'startCursor', (select app.school_cursor(list_order, p.number, p.text, p.id) from shown p order by p.place limit 1),
			'endCursor', (select app.school_cursor(list_order, p.number, p.text, p.id) from shown p order by p.place desc limit 1)),
		'totalCount', e.total)
	into page from ends e;
	return page;
end
$$;

grant execute on function app.school_cursor, app.read_school_cursor, app.schools_page to app_anon, app_member;
