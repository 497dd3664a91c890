-- The schools of a city that meet a filter, in their order: the place of each, how many there are, and what was looked at to
-- choose them. The rows themselves, and which of them stand on a page, are asked by whoever reads this (reads/chosen.ts).
-- Order: NAME, COMPLIANCE or LEVEL, then name, then id, so that it is the same on every engine and every time.
-- in_beside: a school that has its place in the order even where it does not meet the filter (any more), and is not counted:
-- a page goes on from there.
-- in_as_of: as of that moment, as app.matching_schools has it.
-- Errors: 22023 for an unknown condition (filter.…) or order (orderBy), and a moment to come (asOf).
create function app.listed_schools(in_city text, in_filter jsonb default '{}', in_order text default 'NAME',
	in_direction text default 'ASC', in_as_of timestamptz default null, in_beside integer default null)
returns table (id integer, place bigint, total bigint, status text, compliance text, has_working_group boolean,
	has_referral_path boolean)
language plpgsql stable rows 500 set search_path = pg_catalog, app set plan_cache_mode = force_generic_plan as $$
declare
	sign integer := case in_direction when 'DESC' then -1 else 1 end;
	beside text := (select s.npsn from app.school s where s.id = in_beside and s.city_code = in_city);
begin
	if not coalesce(in_order in ('NAME', 'COMPLIANCE', 'LEVEL') and in_direction in ('ASC', 'DESC'), false) then
		perform app.refuse_input('orderBy', 'NO_CHOICE', 'must be NAME, COMPLIANCE or LEVEL, ASC or DESC');
	end if;
	return query
	with matched as materialized (
		select m.*, true as meets from app.matching_schools(in_city, in_filter, in_as_of) as m
	),
	placed as (
		select m.*, count(*) filter (where m.meets) over () as total, row_number() over (
			order by case in_order when 'COMPLIANCE' then sign * m.compliance
				when 'LEVEL' then sign * array_position('{PAUD, PRIMARY, JUNIOR, SENIOR, SPECIAL}', m.level)
				else 0 end, lower(m.name) collate "C", m.id) as place
		from (
			select * from matched
			union all
			select b.*, false from app.matching_schools(in_city, jsonb_build_object('npsn', jsonb_build_array(beside)), in_as_of) as b
			where beside is not null and in_beside not in (select o.id from matched o)
		) as m
	)
	-- Names are read from the end; numbers are turned instead, so that names stay in order behind them.
	select p.id, case when in_order = 'NAME' and sign < 0 then -p.place else p.place end, p.total, p.status,
		p.compliance::text, p.has_working_group, p.has_referral_path
	from placed p;
end
$$;

grant execute on function app.listed_schools to app_anon, app_member;
