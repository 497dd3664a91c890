-- The mechanism of every school today: its status, and its compliance in percent (weight met, partly as half, over all
-- weight; half-up at 2 decimals). Source: contract "Mechanism of a school", decision 0007.
create view app.school_mechanism with (security_invoker = true) as
select s.id as school_id, s.city_code,
	case
		when t.mandatory_met = p.mandatory then case t.enforced when p.enforcing then 'ENFORCED' else 'ESTABLISHED' end
		when t.mandatory_met + t.mandatory_lapsed = p.mandatory then 'EXPIRED'
		when t.touched then 'DRAFTED'
		else 'NONE'
	end as status,
	app.round_ratio(coalesce(t.points, 0) * 100, p.weight * 2) as compliance,
	'WORKING_GROUP' = any(coalesce(t.met, '{}')) as has_working_group,
	'REFERRAL' = any(coalesce(t.met, '{}')) as has_referral_path,
	coalesce(t.met, '{}') as met,
	coalesce(t.partly, '{}') as partly
from app.school s
cross join (
	select sum(r.weight) as weight, count(*) filter (where r.mandatory) as mandatory,
		count(*) filter (where r.enforces) as enforcing
	from app.requirement r where r.pack_version = (select version from app.rule_pack_in_force('MECHANISM'))
) as p
left join app.school_requirement_tally t on t.school_id = s.id and t.city_code = s.city_code;
