-- How every school stands today on every requirement of the rule pack in force, claimed or not.
drop view if exists app.school_requirement_state;
create view app.school_requirement_state with (security_invoker = true) as
select s.id as school_id, s.city_code, r.code, r.ordinal, r.name, r.name_en, r.mandatory, r.weight, r.enforces,
	app.requirement_state(c.claim, c.verified_at, c.valid_until, (select app.today())) as state,
	c.valid_until, c.verified_at, c.activity_on
from app.school s
join app.requirement r on r.pack_version = (select version from app.rule_pack_in_force('MECHANISM'))
left join app.school_requirement c on c.school_id = s.id and c.code = r.code;
