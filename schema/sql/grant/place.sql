-- The region in which a grant lies: its own, or the city of its agency or school.
create function app.grant_region(in_region text, in_agency integer, in_school integer) returns text
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(in_region,
		(select a.city_code from app.agency a where a.id = in_agency),
		(select s.city_code from app.school s where s.id = in_school))
$$;

-- A grant lies in its region, or in the city of its agency or school.
create function app.place_grant() returns trigger
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
begin
	new.place_code := app.grant_region(new.region_code, new.agency_id, new.school_id);
	return new;
end $$;

-- Counts the changes of grants, and of whether an account is in use.
create function app.count_grant_change() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$ begin perform nextval('app.grant_changes'); return null; end $$;

grant execute on function app.grant_region to app_anon, app_member;
