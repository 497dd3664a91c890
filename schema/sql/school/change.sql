-- The first day on which the status of a school becomes another one if nothing new comes, the status that it then has, and
-- the requirements by which; no row where it never does. Each day is tried on which something lapses or the rules change.
create function app.mechanism_change(in_school integer, known_at timestamptz, on_day date)
returns table (day date, status text, codes text[])
language plpgsql stable rows 1 set search_path = pg_catalog, app as $$
declare
	pack app.rule_pack := app.rule_pack_in_force('MECHANISM', on_day);
	month_count integer := pack.body->>'enforced_within_months';
	now_status text := (select m.status from app.mechanisms(array[in_school], known_at, on_day) m);
	tried date;
begin
	for tried in
		select distinct d.next from (
			select q.valid_until + 1 from app.school_requirement q where q.school_id = in_school
				and app.evidence_rank(q.claim, q.recorded_at, q.verified_at, q.withdrawn_at, q.valid_until, known_at, on_day) > 3
			union all
			select app.activity_lasts(a.held_on, month_count) + 1 from app.school_activity a where a.school_id = in_school
				and 'COUNTS' = app.activity_state(a.held_on, a.has_evidence, a.recorded_at, a.verified_at, a.withdrawn_at,
					known_at, on_day, month_count)
			union all
			select p.valid_from from app.rule_pack p where p.kind = 'MECHANISM' and p.valid_from > on_day
			union all
			select p.valid_to + 1 from app.rule_pack p where p.kind = 'MECHANISM' and p.valid_to >= on_day
		) as d(next) order by 1
	loop
		select m.status into status from app.mechanisms(array[in_school], known_at, tried) m;
		if status is distinct from now_status then
			day := tried;
			codes := array(
				select n.code from app.requirement_results(array[in_school], known_at, tried) n
				left join app.requirement_results(array[in_school], known_at, tried - 1) v on v.code = n.code
				where n.mandatory and n.state is distinct from v.state
					or n.enforces and n.active is distinct from v.active
				order by n.ordinal);
			return next;
			return;
		end if;
	end loop;
end
$$;

grant execute on function app.mechanism_change to app_anon, app_member;
