-- Refuses an AttainmentInput that is malformed. Error: 22023 with "field: what is wrong", such as "entries.0.lower: …".
create function app.attainment_check(input jsonb) returns void
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	problem text;
	entry jsonb;
	place text;
begin
	if input is null or jsonb_typeof(input) <> 'object' then
		perform app.refuse_input('input', 'MALFORMED', 'must be an object');
	end if;
	problem := coalesce(
		app.choice_problem(input, 'direction', null, '{MAXIMIZE, MINIMIZE, STABILIZE, YES_NO, MILESTONE}'),
		app.choice_problem(input, 'accumulation', 'NONE', '{NONE, SUM, AVERAGE, LAST, MAXIMUM, RATIO_OF_SUMS}'),
		app.choice_problem(input, 'formula', 'LINEAR', '{LINEAR, RATIO}'),
		app.choice_problem(input, 'zeroTarget', 'NOT_COMPUTABLE', '{NOT_COMPUTABLE, MET}'),
		app.choice_problem(input, 'missing', 'REPORTED_ONLY', '{REPORTED_ONLY, TARGETS_DUE}'),
		app.choice_problem(input, 'basis', 'TO_DATE', '{TO_DATE, ANNUAL}'),
		app.decimal_problem(input, '', '{cap, floor}'));
	if problem is null and (input->>'cap')::numeric < (input->>'floor')::numeric then
		problem := 'cap: must not be below the floor';
	end if;
	if problem is null and jsonb_typeof(coalesce(input->'entries', 'null')) <> 'array' then
		problem := 'entries: must be a list';
	end if;
	perform app.refuse_problem(problem);

	for place, entry in
		select 'entries.' || (n - 1) || '.', e
		from jsonb_array_elements(input->'entries') with ordinality as list(e, n)
	loop
		if jsonb_typeof(entry) <> 'object' then
			perform app.refuse_input(rtrim(place, '.'), 'MALFORMED', 'must be an object');
		end if;
		problem := coalesce(
			app.decimal_problem(entry, place,
				'{target, lower, upper, actual, numerator, denominator, weight}'),
			case
				when coalesce(jsonb_typeof(entry->'done'), 'null') not in ('boolean', 'null') then
					place || 'done: must be true or false'
				when entry->>'lower' is not null and entry->>'upper' is null then
					place || 'upper: a range needs both bounds'
				when entry->>'upper' is not null and entry->>'lower' is null then
					place || 'lower: a range needs both bounds'
				when entry->>'target' is not null and entry->>'lower' is not null then
					place || 'target: give one target or a range, not both'
				when (entry->>'lower')::numeric > (entry->>'upper')::numeric then
					place || 'lower: must not be above the upper bound'
				when (entry->>'weight')::numeric < 0 then
					place || 'weight: must not be negative'
				when input->>'direction' = 'MILESTONE' and entry->>'weight' is null then
					place || 'weight: a milestone needs a weight'
			end);
		perform app.refuse_problem(problem);
	end loop;
end
$$;

-- That a field is none of the values allowed; null when it is one, or left out where there is a default.
create function app.choice_problem(holder jsonb, field text, otherwise text, allowed text[]) returns text
language sql immutable parallel safe
return case when not coalesce(coalesce(holder->>field, otherwise) = any(allowed), false)
	then field || ': must be one of ' || array_to_string(allowed, ', ') end;

-- The first of these fields that is given and is no plain decimal, as "place.field: …"; null when all are.
create function app.decimal_problem(holder jsonb, place text, fields text[]) returns text
language sql immutable parallel safe
return (
	select place || f || ': must be a decimal such as "12.5"'
	from unnest(fields) as f
	where holder->>f is not null
		and (jsonb_typeof(holder->f) not in ('string', 'number') or holder->>f !~ '^[+-]?[0-9]{1,100}([.][0-9]{1,100})?$')
	limit 1);

grant execute on function app.attainment_check, app.choice_problem, app.decimal_problem to app_anon, app_member;
