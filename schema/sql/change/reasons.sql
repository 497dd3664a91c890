-- The parts of a change with the points that are shown, whose sum is the change that is shown (app.apportioned; of equal
-- remainders the larger part goes first, then by the order of the codes).
-- in_changes: the change that is shown, by agency; where it is null nothing is distributed: points are 0 and gain is null.
create function app.pointed_parts(in_city text, in_agencies integer[], in_formers integer[], in_changes numeric[],
	from_year integer, from_quarter integer, from_as_of timestamptz,
	to_year integer, to_quarter integer, to_as_of timestamptz)
returns table (agency_id integer, indicator_id integer, kind text, before_id integer, after_id integer,
	before_weight numeric, after_weight numeric, counted_from numeric, counted_to numeric, whole boolean,
	gain numeric, scale numeric, expression text, points numeric)
language plpgsql stable rows 100 set search_path = pg_catalog, app as $$
#variable_conflict use_column
begin
	return query
	with parts as materialized (
		select p.*, c.change, row_number() over (partition by p.agency_id order by abs(p.gain) desc, i.code, p.kind) as place
		from app.change_parts(in_city, in_agencies, in_formers, from_year, from_quarter, from_as_of, to_year, to_quarter,
			to_as_of) as p
		join unnest(in_agencies, in_changes) as c(agency_id, change) on c.agency_id = p.agency_id
		left join lateral (select i.code from app.indicator i where i.id = p.indicator_id offset 0) as i on true
	),
	-- The parts of an agency have one scale.
	shown as materialized (
		select p.agency_id, app.apportioned(array_agg(p.gain order by p.place), min(p.scale), p.change) as points
		from parts p where p.change is not null and p.scale > 0 group by p.agency_id, p.change
	)
	select p.agency_id, p.indicator_id, p.kind, p.before_id, p.after_id, p.before_weight, p.after_weight, p.counted_from,
		p.counted_to, p.whole, case when s.points is not null then p.gain end, p.scale, p.expression,
		coalesce(s.points[p.place], 0.00)
	from parts p left join shown s on s.agency_id = p.agency_id;
end
$$;

-- Why the scores of agencies changed from one side to another, one row for each that something is to be said of.
-- reasons: ChangeReasons of the GraphQL schema, those that moved most first; size: how many there are. main_alone: only the
-- one that moved the score most the way it went, for lists. steps: the exact points of each, as trace steps.
-- Where there is no change of a score to explain (it is null on a side), only what came or went is told.
-- explained_by: how many indicators make up the change at the least, of those that moved the score the way it went.
create function app.change_reasons(in_city text, in_agencies integer[], in_formers integer[],
	in_before numeric[], in_after numeric[],
	from_year integer, from_quarter integer, from_as_of timestamptz,
	to_year integer, to_quarter integer, to_as_of timestamptz, main_alone boolean default false)
returns table (agency_id integer, reasons jsonb, size integer, steps jsonb, explained_by integer)
language plpgsql stable rows 34 set search_path = pg_catalog, app as $$
#variable_conflict use_column
begin
	return query
	with shown as materialized (
		select s.agency_id, s.former_id, s.before, s.after - s.before as change, s.n
		from unnest(in_agencies, in_formers, in_before, in_after) with ordinality as s(agency_id, former_id, before, after, n)
	),
	parts as materialized (
		select p.*, s.former_id, s.before, s.change, i.code, count(*) over (partition by p.agency_id) as size,
			row_number() over (partition by p.agency_id
				order by p.points * sign(s.change) desc, p.gain * sign(s.change) desc, i.code, p.kind) as place
		from app.pointed_parts(in_city, in_agencies, in_formers, array(select s.change from shown s order by s.n),
			from_year, from_quarter, from_as_of, to_year, to_quarter, to_as_of) as p
		join shown s on s.agency_id = p.agency_id
		left join lateral (select i.code from app.indicator i where i.id = p.indicator_id offset 0) as i on true
		where s.change is not null or p.kind not in ('VALUE', 'TARGET')
	),
	told as materialized (
		select p.*,
			case when p.indicator_id is null then app.succession_reason(p.agency_id, p.former_id, p.points, p.gain)
			else jsonb_build_object('kind', p.kind,
				-- One that the viewer may not read, such as one that is a draft again, is told without its name.
				'indicator', case when i.id is not null then jsonb_build_object('id', i.id, 'code', i.code, 'name', i.name, 'nameEn', i.name_en, 'kind', i.kind,
					'level', i.level, 'cityCode', i.city_code, 'agencyId', i.agency_id, 'unit', (definition.d).unit,
					'unitEn', (definition.d).unit_en, 'direction', (definition.d).direction) end,
				'at', (latter.a).published_at, 'points', p.points::text,
				'sentence', app.reason_sentence(jsonb_build_object('id', coalesce(i.name, 'Indikator yang tidak diumumkan lagi'),
						'en', coalesce(i.name_en, 'An indicator no longer public')),
					app.cause_words(p.kind, former.b, latter.a, definition.d, p.before_weight, p.after_weight, p.counted_from, p.counted_to, p.whole, p.before),
					app.effect_words(p.points, p.gain),
					case when p.kind = 'CORRECTION' and v.reason is not null then
						jsonb_build_object('id', v.reason, 'en', coalesce(v.reason_en, v.reason)) end)) end as reason
		from parts p
		-- Row by row: there are few, and the tables are large.
		left join lateral (select * from app.indicator i where i.id = p.indicator_id offset 0) as i on true
		left join lateral (select b from app.publication b where b.id = p.before_id offset 0) as former on true
		left join lateral (select a from app.publication a where a.id = p.after_id offset 0) as latter on true
		-- Apart, since a policy keeps an index from what is computed.
		cross join lateral (select coalesce((latter.a).definition_id, (former.b).definition_id) as definition_id,
			(latter.a).achievement_id as achievement_id, (latter.a).achievement_version as achievement_version offset 0) as named
		left join lateral (select d from app.indicator_definition d
			where d.id = named.definition_id offset 0) as definition on true
		left join lateral (select v.reason, v.reason_en from app.achievement_version v
			where v.achievement_id = named.achievement_id and v.version = named.achievement_version offset 0) as v on true
		where p.place = 1 or not main_alone
	),
	-- What each indicator made up of the change, and what those before it did.
	reached as (
		select r.agency_id, r.change, sum(r.points) over (partition by r.agency_id order by r.points desc, r.code) - r.points as before
		from (
			select p.agency_id, p.code, sum(p.points * sign(p.change)) as points, abs(p.change) as change
			from parts p where p.change <> 0 group by p.agency_id, p.code, p.change
		) as r where r.points > 0
	)
	select t.agency_id,
		jsonb_agg(t.reason order by abs(t.points) desc, abs(t.gain) desc nulls last, t.code, t.kind),
		min(t.size)::integer,
		jsonb_agg(jsonb_build_object('label', app.step_label(t.reason), 'expression', t.expression,
			'value', app.decimal_ratio(t.gain, t.scale)::text)
			order by abs(t.points) desc, abs(t.gain) desc nulls last, t.code, t.kind) filter (where t.gain is not null),
		(select count(*) from reached r where r.agency_id = t.agency_id and r.before < r.change)::integer
	from told t group by t.agency_id;
end
$$;

-- That an agency goes on from another one, with other indicators, as a ChangeReason.
create function app.succession_reason(in_agency integer, in_former integer, points numeric, gain numeric) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select jsonb_build_object('kind', 'AGENCY', 'indicator', null, 'at', app.begin_of(a.valid_from), 'points', points::text,
		'sentence', app.reason_sentence(jsonb_build_object('id', a.name, 'en', a.name_en),
			jsonb_build_object('id', 'melanjutkan ' || f.name || ' dengan indikator yang lain',
				'en', 'goes on from ' || f.name_en || ' with other indicators'),
			app.effect_words(points, gain), null))
	from app.agency a join app.agency f on f.id = in_former where a.id = in_agency
$$;

-- What a step of the trace is of, {id, en}.
create function app.step_label(reason jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	select jsonb_build_object('id', concat_ws(', ', reason#>>'{indicator,code}', w.id),
		'en', concat_ws(', ', reason#>>'{indicator,code}', w.en))
	from (values
		('VALUE', 'realisasi', 'the actual'), ('TARGET', 'target', 'the target'), ('WEIGHT', 'bobot', 'the weight'),
		('REPORTED', 'baru dihitung', 'newly counted'), ('MISSING', 'tidak lagi dihitung', 'no longer counted'),
		('CORRECTION', 'koreksi', 'a correction'), ('LATE_PUBLICATION', 'penerbitan susulan', 'a late publication'),
		('RULE_PACK', 'aturan', 'the rule'), ('AGENCY', 'perangkat daerah', 'the agency')) as w(kind, id, en)
	where w.kind = reason->>'kind'
$$;

grant execute on function app.pointed_parts, app.change_reasons, app.succession_reason, app.step_label
	to app_anon, app_member;
