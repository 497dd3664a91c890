-- The mechanism of schools, from what was known of each at a moment and judged on a day: its status, and its compliance in
-- percent (weight met, partly as half, over all weight; half-up at 2 decimals). Source: contract "Mechanism of a school",
-- decision 0007. No count of cases is an input. Both are read by school, so that a list costs what its schools cost.
-- points: twice the weight met plus the weight partly met. touched: something is more than not met.
-- enforced: requirements that enforce, with an activity that counts: that it was held, with evidence, and verified is what
-- the rule asks, whatever the school claims of the requirement beside it.
create function app.mechanisms(in_schools integer[], known_at timestamptz, on_day date)
returns table (school_id integer, status text, compliance numeric, has_working_group boolean,
	has_referral_path boolean, met text[], partly text[])
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	pack app.rule_pack := app.rule_pack_in_force('MECHANISM', on_day);
	month_count integer := pack.body->>'enforced_within_months';
begin
	return query
	with asked as materialized (
		select r.code, r.ordinal, r.mandatory, r.weight, r.enforces from app.requirement r where r.pack_version = pack.version
	),
	whole as (
		select sum(r.weight) as weight, count(*) filter (where r.mandatory) as mandatory,
			count(*) filter (where r.enforces) as enforcing
		from asked r
	),
	standing as (
		select q.school_id as id, q.code, max(app.evidence_rank(q.claim, q.recorded_at, q.verified_at, q.withdrawn_at,
			q.valid_until, known_at, on_day)) as best
		from app.school_requirement q where q.school_id = any(in_schools) group by 1, 2
	),
	active as (
		select a.school_id as id, count(distinct a.code) as enforced from app.school_activity a
		where a.school_id = any(in_schools) and a.code in (select r.code from asked r where r.enforces)
			and 'COUNTS' = app.activity_state(a.held_on, a.has_evidence, a.recorded_at, a.verified_at, a.withdrawn_at,
				known_at, on_day, month_count)
		group by 1
	),
	counted as (
		select c.id, sum(case c.best when 5 then 2 * r.weight when 4 then r.weight end) as points,
			bool_or(c.best > 1) as touched,
			array_agg(r.code order by r.ordinal) filter (where c.best = 5) as met,
			array_agg(r.code order by r.ordinal) filter (where c.best = 4) as partly,
			count(*) filter (where r.mandatory and c.best = 5) as mandatory_met,
			count(*) filter (where r.mandatory and c.best = 3) as mandatory_lapsed
		from standing c join asked r on r.code = c.code
		group by c.id
	)
	select i.id,
		case
			when coalesce(c.mandatory_met, 0) = w.mandatory then
				case coalesce(a.enforced, 0) when w.enforcing then 'ENFORCED' else 'ESTABLISHED' end
			when c.mandatory_met + c.mandatory_lapsed = w.mandatory then 'EXPIRED'
			when c.touched then 'DRAFTED'
			else 'NONE'
		end,
		app.round_ratio(coalesce(c.points, 0) * 100, w.weight * 2),
		coalesce('WORKING_GROUP' = any(c.met), false), coalesce('REFERRAL' = any(c.met), false),
		coalesce(c.met, '{}'), coalesce(c.partly, '{}')
	from unnest(in_schools) as i(id) left join counted c on c.id = i.id left join active a on a.id = i.id
	cross join whole w;
end
$$;

grant execute on function app.mechanisms to app_anon, app_member;
