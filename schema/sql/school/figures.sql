-- The mechanism of each of these schools today as the Mechanism of the GraphQL schema, with every requirement.
create function app.school_mechanisms(ids integer[]) returns table (id integer, mechanism jsonb)
language plpgsql stable rows 50 set search_path = pg_catalog, app as $$
begin
	return query
	select m.school_id, jsonb_build_object('status', m.status, 'compliance', m.compliance::text,
		'hasWorkingGroup', m.has_working_group, 'hasReferralPath', m.has_referral_path, 'requirements', r.list)
	from app.school_mechanism m
	cross join lateral (
		select jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name, 'nameEn', v.name_en,
			'mandatory', v.mandatory, 'weight', trim_scale(v.weight)::text, 'state', v.state,
			'validUntil', v.valid_until, 'verifiedAt', v.verified_at, 'activityOn', v.activity_on) order by v.ordinal) as list
		from app.school_requirement_state v where v.school_id = m.school_id
	) as r
	where m.school_id = any(ids);
end
$$;

-- The schools of the same level in the same city, the school itself included; null for an unknown school.
create function app.school_peers(in_school integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	own record;
	peers jsonb;
begin
	select s.city_code, s.level into own from app.school s where s.id = in_school;
	if not found then return null; end if;
	with matched as materialized (
		select * from app.matching_schools(own.city_code, jsonb_build_object('levels', jsonb_build_array(own.level)))
	)
	select jsonb_build_object('level', own.level, 'count', count(*),
		'compliance', app.round_ratio(sum(m.compliance), nullif(count(*), 0))::text,
		'enforced', count(*) filter (where m.status = 'ENFORCED'),
		'requirements', (
			select jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'nameEn', r.name_en, 'met', s.met,
				'share', app.round_ratio(s.met * 100, s.count)::text) order by r.ordinal)
			from app.requirement r
			cross join lateral (
				select count(*) as count, count(*) filter (where r.code = any(o.met)) as met from matched o
			) as s
			where r.pack_version = (app.rule_pack_in_force('MECHANISM')).version))
	into peers from matched m;
	return peers;
end
$$;

grant execute on function app.school_mechanisms, app.school_peers to app_anon, app_member;
