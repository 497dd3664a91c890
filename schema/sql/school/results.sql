-- Every requirement of the rule pack in force for each of these schools, claimed or not, with what decides it: of its best
-- evidence, that which holds longest; and its last activity that was verified on or after its day. renewal_at: since when
-- evidence waits that is not verified, beside one that was. active: an activity of it counts.
create function app.requirement_results(in_schools integer[], known_at timestamptz, on_day date)
returns table (school_id integer, code text, ordinal integer, name text, name_en text, mandatory boolean, weight numeric,
	enforces boolean, state text, valid_until date, verified_at timestamptz, verified_as text, renewal_at timestamptz,
	activity_on date, active boolean)
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	pack app.rule_pack := app.rule_pack_in_force('MECHANISM', on_day);
	month_count integer := pack.body->>'enforced_within_months';
begin
	return query
	with evidence as (
		select q.school_id, q.code, q.id, q.recorded_at, q.valid_until, q.verified_at, q.verified_as, app.evidence_rank(q.claim, q.recorded_at, q.verified_at, q.withdrawn_at,
			q.valid_until, known_at, on_day) as standing
		from app.school_requirement q where q.school_id = any(in_schools)
	),
	best as (
		select distinct on (e.school_id, e.code) e.*,
			max(e.recorded_at) filter (where e.standing = 2) over (partition by e.school_id, e.code) as waits_since
		from evidence e where e.standing is not null
		order by e.school_id, e.code, e.standing desc, e.valid_until desc nulls first, e.verified_at desc, e.id desc
	),
	held as (
		select a.school_id, a.code, max(a.held_on) as held_on, bool_or(a.standing = 'COUNTS') as active
		from (
			select o.school_id, o.code, o.held_on, app.activity_state(o.held_on, o.has_evidence, o.recorded_at, o.verified_at,
				o.withdrawn_at, known_at, on_day, month_count) as standing
			from app.school_activity o where o.school_id = any(in_schools)
		) as a where a.standing in ('COUNTS', 'OLD') group by 1, 2
	)
	select i.id, r.code, r.ordinal::integer, r.name, r.name_en, r.mandatory, r.weight, r.enforces,
		app.requirement_state(b.standing), case when b.standing > 2 then b.valid_until end,
		case when b.standing > 2 then b.verified_at end, case when b.standing > 2 then b.verified_as end,
		case when b.standing > 2 then b.waits_since end, h.held_on, coalesce(h.active, false)
	from unnest(in_schools) as i(id)
	cross join (select * from app.requirement q where q.pack_version = pack.version) as r
	left join best b on b.school_id = i.id and b.code = r.code
	left join held h on h.school_id = i.id and h.code = r.code;
end
$$;

-- The activities of each of these schools for each requirement that has any, newest first; where there are more than 50,
-- those that count before all others. countsUntil: the last day on which it counts; null where it does not.
create function app.school_activities(in_schools integer[], known_at timestamptz, on_day date)
returns table (school_id integer, code text, list jsonb)
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	month_count integer := (app.rule_pack_in_force('MECHANISM', on_day)).body->>'enforced_within_months';
begin
	return query
	with known as (
		select o.*, row_number() over (partition by o.school_id, o.code
			order by o.standing = 'COUNTS' desc, o.held_on desc, o.id desc) as place
		from (
			select a.id, a.school_id, a.code, a.held_on, a.has_evidence, a.verified_as,
				case when a.verified_at <= known_at then a.verified_at end as verified_at,
				app.activity_state(a.held_on, a.has_evidence, a.recorded_at, a.verified_at, a.withdrawn_at, known_at, on_day,
					month_count) as standing
			from app.school_activity a where a.school_id = any(in_schools)
		) as o where o.standing is not null
	)
	select k.school_id, k.code, jsonb_agg(jsonb_build_object('heldOn', k.held_on, 'state', k.standing,
		'hasEvidence', k.has_evidence, 'verifiedAt', k.verified_at,
		'verifiedBy', case when k.verified_at is not null then k.verified_as end,
		'countsUntil', case k.standing when 'COUNTS' then app.activity_lasts(k.held_on, month_count) end)
		order by k.held_on desc, k.id desc)
	from known k where k.place <= 50 group by 1, 2;
end
$$;

grant execute on function app.requirement_results, app.school_activities to app_anon, app_member;
