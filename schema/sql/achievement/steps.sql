-- The way of an entry to the public, in one place: who may take which step, from which states to which. Whatever is not a
-- row here does not happen. An entry that corrects a published one goes the same way.

-- role: who takes the step, of the agency or of its city (reach). figures: it brings new ones, by an act of its own.
-- entering: a step of whoever enters, which the calendar ends. four_eyes: not by whoever entered or handed in the entry.
create function app.achievement_steps()
returns table (ordinal integer, verb text, role text, reach text, from_states text[], to_state text, figures boolean,
	entering boolean, four_eyes boolean, needs_reason boolean)
language sql immutable rows 8 set search_path = pg_catalog, app as $$
	select s.ordinal, s.verb, s.role, s.reach, s.from_states::text[], s.to_state, s.figures, s.entering, s.four_eyes,
		s.needs_reason
	from (values
		-- Of what is published this begins a correction.
		(1, 'RECORD', 'AGENCY_STAFF', 'AGENCY', '{DRAFT,RETURNED,PUBLISHED}', 'DRAFT', true, true, false, false),
		(2, 'SUBMIT', 'AGENCY_STAFF', 'AGENCY', '{DRAFT,RETURNED}', 'SUBMITTED', false, true, false, false),
		(3, 'WITHDRAW', 'AGENCY_STAFF', 'AGENCY', '{SUBMITTED}', 'DRAFT', false, true, false, false),
		(4, 'APPROVE', 'AGENCY_HEAD', 'AGENCY', '{SUBMITTED}', 'APPROVED', false, false, true, false),
		(5, 'RETURN', 'AGENCY_HEAD', 'AGENCY', '{SUBMITTED}', 'RETURNED', false, false, false, true),
		(6, 'RETURN', 'EVALUATOR', 'CITY', '{APPROVED,VERIFIED}', 'RETURNED', false, false, false, true),
		(7, 'VERIFY', 'EVALUATOR', 'CITY', '{APPROVED}', 'VERIFIED', false, false, true, false),
		-- A correction is never published itself: its figures move to what it corrects.
		(8, 'CORRECT', 'EVALUATOR', 'CITY', '{PUBLISHED}', 'PUBLISHED', true, false, true, true)
	) as s(ordinal, verb, role, reach, from_states, to_state, figures, entering, four_eyes, needs_reason)
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

-- The steps that the viewer takes by role and place with an entry that they see, whatever state it is in.
create function app.steps_in_reach(in_entry app.achievement)
returns table (ordinal integer, verb text, from_states text[], entering boolean, four_eyes boolean)
language sql stable rows 4 set search_path = pg_catalog, app as $$
	select s.ordinal, s.verb, s.from_states, s.entering, s.four_eyes from app.achievement_steps() s
	where app.may_write() and app.sees_achievement(in_entry) and case s.reach
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

-- Of those, the ones that go from its state, and not with an entry of one's own where four eyes are needed.
create function app.open_steps(in_entry app.achievement) returns table (ordinal integer, verb text, entering boolean)
language sql stable rows 2 set search_path = pg_catalog, app as $$
	select s.ordinal, s.verb, s.entering from app.steps_in_reach(in_entry) s
	where (in_entry).status = any(s.from_states) and (not s.four_eyes or not app.is_own_entry(in_entry))
$$;

-- Whether the viewer may take a step with an entry as it stands. security definer: it answers for rows that are hidden too.
create function app.may_step_achievement(in_id integer, in_verb text) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
	select exists (select from app.achievement a, app.open_steps(a) s where a.id = in_id and s.verb = in_verb)
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

-- The steps that the viewer may take with each of these entries as it stands today, in the order of the way; RECORD is
-- changing its figures. The calendar ends what is entered (window.sql), and not what is corrected. No row for one that is
-- hidden, as for none.
create function app.achievement_steps_of(ids integer[]) returns table (id integer, steps text[])
language sql stable security definer set search_path = pg_catalog, app as $$
	select a.id, array(
		select s.verb from app.open_steps(a) s
		where not s.entering or a.corrects_id is not null or a.status = 'PUBLISHED'
			or app.is_reported_today(a.year, a.quarter, app.returned_on(a.id))
		order by s.ordinal)
	from app.achievement a where a.id = any(ids) and app.sees_achievement(a)
$$;

grant execute on function app.may_record_achievement, app.may_submit_achievement, app.may_withdraw_achievement,
	app.may_approve_achievement, app.may_return_achievement, app.may_verify_achievement, app.may_correct_achievement,
	app.may_create_achievement, app.may_publish_achievement, app.may_step_achievement, app.achievement_steps_of
	to app_anon, app_member;
