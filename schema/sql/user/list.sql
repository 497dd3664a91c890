-- Accounts as the API reads them: those of the numbers given that the viewer may see, and a page of them, {nodes, totalCount,
-- hasNextPage, hasPreviousPage}. Places in a list are numbers of rows, which the API enciphers. A condition left out or null
-- does not restrict. Errors: 22023 for a condition that names what does not exist, and for cursors.

create function app.user_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select u.id, jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'regionCode', u.region_code,
		'isExample', u.is_demo, 'active', u.disabled_at is null, 'disabledAt', u.disabled_at, 'createdAt', u.created_at,
		'secondFactor', u.two_factor_enabled)
	from app.app_user u where u.id = any(in_ids)
$$;

-- Refuses a condition on a role that is none, or on an agency that the city has not; returns the agency.
create function app.check_people_filter(in_filter jsonb, in_city text) returns integer
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	found_agency integer;
begin
	if in_filter->>'agency' is null then return null; end if;
	select a.id into found_agency from app.agency a where a.city_code = in_city and a.code = in_filter->>'agency';
	if found_agency is null then perform app.refuse_input('filter.agency', 'NOT_FOUND', 'there is no such agency'); end if;
	return found_agency;
end $$;

-- filter: search (every word stands in the name or the address), role, agency (of a grant that holds, waits or is to
-- come), active. Order: NAME, EMAIL or CREATED.
create function app.users_page(in_city text, in_filter jsonb, in_order text, in_direction text,
	in_first integer, in_after integer, in_last integer, in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	words text[] := regexp_split_to_array(nullif(btrim(lower(filter->>'search')), ''), '\s+');
	in_agency integer := app.check_people_filter(filter, in_city);
	ordered integer[];
	page record;
begin
	select coalesce(array_agg(m.id order by m.place), '{}') into ordered from (
		select u.id, row_number() over (order by key.text collate "C", u.id) * case in_direction when 'DESC' then -1 else 1 end as place
		from app.app_user u, lateral (select case in_order when 'EMAIL' then u.email
			when 'CREATED' then to_char(u.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') else lower(u.name) end as text) key
		where (words is null or not exists (select from unnest(words) w
				where strpos(lower(u.name), w) = 0 and strpos(u.email, w) = 0))
			and (filter->>'active' is null or (u.disabled_at is null) = (filter->>'active')::boolean)
			and (filter->>'role' is null and in_agency is null or exists (select from app.user_grant g
				where g.user_id = u.id and app.grant_state(g) in ('HOLDS', 'WAITING', 'UPCOMING')
					and (filter->>'role' is null or g.role = filter->>'role')
					and (in_agency is null or g.agency_id = in_agency)))
	) as m;
	select * into page from app.page_of(ordered, in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by array_position(page.ids, r.id)) from app.user_rows(page.ids) r), '[]'));
end $$;

grant execute on function app.user_rows, app.check_people_filter, app.users_page to app_anon, app_member;
