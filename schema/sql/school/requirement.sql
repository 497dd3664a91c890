-- The requirements of the mechanism of a school, and how one piece of evidence and one activity stand. Every rule is here,
-- once. What is known: what was recorded by a moment and not withdrawn by then. Judged: on a day. Source: decision 0007.

-- How a claim with its evidence stands, as a number that compares: 5 met, 4 partly, 3 lapsed, 2 not verified, 1 not met;
-- null where it is not known. valid_until is the last day that counts.
create function app.evidence_rank(claim text, recorded_at timestamptz, verified_at timestamptz, withdrawn_at timestamptz,
	valid_until date, known_at timestamptz, on_day date) returns integer
language sql immutable parallel safe
return case
	when recorded_at > known_at or withdrawn_at <= known_at then null
	when claim = 'NOT_MET' then 1
	when verified_at is null or verified_at > known_at then 2
	when valid_until < on_day then 3
	when claim = 'PARTLY' then 4
	else 5 end;

-- The state of a requirement whose best evidence has this rank. Each piece stands on its own, so what still holds counts
-- while its renewal waits, and handing nothing in improves nothing. Without any (null) it is NOT_MET.
create function app.requirement_state(best_rank integer) returns text
language sql immutable parallel safe
return coalesce(('{NOT_MET,UNVERIFIED,EXPIRED,PARTLY,MET}'::text[])[best_rank], 'NOT_MET');

-- How an activity stands; null where it is not known. COUNTS: held within the months, with evidence, and verified on or
-- after its day.
create function app.activity_state(held_on date, has_evidence boolean, recorded_at timestamptz, verified_at timestamptz,
	withdrawn_at timestamptz, known_at timestamptz, on_day date, months integer) returns text
language sql immutable parallel safe
return case
	when recorded_at > known_at or withdrawn_at <= known_at then null
	when held_on > on_day then 'UPCOMING'
	when not has_evidence then 'WITHOUT_EVIDENCE'
	when verified_at is null or verified_at > known_at then 'UNVERIFIED'
	when app.day_of(verified_at) < held_on then 'VERIFIED_BEFORE'
	when held_on < on_day - make_interval(months => months) then 'OLD'
	else 'COUNTS' end;

-- The last day on which an activity is within the months: months end on different days, so up to three days are tried.
create function app.activity_lasts(held_on date, months integer) returns date
language sql immutable parallel safe
return (select max(d)::date from generate_series(0, 3) as n,
	lateral (select held_on + make_interval(months => months, days => n) as d) as later
	where d - make_interval(months => months) <= held_on);

-- The requirements of a school's mechanism that are in force, in their order.
create function app.requirements() returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object('code', q.code, 'name', q.name, 'nameEn', q.name_en,
		'mandatory', q.mandatory, 'weight', q.weight::text, 'enforces', q.enforces) order by q.ordinal), '[]')
	from app.requirement q
	where q.pack_version = (select (app.rule_pack_in_force('MECHANISM')).version)
$$;

grant execute on function app.evidence_rank, app.requirement_state, app.activity_state, app.activity_lasts,
	app.requirements to app_anon, app_member;
