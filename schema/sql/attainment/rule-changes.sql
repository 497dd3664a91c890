-- What the attainment of an achievement would be, had its rule not changed: «selisih ketika aturan berubah».

-- The definition before the one that an AttainmentInput follows, put in its place: {kind, before, after, since, reason,
-- reasonEn, sentence, input}; null where there is none, or where it computes alike. `input` is null where the definition
-- before asks for figures of another kind, which were not collected.
create function app.definition_change(in_definition integer, in_input jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	current app.indicator_definition;
	former app.indicator_definition;
	rule jsonb := in_input - 'basis' - 'missing' - 'entries';
	former_rule jsonb;
	changes jsonb[];
begin
	select * into current from app.indicator_definition d where d.id = in_definition;
	select * into former from app.indicator_definition d
	where d.indicator_id = current.indicator_id and (d.valid_from_year, d.valid_from_quarter, d.version)
		< (current.valid_from_year, current.valid_from_quarter, current.version)
	order by d.valid_from_year desc, d.valid_from_quarter desc, d.version desc limit 1;
	if former.id is null then return null; end if;
	former_rule := app.definition_rule(former.direction, former.accumulation, former.minimize_formula, former.cap,
		former.floor, former.zero_target);

	changes := array_remove(array[
		app.change_words('{"id": "arah", "en": "the direction"}', app.rule_words(former_rule->>'direction'),
			app.rule_words(rule->>'direction')),
		app.change_words('{"id": "penggabungan triwulan", "en": "the joining of quarters"}',
			app.rule_words(former_rule->>'accumulation'), app.rule_words(rule->>'accumulation')),
		case when 'MINIMIZE' in (rule->>'direction', former_rule->>'direction') then
			app.change_words('{"id": "rumus", "en": "the formula"}', app.rule_words(former_rule->>'formula'),
				app.rule_words(rule->>'formula')) end,
		case when 'MINIMIZE' in (rule->>'direction', former_rule->>'direction') then
			app.change_words('{"id": "target nol", "en": "a target of zero"}', app.rule_words(former_rule->>'zeroTarget'),
				app.rule_words(rule->>'zeroTarget')) end,
		app.change_words('{"id": "batas tertinggi capaian", "en": "the cap"}',
			app.limit_words((former_rule->>'cap')::numeric), app.limit_words((rule->>'cap')::numeric)),
		app.change_words('{"id": "batas terendah capaian", "en": "the floor"}',
			app.limit_words((former_rule->>'floor')::numeric), app.limit_words((rule->>'floor')::numeric))
	], null);
	if cardinality(changes) = 0 then return null; end if;
	return jsonb_build_object('kind', 'DEFINITION', 'before', former.version, 'after', current.version,
		'since', make_date(current.valid_from_year, current.valid_from_quarter * 3 - 2, 1),
		'reason', current.reason, 'reasonEn', current.reason_en,
		'sentence', app.since_words(app.period_words(current.valid_from_year, current.valid_from_quarter), changes),
		'input', case when app.entry_kind(rule) = app.entry_kind(former_rule)
			then former_rule || jsonb_strip_nulls(jsonb_build_object('basis', in_input->'basis',
				'missing', in_input->'missing', 'entries', in_input->'entries')) end);
end
$$;

-- Which figures the entries of a rule hold: two rules of one kind can be computed from the same entries.
create function app.entry_kind(rule jsonb) returns text
language sql immutable parallel safe
return case when rule->>'direction' in ('YES_NO', 'MILESTONE') then rule->>'direction'
	when rule->>'accumulation' = 'RATIO_OF_SUMS' then 'RATIO' else 'ACTUAL' end;

-- The targets as they stood before the revision that an AttainmentInput follows, put in their place; the same shape as
-- app.definition_change. Null where the target was never revised, or a later hand has changed the row that was used.
create function app.target_change(in_indicator integer, in_revision integer, in_input jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	last_place integer := jsonb_array_length(in_input->'entries') - 1;
	yearly boolean := in_input->>'basis' = 'ANNUAL';
	entry jsonb := in_input->'entries'->last_place;
	revised app.target;
	former app.target;
	before jsonb;
	entries jsonb := in_input->'entries';
	changes jsonb[] := '{}';
begin
	if coalesce(in_revision, 1) = 1 or in_input->>'direction' = 'YES_NO' then return null; end if;
	revised := app.entry_target(in_indicator, entry, yearly, in_revision, 'infinity');
	if revised.id is null or app.target_words(app.with_target(entry, revised)) <> app.target_words(entry) then
		return null;
	end if;
	for place in 0 .. last_place loop
		entry := entries->place;
		former := app.entry_target(in_indicator, entry, yearly, null, revised.set_on);
		continue when former.id is null or app.target_words(entry) = '{}';
		before := app.with_target(entry, former);
		changes := changes || app.change_words(
			app.target_of((entry#>>'{period,year}')::integer, (entry#>>'{period,quarter}')::integer),
			app.target_words(before), app.target_words(entry));
		entries := jsonb_set(entries, array[place::text], before);
	end loop;
	changes := array_remove(changes, null);
	if cardinality(changes) = 0 then return null; end if;
	return jsonb_build_object('kind', 'TARGET', 'before', in_revision - 1, 'after', in_revision,
		'since', app.day_of(revised.set_on), 'reason', revised.reason, 'reasonEn', null,
		'sentence', app.since_words(app.day_words(app.day_of(revised.set_on)), changes),
		'input', in_input || jsonb_build_object('entries', entries));
end
$$;

-- The adopted target of the period of an entry: the revision asked for, or the newest that was set before a moment.
-- A year whose quarters have no targets of their own holds the year's.
create function app.entry_target(in_indicator integer, entry jsonb, yearly boolean, in_revision integer,
	before timestamptz) returns app.target
language sql stable set search_path = pg_catalog, app as $$
	select t from app.target t
	where t.indicator_id = in_indicator and t.year = (entry#>>'{period,year}')::integer and t.status = 'ADOPTED'
		and t.quarter = case when yearly and not exists (
				select from app.target q where q.indicator_id = in_indicator and q.year = t.year and q.quarter > 0
					and q.status = 'ADOPTED') then 0
			else coalesce((entry#>>'{period,quarter}')::integer, 0) end
		and (in_revision is null or t.revision = in_revision) and t.set_on < before
	order by t.revision desc limit 1
$$;

-- An entry with this target instead of its own.
create function app.with_target(entry jsonb, target app.target) returns jsonb
language sql immutable parallel safe
return case when entry ? 'weight' then entry || jsonb_build_object('weight', coalesce((target).weight, 0)::text)
	else (entry - 'target' - 'lower' - 'upper') || jsonb_strip_nulls(jsonb_build_object('target', (target).value::text,
		'lower', (target).lower::text, 'upper', (target).upper::text)) end;

-- The target of a period in a sentence, {id, en}.
create function app.target_of(in_year integer, in_quarter integer) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('id', 'target ' || (app.period_words(in_year, in_quarter)->>'id'),
	'en', 'the target of ' || (app.period_words(in_year, in_quarter)->>'en'));

-- The changes of rules behind the attainment of achievements, each as a RuleChange of the GraphQL schema: the attainment
-- under the rule before, of the same figures and with nothing else changed, and the difference in percentage points to
-- the one in force (published: to the published one), positive where the new rule gives more. An achievement without a
-- change gives no row, nor one that neither rule can compute.
create function app.rule_changes(ids integer[]) returns table (id integer, changes jsonb)
language sql stable set search_path = pg_catalog, app as $$
	with used as (
		select i.id, a.indicator_id, i.definition_id, i.target_revision, i.input,
			coalesce(i.numbers->>'percent', (app.attainment_result(i.input)).percent::text)::numeric as percent
		from app.achievement_inputs(ids) as i join app.achievement a on a.id = i.id
	),
	changed as (
		select u.id, u.percent, c.place, c.change, 
			case when c.change->>'input' is not null then app.attainment_json(c.change->'input') end as former
		from used u cross join lateral (values
			(1, app.definition_change(u.definition_id, u.input)),
			(2, app.target_change(u.indicator_id, u.target_revision, u.input))) as c(place, change)
		where c.change is not null
	)
	select c.id, jsonb_agg(c.change - 'input' || jsonb_build_object(
		'former', c.former,
		'difference', (c.percent - (c.former->>'percent')::numeric)::text) order by c.place)
	from changed c
	where c.percent is not null or c.former->>'percent' is not null
	group by c.id
$$;

grant execute on function app.definition_change, app.entry_kind, app.target_change, app.entry_target,
	app.with_target, app.target_of, app.rule_changes to app_anon, app_member;
