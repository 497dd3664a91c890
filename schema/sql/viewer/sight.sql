-- Whom the viewer oversees, decided by the bonds of a user (app.bonds_of) and by what the viewer holds alone.

-- Units whose waiting case roles the viewer may approve: the own ones, and those of the city that have no case
-- supervisor. security definer: it must see grants that the viewer may not. app.read_viewer_grants keeps it.
create function app.read_served_units() returns integer[]
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
begin
	return array(
		select distinct b.id from app.viewer_grants() g
		join app.agency a on a.id = g.agency_id
		join app.agency b on b.city_code = a.city_code
		where g.role = 'CASE_SUPERVISOR' and (b.id = a.id or not exists (select from app.user_grant o
			join app.app_user u on u.id = o.user_id and u.disabled_at is null
			where o.agency_id = b.id and o.role = 'CASE_SUPERVISOR' and app.grant_state(o) = 'HOLDS')));
end $$;

-- The same as they were kept.
create function app.viewer_served_ids() returns integer[]
language plpgsql stable
as $$
begin
	return translate(jsonb_path_query_array(app.viewer_held(), '$[*].serves[*]')::text, '[]', '{}')::integer[];
end $$;

-- Where the viewer oversees people: {regions, administered, agencies, units, serves, today, me}. regions: as auditor or
-- admin; administered: as admin; agencies: as head; units: as case supervisor; serves: units whose waiting case roles the
-- viewer may approve. Policies ask it once a statement.
create function app.viewer_sight() returns jsonb
language plpgsql stable
as $$
declare
	held jsonb := app.viewer_held();
begin
	return jsonb_build_object('today', app.today(), 'me', app.viewer_id(),
		'regions', jsonb_path_query_array(held, '$[*] ? (@.role == "AUDITOR" || @.role == "ADMIN").region'),
		'administered', jsonb_path_query_array(held, '$[*] ? (@.role == "ADMIN").region'),
		'agencies', jsonb_path_query_array(held, '$[*] ? (@.role == "AGENCY_HEAD").agency'),
		'units', jsonb_path_query_array(held, '$[*] ? (@.role == "CASE_SUPERVISOR").agency'),
		'serves', jsonb_path_query_array(held, '$[*].serves[*]'));
end $$;

-- Auditors and admins oversee everybody who ever held something in their region; heads, those who hold or wait for
-- something on their agency.
create function app.is_overseen(bonds jsonb, sight jsonb) returns boolean
language sql immutable
return jsonb_path_exists(bonds,
	'$[*] ? (@.in[*] == $regions[*] || @.agency == $agencies[*] && @.until >= $today)', sight);

-- Admins administer everybody who ever held something in their region.
create function app.is_administered(bonds jsonb, sight jsonb) returns boolean
language sql immutable
return jsonb_path_exists(bonds, '$[*].in[*] ? (@ == $administered[*])', sight);

-- Admins look after an account whose region, and every grant that holds or waits, lies in a region of theirs.
create function app.is_looked_after(bonds jsonb, sight jsonb) returns boolean
language sql immutable
return jsonb_path_exists(bonds, '$[*] ? (@.until >= $today)', sight)
	and not jsonb_path_exists(bonds, '$[*] ? (@.until >= $today && !(@.in[*] == $administered[*]))', sight);

-- Case supervisors know who ever held a case role on their unit, and who waits for one that they may approve.
create function app.is_of_unit(bonds jsonb, sight jsonb) returns boolean
language sql immutable
return jsonb_path_exists(bonds,
	'$[*] ? (@.case == true && @.agency == $units[*] || @.waits != $me && @.agency == $serves[*])', sight);

grant execute on function app.read_served_units, app.viewer_served_ids, app.viewer_sight, app.is_overseen,
	app.is_administered, app.is_looked_after, app.is_of_unit to app_anon, app_member;
