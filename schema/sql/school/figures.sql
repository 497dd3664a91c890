-- The mechanism of each of these schools as the Mechanism of the GraphQL schema, with every requirement and its activities.
-- in_as_of: from what was known at that moment, judged on its day; null: now. Error: 22023 for a moment to come.
create function app.school_mechanisms(ids integer[], in_as_of timestamptz default null)
returns table (id integer, mechanism jsonb)
language plpgsql stable rows 50 set search_path = pg_catalog, app as $$
declare
	known_at timestamptz := coalesce(in_as_of, now());
	on_day date := app.day_of(known_at);
begin
	perform app.check_moment('asOf', in_as_of);
	return query
	select m.school_id, jsonb_build_object('status', m.status, 'compliance', m.compliance::text, 'asOf', in_as_of,
		'hasWorkingGroup', m.has_working_group, 'hasReferralPath', m.has_referral_path, 'requirements', r.list)
	from app.mechanisms_at(array(select s.id from app.school s where s.id = any(ids)), known_at) as m
	join (
		select v.school_id, jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name, 'nameEn', v.name_en,
			'mandatory', v.mandatory, 'weight', trim_scale(v.weight)::text, 'enforces', v.enforces, 'state', v.state,
			'validUntil', v.valid_until, 'verifiedAt', v.verified_at, 'verifiedBy', v.verified_as,
			'renewalAt', v.renewal_at, 'activityOn', v.activity_on,
			'activities', coalesce(a.list, '[]')) order by v.ordinal) as list
		from app.requirement_results(ids, known_at, on_day) as v
		left join app.school_activities(ids, known_at, on_day) as a on a.school_id = v.school_id and a.code = v.code
		group by v.school_id
	) as r on r.school_id = m.school_id;
end
$$;

-- The schools of the same level in the same city, the school itself included; null for an unknown school. in_as_of: as of
-- that moment, as app.matching_schools has it.
create function app.school_peers(in_school integer, in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	own record;
	peers jsonb;
begin
	select s.city_code, s.level into own from app.school s where s.id = in_school;
	if not found then return null; end if;
	with matched as materialized (
		select * from app.matching_schools(own.city_code, jsonb_build_object('levels', jsonb_build_array(own.level)), in_as_of)
	)
	select jsonb_build_object('level', own.level, 'count', count(*),
		'compliance', app.round_ratio(sum(m.compliance), nullif(count(*), 0))::text,
		'enforced', count(*) filter (where m.status = 'ENFORCED'),
		'requirements', (
			select jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'nameEn', r.name_en, 'met', s.met,
				'share', app.round_ratio(s.met * 100, nullif(s.count, 0))::text) order by r.ordinal)
			from app.requirement r
			cross join lateral (
				select count(*) as count, count(*) filter (where r.code = any(o.met)) as met from matched o
			) as s
			where r.pack_version = (app.rule_pack_in_force('MECHANISM', app.day_of(coalesce(in_as_of, now())))).version))
	into peers from matched m;
	return peers;
end
$$;

grant execute on function app.school_mechanisms, app.school_peers to app_anon, app_member;
