-- Refuses a SchoolFilter that names what does not exist; requirements are those in force on the day.
-- Error: 22023 with "filter.<field>: …".
create function app.check_school_filter(in_filter jsonb, on_day date) returns void
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	problem text;
begin
	select 'filter.' || k || ': is no condition on schools' into problem
	from jsonb_object_keys(in_filter) as k
	where k <> all(app.school_filter_fields()) limit 1;
	if problem is null and in_filter->>'within' is not null
		and not exists (select from app.region r where r.code = in_filter->>'within') then
		problem := 'filter.within: there is no such region';
	end if;
	if problem is null and in_filter->>'complianceAtLeast' !~ '^[+-]?[0-9]+([.][0-9]+)?$' then
		problem := 'filter.complianceAtLeast: must be a decimal such as "80"';
	end if;
	if problem is null then
		select format('filter.%s: there is no requirement %s', f, left(c, 40)) into problem
		from (values ('met'), ('notMet')) as fields(f)
		cross join lateral jsonb_array_elements_text(
			case jsonb_typeof(in_filter->f) when 'array' then in_filter->f else '[]' end) as c
		where c not in (select r.code from app.requirement r
			where r.pack_version = (app.rule_pack_in_force('MECHANISM', on_day)).version) limit 1;
	end if;
	perform app.refuse_problem(problem);
end
$$;

-- The words of a condition that lists some; null where it is left out.
create function app.listed_texts(list jsonb) returns text[]
language sql immutable parallel safe
return case when list is not null then array(select jsonb_array_elements_text(list)) end;

-- The schools of a city that meet every condition of a SchoolFilter, with their mechanism. A condition left out or null
-- does not restrict; an empty list lets nothing through. search: every word stands in the name or the NPSN. npsn: the schools
-- of a list; a number that no school of the city has (any more) adds nothing. sraNotBegun: schools on no stage, beside
-- those on one of sraStages; false: none of them.
-- in_as_of: the schools that were on record at that moment and their mechanism from what was known then, judged on its day;
-- null: now. Of a school itself (name, level, place, stage) no history is kept: it is shown as it is now.
-- Errors: as app.check_school_filter; 22023 for a moment to come.
create function app.matching_schools(in_city text, in_filter jsonb, in_as_of timestamptz default null)
returns table (id integer, npsn text, name text, level text, ownership text, authority text, village_code text,
	sra_stage text, status text, compliance numeric, has_working_group boolean, has_referral_path boolean, met text[],
	partly text[])
language plpgsql stable rows 500 set search_path = pg_catalog, app as $$
declare
	known_at timestamptz := coalesce(in_as_of, now());
	on_day date := app.day_of(known_at);
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	words text[] := regexp_split_to_array(nullif(btrim(lower(filter->>'search')), ''), '\s+');
	must_meet text[] := app.listed_texts(filter->'met');
	must_miss text[] := app.listed_texts(filter->'notMet');
	-- Read once and not for each school.
	within text := filter->>'within';
	npsns text[] := app.listed_texts(filter->'npsn');
	levels text[] := app.listed_texts(filter->'levels');
	stages text[] := app.listed_texts(filter->'sraStages');
	not_begun boolean;
	only_ownership text := filter->>'ownership';
	only_authority text := filter->>'authority';
	statuses text[] := app.listed_texts(filter->'mechanism');
	least numeric;
	with_group boolean;
	ids integer[];
begin
	perform app.check_moment('asOf', in_as_of);
	if filter <> '{}' then perform app.check_school_filter(filter, on_day); end if;
	not_begun := filter->>'sraNotBegun';
	least := filter->>'complianceAtLeast';
	with_group := filter->>'hasWorkingGroup';
	-- What a school is comes first, so that no mechanism is computed for nothing.
	ids := array(select s.id from app.school s
		where s.city_code = in_city and s.recorded_at <= known_at
			and (within is null or s.village_code = within or starts_with(s.village_code, within || '.'))
			and (words is null or not exists (
				select from unnest(words) as w where strpos(lower(s.name), w) = 0 and strpos(lower(s.npsn), w) = 0))
			and (npsns is null or s.npsn = any(npsns))
			and (levels is null or s.level = any(levels))
			and case when s.sra_stage is null then coalesce(not_begun, stages is null)
				else coalesce(s.sra_stage = any(stages), not_begun is distinct from true) end
			and (only_ownership is null or s.ownership = only_ownership)
			and (only_authority is null or s.authority = only_authority));
	return query
	select s.id, s.npsn, s.name, s.level, s.ownership, s.authority, s.village_code, s.sra_stage, m.status, m.compliance,
		m.has_working_group, m.has_referral_path, m.met, m.partly
	from app.mechanisms_at(ids, known_at) as m
	-- Row by row: few schools of a large table, whatever the planner believes.
	cross join lateral (select * from app.school c where c.id = m.school_id offset 0) as s
	where (statuses is null or m.status = any(statuses)) and (least is null or m.compliance >= least)
		and (with_group is null or m.has_working_group = with_group)
		and (must_meet is null or m.met @> must_meet) and (must_miss is null or not m.met && must_miss);
end
$$;

-- The moment that an answer about the schools of a city given now is as of: that of its newest record, or the beginning of
-- today, since a day changes what counts. Asked for as of it, the same answer comes again: up to the next millisecond, since
-- a moment that the API shows has no more.
create function app.schools_as_of(in_city text) returns timestamptz
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	newest timestamptz;
	recorded timestamptz;
	kept_count bigint;
	school_count bigint;
begin
	select max(s.recorded_at) filter (where s.recorded_at <= now()), count(*) into recorded, school_count
	from app.school s where s.city_code = in_city;
	select max(k.holds_from), count(*) into newest, kept_count
	from app.school_standing k where k.city_code = in_city and k.holds_from <= now() and k.holds_until > now();
	if kept_count < school_count then
		newest := greatest(newest, (select max(t.holds_from) from app.mechanism_turns(array(
			select s.id from app.school s where s.city_code = in_city
			except select k.school_id from app.school_standing k
			where k.city_code = in_city and k.holds_from <= now() and k.holds_until > now()), now()) t));
	end if;
	return date_trunc('milliseconds', greatest(app.begin_of(app.today()), newest, recorded) + interval '999 microseconds');
end
$$;

grant execute on function app.check_school_filter, app.listed_texts, app.matching_schools, app.schools_as_of to app_anon, app_member;
