-- A region with the regions around it, up to its province: {code, name, level, parent}.
create or replace function app.region_json(in_code text) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_build_object('code', r.code, 'name', r.name, 'level', r.level, 'parentCode', r.parent_code, 'parent',
		case when r.parent_code is not null then app.region_json(r.parent_code) end)
	from app.region r where r.code = in_code
$$;
