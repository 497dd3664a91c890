-- Taking an entry on its way (steps.sql), publishing, correcting. Each act locks the entry, asks for the right, then for the
-- version that the viewer saw, then for the state. Errors: 42501 not allowed, hidden and missing alike, or `own entry`;
-- SK409 it is not as it was seen; SK423 the period is closed; 22023 `field: message`.

-- What stands there now, for whoever is told that it is not what they saw.
create function app.entry_now(entry app.achievement) returns jsonb
language sql stable set search_path = pg_catalog, app
return jsonb_build_object('version', (entry).version, 'status', (entry).status,
	'actual', trim_scale((entry).actual)::text, 'numerator', trim_scale((entry).numerator)::text,
	'denominator', trim_scale((entry).denominator)::text, 'note', (entry).note, 'updatedAt', (entry).updated_at);

-- Locks an entry for a step and returns it; ends the call where the viewer may not take it, or it stands otherwise.
create function app.entry_for_step(in_id integer, in_version integer, in_verb text) returns app.achievement
language plpgsql volatile set search_path = pg_catalog, app as $$
declare
	entry app.achievement;
	step record;
begin
	select a.* into entry from app.achievement a where a.id = in_id for no key update;
	-- Of two that are called alike, the one that goes from its state.
	select s.* into step from app.steps_in_reach(entry) s where s.verb = in_verb
	order by entry.status = any(s.from_states) desc limit 1;
	if not found then perform app.refuse(); end if;
	if entry.version is distinct from in_version then
		perform app.refuse_conflict(format('it is at version %s now, and version %s was given', entry.version,
			coalesce(in_version::text, 'none')), app.entry_now(entry));
	elsif entry.status <> all(step.from_states) then
		perform app.refuse_conflict(format('it is %s now, from where this step does not go', entry.status), app.entry_now(entry));
	end if;
	if step.four_eyes and app.is_own_entry(entry) then perform app.refuse_own(); end if;
	if step.entering and entry.corrects_id is null then
		perform app.check_reporting(entry.year, entry.quarter, app.returned_on(in_id));
	end if;
	return entry;
end
$$;

-- The day on which an entry was last given back; null where it never was.
create function app.returned_on(in_id integer) returns date
language sql stable set search_path = pg_catalog, app as $$
	select app.day_of(max(v.at)) from app.achievement_version v where v.achievement_id = in_id and v.status = 'RETURNED'
$$;

-- Writes what an entry has become as its next version.
create function app.note_version(entry app.achievement, in_reason text) returns void
language sql volatile set search_path = pg_catalog, app as $$
	insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
		denominator, note, reason, at, by_user)
	values ((entry).id, (entry).version, (entry).city_code, (entry).agency_id, (entry).status, (entry).actual,
		(entry).numerator, (entry).denominator, (entry).note, in_reason, (entry).updated_at, app.viewer_id())
$$;

-- Takes one step with an entry and returns its version.
create function app.step_achievement(in_id integer, in_version integer, in_verb text, in_reason text default null)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app as $$
declare
	entry app.achievement := app.entry_for_step(in_id, in_version, in_verb);
	step record;
begin
	select s.* into step from app.achievement_steps() s
	where s.verb = in_verb and not s.figures and entry.status = any(s.from_states);
	if not found then perform app.refuse(); end if;
	perform app.note_reason(in_reason, step.needs_reason);
	if in_verb = 'SUBMIT' then perform app.check_complete(entry); end if;
	update app.achievement a set status = step.to_state, version = a.version + 1, updated_at = now(),
		returned_by = case step.to_state when 'RETURNED' then app.viewer_id() end
	where a.id = in_id returning a.* into entry;
	-- Only why it was given back is for the agency; any other reason stands in the log, and never beside a published figure.
	perform app.note_version(entry, case when step.needs_reason then current_setting('app.reason') end);
	return entry.version;
end
$$;

-- Takes the same step with many entries: with all of them, or with none. Error: SK422, whose detail is a line for each that
-- it cannot be taken with, [{n, code, message}]: n is its place from 1, code its SQLSTATE.
create function app.step_achievements(in_ids integer[], in_versions integer[], in_verb text, in_reason text default null)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, app as $$
declare
	one record;
	refused jsonb := '[]';
begin
	perform app.note_reason(in_reason, exists (
		select from app.achievement_steps() s where s.verb = in_verb and s.needs_reason));
	-- In the order of their numbers, so that two who take many never wait for each other.
	for one in select i.id, v.version, i.n from unnest(in_ids) with ordinality as i(id, n)
		join unnest(in_versions) with ordinality as v(version, n) on v.n = i.n order by i.id, i.n
	loop
		begin
			perform app.step_achievement(one.id, one.version, in_verb, in_reason);
		exception when sqlstate 'SK409' or sqlstate 'SK423' or insufficient_privilege or invalid_parameter_value then
			refused := refused || jsonb_build_object('n', one.n, 'code', sqlstate, 'message', sqlerrm);
		end;
	end loop;
	if refused <> '[]' then
		raise exception 'not all of them' using errcode = 'SK422', detail = refused::text;
	end if;
end
$$;

grant execute on function app.step_achievement, app.step_achievements to app_member;
