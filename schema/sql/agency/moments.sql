-- Agencies as they were on record at a moment.

-- Keeps what an agency was before it is changed.
create function app.keep_former_agency() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
	new.former := old.former || jsonb_build_object('until', date_trunc('milliseconds', now()), 'name', old.name,
		'name_en', old.name_en, 'short_name', old.short_name, 'valid_to', old.valid_to);
	return new;
end $$;

-- The agencies of a city as they were on record at a moment; as they are now where it is null.
create function app.agencies_at(in_city text, in_as_of timestamptz default null) returns setof app.agency
language plpgsql stable rows 34 set search_path = pg_catalog, app as $$
begin
	if in_as_of is null then
		return query select a.* from app.agency a where a.city_code = in_city;
		return;
	end if;
	return query
	select r.*
	from app.agency a
	left join lateral (
		select e - 'until' as was from jsonb_array_elements(a.former) with ordinality as list(e, n)
		where (e->>'until')::timestamptz > in_as_of order by n limit 1
	) as f on true
	cross join lateral jsonb_populate_record(a, coalesce(f.was, '{}')) as r
	where a.city_code = in_city and a.recorded_at <= in_as_of;
end
$$;

grant execute on function app.agencies_at to app_anon, app_member;
