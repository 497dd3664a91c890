-- Regions in the order of their codes, of one level and within one region where those are given.
-- Errors: 22023 where more than `most` match.
create or replace function app.regions(in_level text, in_within text, most integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	found_regions jsonb;
begin
	select jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'parentCode', r.parent_code,
		'source', r.source) order by r.code)
	into found_regions
	from (
		select * from app.region r
		where (in_level is null or r.level = in_level)
			and (in_within is null or r.code = in_within or r.code ^@ (in_within || '.'))
		limit most + 1
	) as r;
	if jsonb_array_length(found_regions) > most then
		raise exception 'within: more than % regions; give a region to look in, or a level.', most using errcode = '22023';
	end if;
	return coalesce(found_regions, '[]');
end
$$;
