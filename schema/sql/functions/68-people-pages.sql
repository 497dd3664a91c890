-- Lists of people and what they hold, each a page of what the viewer may see: {nodes, totalCount, hasNextPage,
-- hasPreviousPage}. Places in a list are numbers of rows, which the API enciphers. A condition left out or null does not
-- restrict. Errors: 22023 with `filter.<field>: …` for a condition that names what does not exist, and for cursors.

-- Refuses a condition on a role that is none, or on an agency that the city has not; returns the agency.
create or replace function app.check_people_filter(in_filter jsonb, in_city text) returns integer
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	found_agency integer;
begin
	if in_filter->>'agency' is null then return null; end if;
	select a.id into found_agency from app.agency a where a.city_code = in_city and a.code = in_filter->>'agency';
	if found_agency is null then perform app.refuse_input('filter.agency', 'there is no such agency'); end if;
	return found_agency;
end $$;

-- filter: search (every word stands in the name or the address), role, agency (of a grant that holds, waits or is to
-- come), active. Order: NAME, EMAIL or CREATED.
drop function if exists app.users_page(text, jsonb, text, text, integer, text, integer, text);
create or replace function app.users_page(in_city text, in_filter jsonb, in_order text, in_direction text,
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

-- filter: user (a number), role, agency, states (see app.grant_state), approvable (true: those that the viewer may
-- approve). Newest first.
drop function if exists app.grants_page(text, jsonb, integer, text, integer, text);
create or replace function app.grants_page(in_city text, in_filter jsonb, in_first integer, in_after integer, in_last integer,
	in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	in_agency integer := app.check_people_filter(filter, in_city);
	page record;
begin
	select * into page from app.page_of(array(
		select g.id from app.user_grant g
		where (filter->>'user' is null or g.user_id = (filter->>'user')::integer)
			and (filter->>'role' is null or g.role = filter->>'role')
			and (in_agency is null or g.agency_id = in_agency)
			and (filter->'states' is null or filter->'states' ? app.grant_state(g))
			and (filter->>'approvable' is null or app.is_approvable(g) = (filter->>'approvable')::boolean)
		order by g.id desc), in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by r.id desc)
		from app.grant_rows(page.ids) r), '[]'));
end $$;

-- filter: user (a number), holds. Newest first.
drop function if exists app.tokens_page(jsonb, integer, text, integer, text);
create or replace function app.tokens_page(in_filter jsonb, in_first integer, in_after integer, in_last integer,
	in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	page record;
begin
	select * into page from app.page_of(array(
		select t.id from app.api_token t
		where (filter->>'user' is null or t.user_id = (filter->>'user')::integer)
			and (filter->>'holds' is null
				or (t.revoked_at is null and t.expires_on >= app.today()) = (filter->>'holds')::boolean)
		order by t.id desc), in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by r.id desc)
		from app.token_rows(page.ids) r), '[]'));
end $$;

-- filter: user (a number). Those that are alive, newest first.
drop function if exists app.sessions_page(jsonb, integer, text, integer, text);
create or replace function app.sessions_page(in_filter jsonb, in_first integer, in_after integer, in_last integer,
	in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	page record;
begin
	select * into page from app.page_of(array(
		select s.id from app.session s
		where s.expires_at > now() and (in_filter->>'user' is null or s.user_id = (in_filter->>'user')::integer)
		order by s.id desc), in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by r.id desc)
		from app.session_rows(page.ids) r), '[]'));
end $$;
