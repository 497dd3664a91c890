-- How the standing of schools (standing.sql) is kept: for which moments, by whom, and when anew. Source: decision 0020.

-- The moments for which it is kept: now, that is the clock's, since a transaction may have begun before those whose rows it
-- sees; and the ends of the last two quarters whose overview shows the schools of then (app.schools_moment).
create function app.standing_moments() returns timestamptz[]
language sql volatile set search_path = pg_catalog, app as $$
	select array[clock_timestamp()] || array(
		select app.begin_of(b.day) - interval '1 microsecond'
		from (select date_trunc('quarter', app.day_of(clock_timestamp())::timestamp) - n * interval '3 months' as day
			from generate_series(1, 2) as n) as q, lateral (select q.day::date) as b)
$$;

-- Keeps the mechanism of these schools. Whoever writes what it is made of calls it, in the act that does. Writers of one
-- school take turns, and the second sees what the first wrote; so do those who change the rules and those who write schools.
create function app.keep_standings(in_schools integer[]) returns void
language plpgsql set search_path = pg_catalog, app as $$
declare
	moment timestamptz;
begin
	if coalesce(cardinality(in_schools), 0) = 0 then return; end if;
	-- A transaction with one view of the data from its beginning on would not see what another one kept meanwhile.
	if current_setting('transaction_isolation') <> 'read committed' then
		raise exception 'Schools are written in transactions of READ COMMITTED' using errcode = '0A000';
	end if;
	perform pg_advisory_xact_lock_shared(hashtextextended('rules of the mechanism', 0));
	perform from app.school s where s.id = any(in_schools) order by s.id for no key update;
	delete from app.school_standing k where k.school_id = any(in_schools);
	foreach moment in array app.standing_moments() loop
		insert into app.school_standing (school_id, city_code, status, compliance, has_working_group, has_referral_path,
			met, partly, holds_from, holds_until)
		select s.id, s.city_code, m.status, m.compliance, m.has_working_group, m.has_referral_path, m.met, m.partly,
			t.holds_from, t.holds_until
		from app.mechanisms(in_schools, moment, app.day_of(moment)) m
		join app.mechanism_turns(in_schools, moment) t on t.school_id = m.school_id
		join app.school s on s.id = m.school_id
		order by s.id
		on conflict do nothing;
	end loop;
end
$$;

-- The cities with schools of which nothing is kept that holds for one of those moments.
create function app.cities_with_lapsed_schools() returns setof text
language sql volatile rows 10 set search_path = pg_catalog, app as $$
	with moments as materialized (select m.at from unnest(app.standing_moments()) as m(at)),
	held as materialized (
		select k.city_code, m.at, count(*) from app.school_standing k
		join moments m on k.holds_from <= m.at and k.holds_until > m.at group by 1, 2
	)
	select distinct s.city_code
	from (select city_code, count(*) from app.school group by 1) as s cross join moments m
	left join held h on h.city_code = s.city_code and h.at = m.at
	where h.count is distinct from s.count
$$;

-- The schools of a city of which that is so.
create function app.lapsed_schools(in_city text) returns integer[]
language sql volatile set search_path = pg_catalog, app as $$
	with moments as materialized (select m.at from unnest(app.standing_moments()) as m(at)),
	held as materialized (
		select k.school_id, count(*) from app.school_standing k
		join moments m on k.holds_from <= m.at and k.holds_until > m.at where k.city_code = in_city group by 1
	)
	select array(
		select s.id from app.school s left join held h on h.school_id = s.id
		where s.city_code = in_city and h.count is distinct from (select count(*) from moments) order by s.id)
$$;

-- The same of every school, where the rules themselves changed.
create function app.keep_all_standings() returns void
language plpgsql set search_path = pg_catalog, app as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('rules of the mechanism', 0));
	perform app.keep_standings(array(select s.id from app.school s order by s.id));
end
$$;

-- What a statement changed of schools and of what they have on record. For TRUNCATE there is no table of rows.
-- security definer: whoever may write those may write none of what is kept.
create function app.keep_changed_standings() returns trigger
language plpgsql security definer set search_path = pg_catalog, app as $$
declare
	id_column text := tg_argv[0];
	schools integer[];
begin
	if tg_op = 'TRUNCATE' then
		perform app.keep_all_standings();
		return null;
	end if;
	execute format('select array(%s)', concat_ws(' union ',
		case when tg_op <> 'INSERT' then format('select distinct %I from old_rows', id_column) end,
		case when tg_op <> 'DELETE' then format('select distinct %I from new_rows', id_column) end)) into schools;
	perform app.keep_standings(schools);
	return null;
end
$$;

-- What a statement changed of the rules.
create function app.keep_standings_by_rules() returns trigger
language plpgsql security definer set search_path = pg_catalog, app as $$
begin
	perform app.keep_all_standings();
	return null;
end
$$;
