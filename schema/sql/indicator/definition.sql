-- The definitions of an indicator: which is the newest, which is in force, and the rule that one gives.

-- Keeps indicator.definition_id at the newest definition.
create function app.keep_current_definition() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
	update app.indicator i set definition_id = d.id
	from (
		select distinct on (indicator_id) indicator_id, id from app.indicator_definition
		where indicator_id in (select indicator_id from new_definitions)
		order by indicator_id, version desc
	) d
	where i.id = d.indicator_id and i.definition_id is distinct from d.id;
	return null;
end $$;

-- The definition of an indicator in force in a period: the newest that holds from that period or an earlier one.
-- For a whole year: the one in force in its last quarter. in_as_of: as it was on record at that moment; now where it is
-- null. Without a search path of its own, so that it is inlined.
create function app.definition_in_force(in_indicator integer, in_year integer, in_quarter integer,
	in_as_of timestamptz default null)
returns setof app.indicator_definition
language sql stable rows 1 as $$
	select d from app.indicator_definition d
	where d.indicator_id = in_indicator
		and d.valid_from_year * 4 + d.valid_from_quarter <= in_year * 4 + case in_quarter when 0 then 4 else in_quarter end
		and (in_as_of is null or d.recorded_at <= in_as_of)
	order by d.valid_from_year desc, d.valid_from_quarter desc, d.version desc limit 1
$$;

-- The part of an AttainmentInput that a definition decides.
create function app.definition_rule(direction text, accumulation text, minimize_formula text, cap numeric,
	floor numeric, zero_target text) returns jsonb
language sql immutable parallel safe
return jsonb_strip_nulls(jsonb_build_object('direction', direction, 'accumulation', accumulation,
	'formula', minimize_formula, 'cap', cap::text, 'floor', floor::text, 'zeroTarget', zero_target));

grant execute on function app.definition_in_force, app.definition_rule to app_anon, app_member;
