-- The mechanism of schools as it is kept, so that a list costs no more than reading it. app.mechanisms stays the one place
-- of the rule; what it says is the same from one turn to the next, so that one answer holds for all moments between.
-- Source: decision 0020.

-- The moment at which a day begins, of days that a calendar holds: far ones are as good as the first and the last.
create function app.turn_of(day date) returns timestamptz
language sql immutable parallel safe
return app.begin_of(greatest(least(day, date '9999-12-31'), date '0001-01-01'));

-- Between which turns a moment lies, for each of these schools: holds_from is the last one up to it, holds_until the first
-- one after it. A turn is a moment at which something on record becomes known, verified or withdrawn, and the beginning of
-- a day on which evidence lapses, an activity is held or leaves its months, or the rules become others.
create function app.mechanism_turns(in_schools integer[], in_moment timestamptz)
returns table (school_id integer, holds_from timestamptz, holds_until timestamptz)
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	pack app.rule_pack := app.rule_pack_in_force('MECHANISM', app.day_of(in_moment));
	month_count integer := pack.body->>'enforced_within_months';
	rules_from timestamptz;
	rules_until timestamptz;
begin
	select coalesce(max(t.at) filter (where t.at <= in_moment), '-infinity'),
		coalesce(min(t.at) filter (where t.at > in_moment), 'infinity') into rules_from, rules_until
	from app.rule_pack p, unnest(array[app.turn_of(p.valid_from), app.turn_of(least(p.valid_to, '9999-12-30') + 1)]) as t(at)
	where p.kind = 'MECHANISM';
	return query
	with turns as (
		select q.school_id as id, t.at
		from app.school_requirement q
		cross join lateral unnest(array[q.recorded_at, q.verified_at, q.withdrawn_at,
			case when q.claim <> 'NOT_MET' and q.verified_at is not null
				then app.turn_of(least(q.valid_until, '9999-12-30') + 1) end]) as t(at)
		where q.school_id = any(in_schools)
		union all
		select a.school_id, t.at
		from app.school_activity a
		cross join lateral unnest(array[a.recorded_at, a.verified_at, a.withdrawn_at]
			|| case when a.verified_at is not null and a.has_evidence and a.code in (
					select r.code from app.requirement r where r.pack_version = pack.version and r.enforces) then
				array[app.turn_of(a.held_on),
					app.turn_of(app.activity_lasts(greatest(least(a.held_on, '9990-12-31'), '0001-01-01'), month_count) + 1)] end) as t(at)
		where a.school_id = any(in_schools)
	),
	spans as (
		select t.id, max(t.at) filter (where t.at <= in_moment) as since, min(t.at) filter (where t.at > in_moment) as until
		from turns t group by t.id
	)
	select i.id, greatest(s.since, rules_from), least(s.until, rules_until)
	from unnest(in_schools) as i(id) left join spans s on s.id = i.id;
end
$$;

-- app.mechanisms of these schools, from what was known at a moment and judged on its day: as kept where that holds at the
-- moment, else computed. Nothing is written.
create function app.mechanisms_at(in_schools integer[], in_moment timestamptz)
returns table (school_id integer, status text, compliance numeric, has_working_group boolean,
	has_referral_path boolean, met text[], partly text[])
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	found_count integer;
begin
	return query
	select k.school_id, k.status, k.compliance, k.has_working_group, k.has_referral_path, k.met, k.partly
	from unnest(in_schools) as i(id)
	join app.school_standing k on k.school_id = i.id and k.holds_from <= in_moment and k.holds_until > in_moment;
	get diagnostics found_count = row_count;
	if found_count < cardinality(in_schools) then
		return query select * from app.mechanisms(array(
			select i.id from unnest(in_schools) as i(id)
			except select k.school_id from app.school_standing k
			where k.school_id = any(in_schools) and k.holds_from <= in_moment and k.holds_until > in_moment),
			in_moment, app.day_of(in_moment));
	end if;
end
$$;

grant execute on function app.turn_of, app.mechanism_turns, app.mechanisms_at to app_anon, app_member;

-- The mechanism of every school that is on record now.
create view app.school_mechanism with (security_invoker = true) as
select * from app.mechanisms_at(array(select s.id from app.school s), now());

-- What is made of the public facts about schools is public too. A view shows its reader what the policies of its tables
-- show (security_invoker; the guard sees to that) and is never written through.
grant select on app.school_mechanism to app_anon, app_member;
