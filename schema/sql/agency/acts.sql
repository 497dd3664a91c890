-- Agencies, made and changed by admins of their city. Errors: 42501 not allowed, or `prove again`; 22023
-- `field: message`.

-- Whether the viewer may make agencies of a city: its admin.
create function app.may_create_agency(in_city text) returns boolean
language sql stable
return app.may_administer(in_city);

-- Whether the viewer may change an agency: an admin of its city. False for one that does not exist.
create function app.may_change_agency(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$ select exists (select from app.agency a where a.id = in_id and app.may_administer(a.city_code)) $$;

-- Refuses names that cannot stand on a page; null is no change.
create function app.check_agency_names(in_name text, in_name_en text, in_short_name text) returns void
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	perform app.clean_line('name', in_name, 200), app.clean_line('nameEn', in_name_en, 200),
		app.clean_line('shortName', in_short_name, 40);
end $$;

-- Refuses days that would move a published period: an agency counts in a period when it exists on its last day, so no
-- such day may lie after `after_day` and up to `last_day` (infinity: ever after). What ended before one cannot go on.
create function app.check_published_periods(field text, in_city text, after_day date, last_day date,
	in_goes_on boolean default false) returns void
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	published date;
begin
	select max(app.period_end(c.year, c.quarter)) into published from app.city_score c
	where c.city_code = in_city and app.period_end(c.year, c.quarter) > after_day
		and app.period_end(c.year, c.quarter) <= last_day;
	if published is not null then
		perform app.refuse_input(field, case when in_goes_on then 'OVER' else 'PUBLISHED' end,
			format('would move the period that ends on %s, whose figures are published; %s', published,
				case when in_goes_on then 'make a new agency that begins after it' else 'give a later day' end),
			jsonb_build_object('day', published));
	end if;
end $$;

-- Makes an agency of a city, from a day on, and returns its id. Its code never changes: addresses and files carry it.
create function app.create_agency(in_city text, in_code text, in_name text, in_name_en text,
	in_short_name text, in_valid_from date default null, in_reason text default null) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	made integer;
begin
	if not app.may_create_agency(in_city) then perform app.refuse(); end if;
	perform app.require_proof();
	if not exists (select from app.region r where r.code = in_city and r.level = 'CITY') then
		perform app.refuse_input('city', 'NOT_FOUND', 'there is no such city');
	end if;
	if in_code is null or in_code !~ '^[A-Z0-9][A-Z0-9-]{0,31}$' then
		perform app.refuse_input('code', 'MALFORMED', 'has 1 to 32 capital letters, digits and hyphens, such as DINDIK');
	end if;
	perform app.check_agency_names(coalesce(in_name, ''), coalesce(in_name_en, ''), coalesce(in_short_name, ''));
	perform app.check_published_periods('validFrom', in_city, coalesce(in_valid_from, app.today()) - 1, 'infinity');
	perform app.note_reason(in_reason, false);
	insert into app.agency (city_code, code, name, name_en, short_name, valid_from)
	values (in_city, in_code, app.one_line(in_name), app.one_line(in_name_en), app.one_line(in_short_name),
		coalesce(in_valid_from, app.today()))
	on conflict (city_code, code) do nothing returning id into made;
	if made is null then perform app.refuse_input('code', 'TAKEN', 'is used by another agency of the city'); end if;
	return made;
end $$;

-- Renames an agency, or sets its last day; null leaves as it is, and `in_goes_on` takes the last day away. Ending one
-- needs a reason. No day that lets the agency enter or leave a published period: what is published never moves.
create function app.change_agency(in_id integer, in_name text default null, in_name_en text default null,
	in_short_name text default null, in_valid_to date default null, in_goes_on boolean default false,
	in_reason text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	found_agency app.agency;
	last_day date;
begin
	select a.* into found_agency from app.agency a where a.id = in_id for update;
	if not app.may_change_agency(in_id) then perform app.refuse(); end if;
	perform app.require_proof();
	perform app.check_agency_names(in_name, in_name_en, in_short_name);
	if in_valid_to is not null and in_goes_on then
		perform app.refuse_input('validTo', 'CONTRADICTS', 'is given although the agency goes on');
	end if;
	if in_valid_to < found_agency.valid_from then perform app.refuse_input('validTo', 'REVERSED', 'lies before its first day'); end if;
	last_day := case when in_goes_on then null else coalesce(in_valid_to, found_agency.valid_to) end;
	perform app.check_published_periods(case when in_goes_on then 'goesOn' else 'validTo' end, found_agency.city_code,
		least(last_day, found_agency.valid_to),
		greatest(coalesce(last_day, 'infinity'), coalesce(found_agency.valid_to, 'infinity')),
		coalesce(last_day, 'infinity') > coalesce(found_agency.valid_to, 'infinity'));
	perform app.note_reason(in_reason, in_valid_to is not null and in_valid_to is distinct from found_agency.valid_to);
	update app.agency set name = coalesce(app.one_line(in_name), name),
		name_en = coalesce(app.one_line(in_name_en), name_en),
		short_name = coalesce(app.one_line(in_short_name), short_name),
		valid_to = last_day
	where id = in_id;
end $$;

grant execute on function app.may_create_agency, app.may_change_agency, app.check_agency_names, app.check_published_periods
	to app_anon, app_member;

grant execute on function app.create_agency, app.change_agency to app_member;
