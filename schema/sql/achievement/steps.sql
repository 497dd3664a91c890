-- The way of an entry to the public, in one place: who may take which step, from which states to which. Whatever is not a
-- row here does not happen. An entry that corrects a published one goes the same way.

-- role: who takes the step, of the agency or of its city (reach). entering: a step of whoever enters, which the calendar ends. four_eyes: not by whoever entered or handed in the entry.
create function app.achievement_steps()
returns table (verb text, role text, reach text, from_states text[], to_state text, entering boolean, four_eyes boolean,
	needs_reason boolean)
language sql immutable rows 8 set search_path = pg_catalog, app as $$
	select s.verb, s.role, s.reach, s.from_states::text[], s.to_state, s.entering, s.four_eyes, s.needs_reason
	from (values
		-- Of what is published this begins a correction.
		('RECORD', 'AGENCY_STAFF', 'AGENCY', '{DRAFT,RETURNED,PUBLISHED}', 'DRAFT', true, false, false),
		('SUBMIT', 'AGENCY_STAFF', 'AGENCY', '{DRAFT,RETURNED}', 'SUBMITTED', true, false, false),
		('WITHDRAW', 'AGENCY_STAFF', 'AGENCY', '{SUBMITTED}', 'DRAFT', true, false, false),
		('APPROVE', 'AGENCY_HEAD', 'AGENCY', '{SUBMITTED}', 'APPROVED', false, true, false),
		('RETURN', 'AGENCY_HEAD', 'AGENCY', '{SUBMITTED}', 'RETURNED', false, false, true),
		('RETURN', 'EVALUATOR', 'CITY', '{APPROVED,VERIFIED}', 'RETURNED', false, false, true),
		('VERIFY', 'EVALUATOR', 'CITY', '{APPROVED}', 'VERIFIED', false, true, false),
		('CORRECT', 'EVALUATOR', 'CITY', '{PUBLISHED}', 'PUBLISHED', false, true, true)
	) as s(verb, role, reach, from_states, to_state, entering, four_eyes, needs_reason)
$$;

-- Whether the viewer sees an entry: what the policies of the table say, for the acts, which see everything.
create function app.sees_achievement(in_entry app.achievement) returns boolean
language sql stable set search_path = pg_catalog, app as $$
	select coalesce((in_entry).status = 'PUBLISHED'
		or (in_entry).agency_id = any(app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))
		or (in_entry).city_code = any(app.viewer_city_codes('AUDITOR'))
		or ((in_entry).status in ('SUBMITTED', 'APPROVED', 'VERIFIED')
				or (in_entry).status = 'RETURNED' and (in_entry).returned_by = app.viewer_id())
			and (in_entry).city_code = any(app.viewer_city_codes('EVALUATOR'))
		or (in_entry).status in ('APPROVED', 'VERIFIED')
			and (in_entry).city_code = any(app.viewer_city_codes('LEADERSHIP')), false)
$$;

-- The roles by which the viewer takes such a step with an entry that they see, whatever state it is in.
create function app.step_roles(in_entry app.achievement, in_verb text) returns setof text
language sql stable set search_path = pg_catalog, app as $$
	select s.role from app.achievement_steps() s
	where s.verb = in_verb and app.may_write() and app.sees_achievement(in_entry) and case s.reach
		when 'AGENCY' then (in_entry).agency_id = any(app.viewer_agency_ids(s.role))
		else (in_entry).agency_id is not null and (in_entry).city_code = any(app.viewer_city_codes(s.role)) end
$$;

-- Whether the viewer entered or handed in what now waits: since it was last published, in whatever role.
create function app.is_own_entry(in_entry app.achievement) returns boolean
language sql stable set search_path = pg_catalog, app as $$
	select coalesce((in_entry).entered_by = app.viewer_id(), false) or exists (
		select from app.achievement_version v
		where v.achievement_id = (in_entry).id and v.by_user = app.viewer_id() and v.status in ('DRAFT', 'SUBMITTED')
			and v.version > coalesce((select max(p.version) from app.achievement_version p
				where p.achievement_id = (in_entry).id and p.status = 'PUBLISHED' and p.version < (in_entry).version), 0))
$$;

-- Whether the viewer may take a step with an entry as it stands. security definer: it answers for rows that are hidden too.
create function app.may_step_achievement(in_id integer, in_verb text) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
	select exists (
		select from app.achievement a
		join app.achievement_steps() s on s.verb = in_verb and a.status = any(s.from_states)
		where a.id = in_id and s.role in (select app.step_roles(a, in_verb))
			and (not s.four_eyes or not app.is_own_entry(a)) and (in_verb <> 'CORRECT' or a.corrects_id is null))
$$;

create function app.may_record_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'RECORD');
create function app.may_submit_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'SUBMIT');
create function app.may_withdraw_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'WITHDRAW');
create function app.may_approve_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'APPROVE');
create function app.may_return_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'RETURN');
create function app.may_verify_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'VERIFY');
create function app.may_correct_achievement(in_id integer) returns boolean
language sql stable return app.may_step_achievement(in_id, 'CORRECT');

-- Whether the viewer may begin entries of an agency of a city: its staff.
create function app.may_create_achievement(in_city text) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
	select app.may_write() and exists (select from app.agency a
		where a.city_code = in_city and a.id = any(app.viewer_agency_ids('AGENCY_STAFF')))
$$;

-- Whether the viewer may publish what is verified in a city: its evaluator.
create function app.may_publish_achievement(in_city text) returns boolean
language sql stable return app.may_write() and coalesce(in_city = any(app.viewer_city_codes('EVALUATOR')), false);

grant execute on function app.achievement_steps, app.may_record_achievement, app.may_submit_achievement,
	app.may_withdraw_achievement, app.may_approve_achievement, app.may_return_achievement, app.may_verify_achievement,
	app.may_correct_achievement, app.may_create_achievement, app.may_publish_achievement, app.may_step_achievement,
	app.sees_achievement to app_anon, app_member;

-- The steps that the viewer may take with each of these entries as it stands today, in the order of the way; RECORD is
-- changing its figures. Entries that are hidden have none. The calendar ends what is entered (window.sql).
create function app.achievement_steps_of(ids integer[]) returns table (id integer, steps text[])
language sql stable security definer set search_path = pg_catalog, app as $$
	select a.id, array(
		select distinct on (array_position('{RECORD,SUBMIT,WITHDRAW,APPROVE,RETURN,VERIFY,CORRECT}', s.verb)) s.verb
		from app.achievement_steps() s
		where a.status = any(s.from_states) and s.role in (select app.step_roles(a, s.verb))
			and (not s.four_eyes or not app.is_own_entry(a)) and (s.verb <> 'CORRECT' or a.corrects_id is null)
			and (not s.entering or a.corrects_id is not null or a.status = 'PUBLISHED'
				or app.is_reported_today(a.year, a.quarter, app.returned_on(a.id)))
		order by array_position('{RECORD,SUBMIT,WITHDRAW,APPROVE,RETURN,VERIFY,CORRECT}', s.verb))
	from app.achievement a where a.id = any(ids)
$$;

grant execute on function app.achievement_steps_of to app_anon, app_member;
