-- The requirements of the mechanism of a school.

-- How one requirement of a school stands on a day: a claim counts once it was verified and until its evidence lapses.
-- Nothing claimed (null) is NOT_MET. valid_until is the last day that counts. Source: decision 0007.
create function app.requirement_state(claim text, verified_at timestamptz, valid_until date, on_day date)
returns text language sql immutable parallel safe
return case
	when claim is null or claim = 'NOT_MET' then 'NOT_MET'
	when verified_at is null then 'UNVERIFIED'
	when valid_until < on_day then 'EXPIRED'
	else claim end;

-- The requirements of a school's mechanism that are in force, in their order.
create function app.requirements() returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object('code', q.code, 'name', q.name, 'nameEn', q.name_en,
		'mandatory', q.mandatory, 'weight', q.weight::text, 'enforces', q.enforces) order by q.ordinal), '[]')
	from app.requirement q
	where q.pack_version = (select (app.rule_pack_in_force('MECHANISM')).version)
$$;

grant execute on function app.requirement_state, app.requirements to app_anon, app_member;
