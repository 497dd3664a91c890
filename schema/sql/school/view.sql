-- How every school stands today on every requirement of the rule pack in force, claimed or not.
create view app.school_requirement_state with (security_invoker = true) as
select s.id as school_id, s.city_code, r.code, r.ordinal, r.name, r.name_en, r.mandatory, r.weight, r.enforces,
	app.requirement_state(c.claim, c.verified_at, c.valid_until, (select app.today())) as state,
	c.valid_until, c.verified_at, c.activity_on
from app.school s
join app.requirement r on r.pack_version = (select version from app.rule_pack_in_force('MECHANISM'))
left join app.school_requirement c on c.school_id = s.id and c.code = r.code;

-- The mechanism of every school today: its status, and its compliance in percent (weight met, partly as half, over all
-- weight; half-up at 2 decimals). Source: contract "Mechanism of a school", decision 0007.
-- It carries the columns that schools are filtered by, so that no list of schools joins it: a join may compute it anew
-- for every school. One pass over the claims: a requirement without a claim adds nothing. No count of cases is an input.
-- points: twice the weight met plus the weight partly met. touched: something is met, partly met, unverified or lapsed.
-- enforced: requirements that enforce, met and with an activity within the months of the rule pack.
create view app.school_mechanism with (security_invoker = true) as
with pack as materialized (
	select p.version, (p.body->>'enforced_within_months')::integer as months, app.today() as today, r.*
	from app.rule_pack_in_force('MECHANISM') as p
	cross join lateral (
		select sum(r.weight) as weight, count(*) filter (where r.mandatory) as mandatory,
			count(*) filter (where r.enforces) as enforcing
		from app.requirement r where r.pack_version = p.version
	) as r
)
select t.school_id, t.city_code, t.npsn, t.name, t.level, t.ownership, t.authority, t.village_code, t.sra_stage,
	case
		when t.mandatory_met = p.mandatory then case t.enforced when p.enforcing then 'ENFORCED' else 'ESTABLISHED' end
		when t.mandatory_met + t.mandatory_lapsed = p.mandatory then 'EXPIRED'
		when t.touched then 'DRAFTED'
		else 'NONE'
	end as status,
	app.round_ratio(t.points * 100, p.weight * 2) as compliance,
	'WORKING_GROUP' = any(t.met) as has_working_group,
	'REFERRAL' = any(t.met) as has_referral_path,
	t.met, t.partly
from (
	select s.id as school_id, s.city_code, s.npsn, s.name, s.level, s.ownership, s.authority, s.village_code, s.sra_stage,
		coalesce(sum(case judged.state when 'MET' then 2 * r.weight when 'PARTLY' then r.weight end), 0) as points,
		coalesce(bool_or(judged.state <> 'NOT_MET'), false) as touched,
		coalesce(array_agg(r.code) filter (where judged.state = 'MET'), '{}') as met,
		coalesce(array_agg(r.code) filter (where judged.state = 'PARTLY'), '{}') as partly,
		count(*) filter (where r.mandatory and judged.state = 'MET') as mandatory_met,
		count(*) filter (where r.mandatory and judged.state = 'EXPIRED') as mandatory_lapsed,
		count(*) filter (where r.enforces and judged.state = 'MET' and c.activity_on <= (select today from pack)
			and c.activity_on >= (select today - make_interval(months => months) from pack)) as enforced
	from app.school s
	left join app.school_requirement c on c.school_id = s.id and c.city_code = s.city_code
	left join (
		select * from app.requirement r where r.pack_version = (select version from pack) offset 0
	) as r on r.code = c.code
	cross join lateral (select case when r.code is not null then
		app.requirement_state(c.claim, c.verified_at, c.valid_until, (select today from pack)) end as state offset 0) as judged
	group by s.id
) as t
cross join pack p;

-- What is made of the public facts about schools is public too. A view shows its reader what the policies of its tables
-- show (security_invoker; the guard sees to that) and is never written through.
grant select on app.school_requirement_state, app.school_mechanism to app_anon, app_member;
