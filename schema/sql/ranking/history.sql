-- The ranks of a city's agencies in the last periods up to one, oldest first: quarters where it is a quarter, years
-- where it is a year. in_as_of: as published at that moment; null: now, from the rollup.
-- Fewer than asked for where the platform knows no earlier period.
-- A period in which nobody is ranked has no entries; an agency that is not ranked in a period is not among its entries.
-- Errors: 22023 for an unknown period, an unknown city, and for a length outside of 1 to 12.
create function app.rank_history(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz, in_length integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	last_index integer := app.period_index(in_year, in_quarter);
begin
	perform app.check_period('period', in_year, in_quarter), app.check_city('city', in_city),
		app.check_moment('asOf', in_as_of);
	if in_length is null or in_length not between 1 and 12 then
		perform app.refuse_input('last', 'OUT_OF_RANGE', 'must be from 1 to 12', '{"least": 1, "most": 12}');
	end if;
	return (
		select jsonb_agg(jsonb_build_object('period', app.period_json(p.year, p.quarter), 'entries', (
			select coalesce(jsonb_agg(jsonb_build_object('rank', s.rank, 'score', s.score::text,
				'agency', app.agency_json(a)) order by s.rank, a.code), '[]')
			from app.period_scores(in_city, p.year, p.quarter, in_as_of) as s
			join app.agencies_at(in_city, in_as_of) a on a.id = s.agency_id
			where s.rank is not null
		)) order by p.year, p.quarter)
		from app.periods_between(in_quarter = 0,
			greatest(last_index - in_length + 1, app.first_period_index(in_quarter)), last_index) as p
	);
end
$$;

grant execute on function app.rank_history to app_anon, app_member;
