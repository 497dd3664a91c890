-- When a period is reported: the calendar of reporting (rule pack CALENDAR) in force at its end.

-- opens_on: the day after the period, its first day of reporting; due_on: the last day on which a report is in time;
-- closes_on: the last day on which one is taken; returned_days: how long one that was given back may still be mended.
create function app.reporting_window(in_year integer, in_quarter integer)
returns table (opens_on date, due_on date, closes_on date, returned_days integer)
language sql stable rows 1 set search_path = pg_catalog, app as $$
	select p.last_day + 1, p.last_day + (r.rule->>'due_days')::integer, p.last_day + (r.rule->>'lock_days')::integer,
		(r.body->>'returned_days')::integer
	from (select app.period_end(in_year, in_quarter) as last_day) as p
	cross join lateral (
		select k.body, k.body->case in_quarter when 0 then 'year' else 'quarter' end as rule
		from app.rule_pack_in_force('CALENDAR', p.last_day) as k
	) as r
$$;

-- The last day on which an entry is taken: later where it was given back not long ago.
create function app.last_day_of_reporting(in_year integer, in_quarter integer, returned_on date) returns date
language sql stable set search_path = pg_catalog, app as $$
	select greatest(w.closes_on, returned_on + w.returned_days) from app.reporting_window(in_year, in_quarter) as w
$$;

-- Whether an entry of a period is taken today.
create function app.is_reported_today(in_year integer, in_quarter integer, returned_on date) returns boolean
language sql stable set search_path = pg_catalog, app as $$
	select app.today() between app.period_end(in_year, in_quarter) + 1
		and app.last_day_of_reporting(in_year, in_quarter, returned_on)
$$;

-- Ends the call where a period is not reported today. returned_on: when the entry was last given back, which keeps it open
-- for a while. SQLSTATE SK423; the detail is {opensOn, dueOn, closesOn}.
create function app.check_reporting(in_year integer, in_quarter integer, returned_on date) returns void
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	open record;
	label text := app.period_json(in_year, in_quarter)->>'label';
	last_day date := app.last_day_of_reporting(in_year, in_quarter, returned_on);
begin
	if app.is_reported_today(in_year, in_quarter, returned_on) then return; end if;
	select * into open from app.reporting_window(in_year, in_quarter);
	raise exception '%', case when app.today() < open.opens_on
		then format('%s is reported from %s on, when it is over', label, open.opens_on)
		else format('%s was closed after %s (due on %s); an evaluator of the city corrects what is published', label, last_day,
			open.due_on) end
		using errcode = 'SK423', detail = jsonb_build_object('opensOn', open.opens_on, 'dueOn', open.due_on,
			'closesOn', last_day)::text;
end
$$;

-- The periods that are reported today, newest first, as [{period, opensOn, dueOn, closesOn}]: the years and quarters of the
-- last two years whose days are these.
create function app.reported_periods() returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select coalesce(jsonb_agg(jsonb_build_object('period', app.period_json(p.year, p.quarter), 'opensOn', w.opens_on,
		'dueOn', w.due_on, 'closesOn', w.closes_on) order by w.opens_on desc, p.quarter desc), '[]')
	from generate_series(extract(year from app.today())::integer - 2, extract(year from app.today())::integer) as y(year)
	cross join generate_series(0, 4) as q(quarter)
	cross join lateral (select y.year, q.quarter) as p
	cross join lateral app.reporting_window(p.year, p.quarter) as w
	where app.today() between w.opens_on and w.closes_on
$$;

grant execute on function app.reporting_window, app.last_day_of_reporting, app.is_reported_today, app.check_reporting,
	app.reported_periods to app_anon, app_member;
