-- Entering what was reached: one entry for an indicator and a period, from which all else follows.

-- Refuses figures that the definition cannot be reported with. Nothing at all may be saved, and is not handed in.
create function app.check_figures(d app.indicator_definition, in_actual numeric, in_numerator numeric, in_denominator numeric)
returns void
language plpgsql immutable set search_path = pg_catalog, app as $$
declare
	is_ratio boolean := d.accumulation = 'RATIO_OF_SUMS';
	figure record;
begin
	for figure in select * from (values ('actual', in_actual), ('numerator', in_numerator), ('denominator', in_denominator))
			as f(field, value) where value is not null loop
		if (figure.field <> 'actual') <> is_ratio then
			perform app.refuse_input(figure.field, 'CONTRADICTS', case when is_ratio
				then 'is worked out of numerator and denominator; give those' else 'is not asked for here; give the actual' end);
		elsif figure.value = 'NaN' or abs(figure.value) >= 1e15 then
			perform app.refuse_input(figure.field, 'OUT_OF_RANGE', 'must have at most 15 digits before the point',
				'{"least": "-999999999999999", "most": "999999999999999"}');
		elsif scale(trim_scale(figure.value)) > 6 then
			perform app.refuse_input(figure.field, 'MALFORMED', 'must have at most 6 decimals', '{"most": 6}');
		elsif d.direction in ('YES_NO', 'MILESTONE') and figure.value not in (0, 1) then
			perform app.refuse_input(figure.field, 'NO_CHOICE', 'is 1 for done and 0 for not done');
		elsif figure.field = 'denominator' and figure.value <= 0 then
			perform app.refuse_input(figure.field, 'OUT_OF_RANGE', 'must be more than 0', '{"least": 0}');
		elsif figure.value < 0 and (is_ratio or d.accumulation = 'SUM') then
			perform app.refuse_input(figure.field, 'OUT_OF_RANGE', 'must not be less than 0', '{"least": 0}');
		end if;
	end loop;
end
$$;

-- Refuses to hand in an entry without its figures.
create function app.check_complete(entry app.achievement) returns void
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	d app.indicator_definition := app.definition_in_force(entry.indicator_id, entry.year, entry.quarter);
	missing text := case when d.accumulation = 'RATIO_OF_SUMS' then case when entry.numerator is null then 'numerator'
		when entry.denominator is null then 'denominator' end when entry.actual is null then 'actual' end;
begin
	if missing is not null then
		perform app.refuse_input(missing, 'REQUIRED', 'is not entered yet; nothing can be handed in without it');
	end if;
	perform app.check_figures(d, entry.actual, entry.numerator, entry.denominator);
end
$$;

-- Refuses a period in which an indicator is not reported: before its definition, or a whole year whose quarters have targets.
-- Returns the definition in force.
create function app.check_reported_in(in_indicator integer, in_year integer, in_quarter integer) returns app.indicator_definition
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	d app.indicator_definition;
begin
	perform app.check_period('period', in_year, in_quarter);
	d := app.definition_in_force(in_indicator, in_year, in_quarter);
	if d.id is null then
		perform app.refuse_input('period', 'NOT_FOUND', 'lies before the first definition of the indicator');
	elsif in_quarter = 0 and exists (select from app.target t where t.indicator_id = in_indicator and t.year = in_year
			and t.quarter > 0 and t.status = 'ADOPTED') then
		perform app.refuse_input('period', 'CONTRADICTS', 'is worked out of its quarters, which have targets; report those');
	elsif in_quarter > 0 and exists (select from app.achievement a where a.indicator_id = in_indicator and a.year = in_year
			and a.quarter = 0 and a.status <> 'PUBLISHED' and a.corrects_id is null and num_nonnulls(a.actual, a.numerator) > 0) then
		perform app.refuse_input('period', 'CONTRADICTS', 'lies in a year that is being reported as a whole');
	end if;
	return d;
end
$$;

-- The note beside an entry: lines as they were typed, at most 2,000 characters; null where nothing is said.
create function app.clean_note(in_note text) returns text
language plpgsql immutable set search_path = pg_catalog, app as $$
declare
	lines text := nullif(trim(e' \n\t' from normalize(replace(coalesce(in_note, ''), e'\r\n', e'\n'), NFC)), '');
begin
	if length(lines) > 2000 then
		perform app.refuse_input('note', 'LENGTH', 'is longer than 2000 characters', '{"least": 0, "most": 2000}');
	elsif app.holds_unseen(lines, true) then
		perform app.refuse_input('note', 'UNSEEN', 'holds a sign that is not seen; type it anew');
	end if;
	return lines;
end
$$;

-- Enters an achievement of the viewer's agency, or changes what they entered; null in in_version for a first entry. Of a
-- published one this begins a correction, which needs a reason and goes the same way; what is published stays until then.
-- in_key: the same key of the same viewer does it once. Returns the number of the entry.
-- Errors: as acts.sql has them.
create function app.record_achievement(in_indicator integer, in_year integer, in_quarter integer, in_actual numeric,
	in_numerator numeric, in_denominator numeric, in_note text, in_version integer default null, in_reason text default null,
	in_key text default null) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app as $$
declare
	i app.indicator;
	d app.indicator_definition;
	entry app.achievement;
	published app.achievement;
	answered integer;
begin
	select n.* into i from app.indicator n where n.id = in_indicator and n.status = 'ADOPTED';
	if not app.may_write() or i.agency_id is null or not (i.agency_id = any(app.viewer_agency_ids('AGENCY_STAFF'))) then
		perform app.refuse();
	end if;
	answered := app.begin_key('record_achievement', in_key,
		jsonb_build_array(in_indicator, in_year, in_quarter, in_actual, in_numerator, in_denominator, in_note, in_version, in_reason));
	if answered is not null then return answered; end if;
	d := app.check_reported_in(in_indicator, in_year, in_quarter);
	perform app.check_figures(d, in_actual, in_numerator, in_denominator);
	in_note := app.clean_note(in_note);
	perform app.note_reason(in_reason, false);
	-- Two who begin the same entry take turns; the second is told of the first.
	perform pg_advisory_xact_lock(hashtextextended(format('entry %s %s %s', in_indicator, in_year, in_quarter), 0));
	select a.* into published from app.achievement a where a.indicator_id = in_indicator and a.year = in_year
		and a.quarter = in_quarter and a.corrects_id is null and a.status = 'PUBLISHED' for no key update;
	select a.* into entry from app.achievement a where a.indicator_id = in_indicator and a.year = in_year
		and a.quarter = in_quarter and a.corrects_id is not distinct from published.id for no key update;
	if entry.id is not null then
		entry := app.entry_for_step(entry.id, in_version, 'RECORD');
		update app.achievement a set status = 'DRAFT', version = a.version + 1, actual = in_actual, numerator = in_numerator,
			denominator = in_denominator, note = in_note, entered_by = app.viewer_id(), updated_at = now(), returned_by = null
		where a.id = entry.id returning a.* into entry;
	else
		if in_version is not null and published.id is null then
			perform app.refuse_conflict('there is no entry yet; leave the version out');
		elsif published.id is not null and published.version is distinct from in_version then
			perform app.refuse_conflict(format('it is published, at version %s', published.version), app.entry_now(published));
		elsif published.id is not null then
			perform app.note_reason(in_reason, true);
		else
			perform app.check_reporting(in_year, in_quarter, null);
		end if;
		insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, numerator, denominator,
			note, entered_by, updated_at, corrects_id)
		values (i.city_code, i.agency_id, in_indicator, in_year, in_quarter, 'DRAFT', in_actual, in_numerator, in_denominator,
			in_note, app.viewer_id(), now(), published.id) returning * into entry;
	end if;
	perform app.note_version(entry, nullif(current_setting('app.reason'), ''));
	perform app.keep_answer('record_achievement', in_key, entry.id);
	return entry.id;
end
$$;

grant execute on function app.record_achievement to app_member;
