-- Regions, made and changed by admins of a region around them. Their codes never change and none is taken away: schools,
-- agencies and grants refer to them. Errors: 42501 not allowed, or `prove again`; 22023 `field: message`.

-- Whether the viewer may make regions inside another one: its admin.
create function app.may_create_region(in_around text) returns boolean
language sql stable
return app.may_administer(in_around);

-- Whether the viewer may change a region: an admin of it, or of one around it. False for one that does not exist.
create function app.may_change_region(in_code text) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$ select exists (select from app.region r where r.code = in_code and app.may_administer(r.code)) $$;

-- Refuses a name or a source that cannot stand on a page; null is no change.
create function app.check_region_words(in_name text, in_source text) returns void
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	perform app.clean_line('name', in_name, 120), app.clean_line('source', in_source, 200);
end $$;

-- Makes a region inside one that is there. Whoever is no admin of the region around it is refused before anything is
-- looked up, so that nobody learns which codes are taken elsewhere.
create function app.create_region(in_code text, in_name text, in_source text, in_reason text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	around text := substring(in_code from '^(.*)\.');
begin
	if not app.may_create_region(around) then perform app.refuse(); end if;
	perform app.require_proof();
	if in_code !~ '^[0-9]{2}\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?$' then
		perform app.refuse_input('code', 'MALFORMED', 'is a code of Kemendagri, such as 33.75.01 or 33.75.01.1001');
	end if;
	if not exists (select from app.region r where r.code = around) then
		perform app.refuse_input('code', 'NO_PARENT', format('there is no %s that it could lie in', around),
			jsonb_build_object('parent', around));
	end if;
	perform app.check_region_words(coalesce(in_name, ''), coalesce(in_source, ''));
	perform app.note_reason(in_reason);
	insert into app.region (code, name, source) values (in_code, app.one_line(in_name), app.one_line(in_source))
	on conflict (code) do nothing;
	if not found then perform app.refuse_input('code', 'TAKEN', 'is used by another region'); end if;
end $$;

-- Gives a region another name or source; null leaves as it is. No figure depends on either, so none moves.
create function app.change_region(in_code text, in_name text, in_source text, in_reason text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	if not app.may_change_region(in_code) then perform app.refuse(); end if;
	perform app.require_proof();
	perform app.check_region_words(in_name, in_source);
	perform app.note_reason(in_reason);
	update app.region set name = coalesce(app.one_line(in_name), name),
		source = coalesce(app.one_line(in_source), source)
	where code = in_code;
end $$;

grant execute on function app.may_create_region, app.may_change_region, app.check_region_words to app_anon, app_member;

grant execute on function app.create_region, app.change_region to app_member;
