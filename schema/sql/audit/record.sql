-- One trigger function for every table that people change. Arguments, from the register of resources: the columns of its
-- primary key, those that are left out (secrets, and marks of use that would fill the log), each list separated by
-- commas, and the columns that place a row, {everybodys, city, agency, owner, within: {table, column, city}}.
-- A statement of a user gives an entry for each row that changed. A statement of the program itself (seeding,
-- an operator's command) on more than 20 rows gives one entry with their number and a digest of all of them.
create function app.record_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare
	user_number integer := app.viewer_id();
	base jsonb;
	entries jsonb;
	changed_rows integer := 0;
	digest_before bytea;
	digest_after bytea;
	-- In parts, so that no statement is too large for one text.
	digest_of_all constant text := $sql$
		select sha256(string_agg(part.digest, ''::bytea order by part.number)) from (
			select r.place / 4096 as number, sha256(convert_to(string_agg(r.text, E'\n' order by r.place), 'UTF8')) as digest
			from (select row_number() over () as place, c::text as text from changed_rows c) r group by 1) part $sql$;
begin
	if tg_op = 'INSERT' then select count(*) into changed_rows from new_rows;
	elsif tg_op in ('UPDATE', 'DELETE') then select count(*) into changed_rows from old_rows;
	end if;
	if changed_rows = 0 and tg_op <> 'TRUNCATE' then return null; end if;
	base := jsonb_strip_nulls(jsonb_build_object('table_name', tg_table_name, 'action', tg_op,
		'actor', user_number, 'role', app.audit_role(user_number),
		'reason', nullif(current_setting('app.reason', true), ''),
		'request_id', nullif(current_setting('app.request_id', true), '')))
		|| '{"changed": [], "row_count": 1}';
	if tg_op = 'TRUNCATE' then
		entries := jsonb_build_array(base || '{"row_count": 0}');
	elsif user_number is null and changed_rows > 20 then
		if tg_op <> 'INSERT' then execute replace(digest_of_all, 'changed_rows', 'old_rows') into digest_before; end if;
		if tg_op <> 'DELETE' then execute replace(digest_of_all, 'changed_rows', 'new_rows') into digest_after; end if;
		entries := jsonb_build_array(base || jsonb_build_object('row_count', changed_rows,
			'before', digest_before, 'after', digest_after));
	elsif tg_op = 'INSERT' then
		select jsonb_agg(app.audit_entry(base, tg_argv, null, to_jsonb(n))) into entries from new_rows n;
	elsif tg_op = 'DELETE' then
		select jsonb_agg(app.audit_entry(base, tg_argv, to_jsonb(o), null)) into entries from old_rows o;
	else
		-- Both lists hold the rows in the order in which the statement met them, so also a changed key finds its row.
		select jsonb_agg(e.entry) filter (where e.entry is not null) into entries
		from (select row_number() over () as place, to_jsonb(r) as row_json from old_rows r) o
		join (select row_number() over () as place, to_jsonb(r) as row_json from new_rows r) n using (place),
		lateral app.audit_entry(base, tg_argv, o.row_json, n.row_json) as e (entry);
	end if;
	if entries is not null then insert into app.audit_pending (entries) values (entries); end if;
	return null;
end $$;

-- Notes an act of the viewer that changes no row of a logged table: its name, whom it is about, and how much it changed.
create function app.record_act(act text, in_user integer, changed_rows integer default 1) returns void
language sql volatile security definer set search_path = pg_catalog, app
as $$
	insert into app.audit_pending (entries) select jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
		'table_name', act, 'action', 'CALL', 'actor', app.viewer_id(), 'role', app.audit_role(app.viewer_id()),
		'reason', nullif(current_setting('app.reason', true), ''),
		'request_id', nullif(current_setting('app.request_id', true), ''),
		'row_key', jsonb_build_array(in_user)::text, 'city_code', app.user_region(in_user)))
		|| jsonb_build_object('changed', '[]'::jsonb, 'row_count', changed_rows))
$$;

-- The entry of one row, or null where nothing changed that is kept.
create function app.audit_entry(base jsonb, arguments text[], old_row jsonb, new_row jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	old_kept jsonb := old_row - string_to_array(arguments[1], ',');
	new_kept jsonb := new_row - string_to_array(arguments[1], ',');
	shown jsonb := coalesce(new_row, old_row);
	place jsonb := arguments[2];
	changes text[] := '{}';
begin
	if old_kept is not distinct from new_kept then return null; end if;
	if old_kept is not null and new_kept is not null then
		select array_agg(n.key order by n.key) into changes
		from jsonb_each(new_kept) n where n.value is distinct from old_kept->n.key;
	end if;
	return base || jsonb_build_object(
		'row_key', (select jsonb_agg(shown->k.name order by k.place)::text
			from unnest(string_to_array(arguments[0], ',')) with ordinality k (name, place)),
		'city_code', app.audit_city(place, shown),
		'agency_id', shown->(place->>'agency'),
		'before', app.audit_row_digest(old_kept), 'after', app.audit_row_digest(new_kept), 'changed', changes);
end $$;

-- The region that an entry belongs to: its row's, that of what the row lies within, that of the user whose it is, else
-- that of whoever did it. None where it belongs to everybody.
create function app.audit_city(place jsonb, row_json jsonb) returns text
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	within jsonb := place->'within';
	city text := row_json->>(place->>'city');
begin
	if place ? 'everybodys' then return null; end if;
	if city is null and within is not null then
		execute format('select %I from app.%I where id = $1', within->>'city', within->>'table')
		into city using (row_json->>(within->>'column'))::integer;
	end if;
	return coalesce(city, app.user_region((row_json->>(place->>'owner'))::integer), app.user_region(app.viewer_id()));
end $$;

-- Where a user belongs: the region of the account, else that of the first grant.
create function app.user_region(in_user integer) returns text
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce((select u.region_code from app.app_user u where u.id = in_user),
		(select g.place_code from app.user_grant g where g.user_id = in_user order by g.id limit 1))
$$;

-- The roles that the acting user holds now; PROGRAM where no user acts.
create function app.audit_role(in_user integer) returns text
language sql stable set search_path = pg_catalog, app
as $$
	select case when in_user is null then 'PROGRAM'
		else coalesce((select string_agg(distinct g.role, ',' order by g.role) from app.viewer_grants() g), 'NONE') end
$$;
