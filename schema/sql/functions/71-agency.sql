-- Agencies, made and changed by admins of their city. Errors: 42501 not allowed, or `prove again`; 22023
-- `field: message`.

-- Whether the viewer may change an agency: an admin of its city. False for one that does not exist.
create or replace function app.may_change_agency(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$ select exists (select from app.agency a where a.id = in_id and app.may_administer(a.city_code)) $$;

-- Refuses names that cannot stand on a page; null is no change.
create or replace function app.check_agency_names(in_name text, in_name_en text, in_short_name text) returns void
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	if length(trim(in_name)) not between 1 and 200 then perform app.refuse_input('name', 'has 1 to 200 characters'); end if;
	if length(trim(in_name_en)) not between 1 and 200 then
		perform app.refuse_input('nameEn', 'has 1 to 200 characters');
	end if;
	if length(trim(in_short_name)) not between 1 and 40 then
		perform app.refuse_input('shortName', 'has 1 to 40 characters');
	end if;
end $$;

-- Makes an agency of a city, from a day on, and returns its id. Its code never changes: addresses and files carry it.
create or replace function app.create_agency(in_city text, in_code text, in_name text, in_name_en text,
	in_short_name text, in_valid_from date default null, in_reason text default null) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	made integer;
begin
	if not app.may_administer(in_city) then perform app.refuse(); end if;
	perform app.require_proof();
	if not exists (select from app.region r where r.code = in_city and r.level = 'CITY') then
		perform app.refuse_input('city', 'there is no such city');
	end if;
	if in_code is null or in_code !~ '^[A-Z0-9][A-Z0-9-]{0,31}$' then
		perform app.refuse_input('code', 'has 1 to 32 capital letters, digits and hyphens, such as DINDIK');
	end if;
	if in_name is null then perform app.refuse_input('name', 'has 1 to 200 characters'); end if;
	if in_name_en is null then perform app.refuse_input('nameEn', 'has 1 to 200 characters'); end if;
	if in_short_name is null then perform app.refuse_input('shortName', 'has 1 to 40 characters'); end if;
	perform app.check_agency_names(in_name, in_name_en, in_short_name);
	perform app.note_reason(in_reason, false);
	insert into app.agency (city_code, code, name, name_en, short_name, valid_from)
	values (in_city, in_code, trim(in_name), trim(in_name_en), trim(in_short_name), coalesce(in_valid_from, app.today()))
	on conflict (city_code, code) do nothing returning id into made;
	if made is null then perform app.refuse_input('code', 'is used by another agency of the city'); end if;
	return made;
end $$;

-- Renames an agency, or sets its last day; null leaves as it is, and `in_goes_on` takes the last day away. Ending one
-- needs a reason. No day before a period that is published with its figures: what is published never moves.
create or replace function app.change_agency(in_id integer, in_name text default null, in_name_en text default null,
	in_short_name text default null, in_valid_to date default null, in_goes_on boolean default false,
	in_reason text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	found_agency app.agency;
	last_published date;
begin
	select a.* into found_agency from app.agency a where a.id = in_id for update;
	if not app.may_change_agency(in_id) then perform app.refuse(); end if;
	perform app.require_proof();
	perform app.check_agency_names(in_name, in_name_en, in_short_name);
	if in_valid_to is not null and in_goes_on then
		perform app.refuse_input('validTo', 'is given although the agency goes on');
	end if;
	if in_valid_to < found_agency.valid_from then perform app.refuse_input('validTo', 'lies before its first day'); end if;
	if in_valid_to is not null then
		select max(app.period_end(p.year, p.quarter)) into last_published from app.publication p where p.agency_id = in_id;
		if in_valid_to < last_published then
			perform app.refuse_input('validTo', format('lies before the period that ends on %s, whose figures are published',
				last_published));
		end if;
	end if;
	perform app.note_reason(in_reason, in_valid_to is not null and in_valid_to is distinct from found_agency.valid_to);
	update app.agency set name = coalesce(trim(in_name), name), name_en = coalesce(trim(in_name_en), name_en),
		short_name = coalesce(trim(in_short_name), short_name),
		valid_to = case when in_goes_on then null else coalesce(in_valid_to, valid_to) end
	where id = in_id;
end $$;
