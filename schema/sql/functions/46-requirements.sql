-- The requirements of a school's mechanism that are in force, in their order.
create or replace function app.requirements() returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object('code', q.code, 'name', q.name, 'nameEn', q.name_en,
		'mandatory', q.mandatory, 'weight', q.weight::text, 'enforces', q.enforces) order by q.ordinal), '[]')
	from app.requirement q
	where q.pack_version = (select (app.rule_pack_in_force('MECHANISM')).version)
$$;
