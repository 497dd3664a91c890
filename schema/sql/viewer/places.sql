-- On what the viewer holds a role, as it was kept when the operation began. Policies ask these inside a sub-select.

-- Whether the viewer holds one of these roles anywhere.
create function app.viewer_holds(variadic roles text[]) returns boolean
language plpgsql stable
as $$
begin
	return jsonb_path_exists(app.viewer_held(), '$[*] ? (@.role == $roles[*])', jsonb_build_object('roles', roles));
end $$;

-- Agencies on which the viewer holds one of these roles.
create function app.viewer_agency_ids(variadic roles text[]) returns integer[]
language plpgsql stable
as $$
begin
	return translate(jsonb_path_query_array(app.viewer_held(), '$[*] ? (@.role == $roles[*]).agency',
		jsonb_build_object('roles', roles))::text, '[]', '{}')::integer[];
end $$;

-- Regions on which the viewer holds one of these roles; what lies in them begins with their code.
create function app.viewer_region_codes(variadic roles text[]) returns text[]
language plpgsql stable
as $$
begin
	return translate(jsonb_path_query_array(app.viewer_held(), '$[*] ? (@.role == $roles[*]).region',
		jsonb_build_object('roles', roles))::text, '[]', '{}')::text[];
end $$;

-- Cities on which the viewer holds one of these roles; a grant on a province holds for its cities.
create function app.viewer_city_codes(variadic roles text[]) returns text[]
language plpgsql stable
as $$
begin
	return translate(jsonb_path_query_array(app.viewer_held(), '$[*] ? (@.role == $roles[*]).cities[*]',
		jsonb_build_object('roles', roles))::text, '[]', '{}')::text[];
end $$;

-- Schools on which the viewer holds one of these roles.
create function app.viewer_school_ids(variadic roles text[]) returns integer[]
language plpgsql stable
as $$
begin
	return translate(jsonb_path_query_array(app.viewer_held(), '$[*] ? (@.role == $roles[*]).school',
		jsonb_build_object('roles', roles))::text, '[]', '{}')::integer[];
end $$;

-- Whether the viewer keeps a region: its admin, in a session or by a token for writing.
create function app.may_administer(in_region text) returns boolean
language sql stable set search_path = pg_catalog, app
as $$ select app.may_write() and coalesce(in_region ^@ any(app.viewer_region_codes('ADMIN')), false) $$;

grant execute on function app.may_administer, app.viewer_holds, app.viewer_agency_ids, app.viewer_region_codes,
	app.viewer_city_codes, app.viewer_school_ids to app_anon, app_member;
