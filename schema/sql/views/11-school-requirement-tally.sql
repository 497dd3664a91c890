-- The claims of every school counted in one pass: what its status and compliance are made of. A requirement without a
-- claim adds nothing, so only claims are read. No count of cases is an input.
-- points: twice the weight met plus the weight partly met. touched: something is met, partly met, unverified or lapsed.
-- enforced: requirements that enforce, met and with an activity within the months of the rule pack.
create view app.school_requirement_tally with (security_invoker = true) as
select c.school_id, c.city_code,
	sum(case judged.state when 'MET' then 2 * r.weight when 'PARTLY' then r.weight else 0 end) as points,
	bool_or(judged.state <> 'NOT_MET') as touched,
	array_agg(c.code order by r.ordinal) filter (where judged.state = 'MET') as met,
	array_agg(c.code order by r.ordinal) filter (where judged.state = 'PARTLY') as partly,
	count(*) filter (where r.mandatory and judged.state = 'MET') as mandatory_met,
	count(*) filter (where r.mandatory and judged.state = 'EXPIRED') as mandatory_lapsed,
	count(*) filter (where r.enforces and judged.state = 'MET' and c.activity_on <= p.today
		and c.activity_on >= p.today - make_interval(months => p.months)) as enforced
from app.school_requirement c
cross join (
	select version, (body->>'enforced_within_months')::integer as months, app.today() as today
	from app.rule_pack_in_force('MECHANISM') offset 0
) as p
join app.requirement r on r.pack_version = p.version and r.code = c.code
cross join lateral (select app.requirement_state(c.claim, c.verified_at, c.valid_until, p.today) as state) as judged
group by c.school_id, c.city_code;
