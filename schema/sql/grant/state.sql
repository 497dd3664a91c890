-- How grants are read: their state today, and the text that names what they are held on.

-- WITHDRAWN, ENDED (its last day is over), WAITING (for a case supervisor), UPCOMING (its first day is to come) or HOLDS.
create function app.grant_state(given app.user_grant) returns text
language sql stable set search_path = pg_catalog, app
as $$
	select case when given.withdrawn_at is not null then 'WITHDRAWN'
		when given.valid_to < app.today() then 'ENDED'
		when given.pending then 'WAITING'
		when given.valid_from > app.today() then 'UPCOMING'
		else 'HOLDS' end
$$;

-- What a grant is held on: `region:33.75`, `agency:DINDIK` or `school:` with an NPSN; and its name.
create function app.grant_scope(in_region text, in_agency integer, in_school integer, out scope text, out name text)
language sql stable set search_path = pg_catalog, app
as $$
	select 'region:' || r.code, r.name from app.region r where r.code = in_region
	union all
	select 'agency:' || a.code, a.name from app.agency a where a.id = in_agency
	union all
	select 'school:' || s.npsn, s.name from app.school s where s.id = in_school
$$;

-- The place that such a text names; nothing where it names none. Agencies are those of the city.
create function app.read_scope(in_scope text, in_city text, out region_code text, out agency_id integer,
	out school_id integer)
language sql stable set search_path = pg_catalog, app
as $$
	select (select r.code from app.region r where 'region:' || r.code = in_scope),
		(select a.id from app.agency a where a.city_code = in_city and 'agency:' || a.code = in_scope),
		(select s.id from app.school s where starts_with(in_scope, 'school:') and s.npsn = substr(in_scope, 8))
$$;

grant execute on function app.grant_state, app.grant_scope, app.read_scope to app_anon, app_member;
