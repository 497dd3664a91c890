-- An evaluator's acts: publishing what is verified, and correcting what is published. What follows from a figure, such as
-- later quarters, the year, scores and ranks, follows in the same act (publish.sql).

-- Publishes what is verified of a period, of a city or of one agency, corrections too: all of it, or nothing. Returns how
-- many entries.
create function app.publish_period(in_city text, in_year integer, in_quarter integer, in_agency integer default null)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app as $$
declare
	ids integer[];
begin
	if not app.may_publish_achievement(in_city) then perform app.refuse(); end if;
	perform app.check_period('period', in_year, in_quarter);
	-- One at a time in a city: the second finds what the first left.
	perform pg_advisory_xact_lock(hashtextextended('publish ' || in_city, 0));
	ids := array(select a.id from app.achievement a
		where a.city_code = in_city and a.year = in_year and a.quarter = in_quarter and a.status = 'VERIFIED'
			and a.agency_id is not null and (in_agency is null or a.agency_id = in_agency) order by a.id);
	if ids = '{}' then return 0; end if;
	return app.publish_achievements(ids, null, by_user => app.viewer_id());
end
$$;

-- Corrects a published entry at once, as a new version with its reason, which everybody reads. Returns its version.
create function app.correct_achievement(in_id integer, in_version integer, in_actual numeric, in_numerator numeric,
	in_denominator numeric, in_reason text) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app as $$
declare
	entry app.achievement := app.entry_for_step(in_id, in_version, 'CORRECT');
	made app.achievement;
begin
	perform app.note_reason(in_reason);
	perform app.check_figures(app.definition_in_force(entry.indicator_id, entry.year, entry.quarter), in_actual, in_numerator,
		in_denominator);
	if num_nonnulls(in_actual, in_numerator) = 0 then
		perform app.refuse_input('actual', 'REQUIRED', 'is what it is to be; give the right figure');
	elsif (in_actual, in_numerator, in_denominator) is not distinct from (entry.actual, entry.numerator, entry.denominator) then
		perform app.refuse_input('actual', 'CONTRADICTS', 'is what is published already');
	end if;
	select c.* into made from app.achievement c where c.corrects_id = in_id for no key update;
	if made.status in ('SUBMITTED', 'APPROVED', 'VERIFIED') then
		perform app.refuse_conflict('a correction of it is under way; publish it or give it back', app.entry_now(made));
	elsif made.id is not null then
		-- One that the agency has begun and not handed in makes way; what it said stays in the history.
		update app.achievement c set status = 'VERIFIED', version = c.version + 1, actual = in_actual, numerator = in_numerator,
			denominator = in_denominator, updated_at = now(), returned_by = null where c.id = made.id returning c.* into made;
	else
		insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, numerator, denominator,
			note, entered_by, updated_at, corrects_id)
		values (entry.city_code, entry.agency_id, entry.indicator_id, entry.year, entry.quarter, 'VERIFIED', in_actual,
			in_numerator, in_denominator, entry.note, entry.entered_by, now(), entry.id) returning * into made;
	end if;
	perform app.note_version(made, current_setting('app.reason'));
	perform app.publish_achievements(array[made.id], null, by_user => app.viewer_id());
	return (select a.version from app.achievement a where a.id = in_id);
end
$$;

grant execute on function app.publish_period, app.correct_achievement to app_member;
