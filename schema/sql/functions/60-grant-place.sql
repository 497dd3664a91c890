-- The region in which a grant lies: its own, or the city of its agency or school.
create or replace function app.grant_region(in_region text, in_agency integer, in_school integer) returns text
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(in_region,
		(select a.city_code from app.agency a where a.id = in_agency),
		(select s.city_code from app.school s where s.id = in_school))
$$;

-- Users whom the viewer oversees: those with a grant on the viewer's agency that holds or waits (a head), and those
-- with any grant, or an account, in the viewer's region (an auditor, an admin).
-- security definer: it decides what the policy of app_user shows, so it cannot ask through that policy.
create or replace function app.viewer_user_ids() returns integer[]
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
declare
	agencies integer[] := app.viewer_agency_ids('AGENCY_HEAD');
	regions text[] := app.viewer_region_codes('AUDITOR', 'ADMIN');
begin
	if cardinality(agencies) + cardinality(regions) = 0 then return '{}'; end if;
	return array(
		select g.user_id from app.user_grant g
		where g.agency_id = any(agencies) and g.withdrawn_at is null
			and (g.valid_to is null or g.valid_to >= app.today())
		union
		select g.user_id from app.user_grant g
		where cardinality(regions) > 0
			and app.grant_region(g.region_code, g.agency_id, g.school_id) ^@ any(regions)
		union
		select u.id from app.app_user u where cardinality(regions) > 0 and u.region_code ^@ any(regions));
end $$;

-- Users whom the viewer administers: with an account, or a grant that was ever given, in a region that they are admin of.
-- security definer: it decides what the policy of session shows, and must see grants that the viewer may not.
create or replace function app.viewer_administered_ids() returns integer[]
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
declare
	regions text[] := app.viewer_region_codes('ADMIN');
begin
	if cardinality(regions) = 0 then return '{}'; end if;
	return array(
		select g.user_id from app.user_grant g
		where app.grant_region(g.region_code, g.agency_id, g.school_id) ^@ any(regions)
		union
		select u.id from app.app_user u where u.region_code ^@ any(regions));
end $$;

-- Ends the call: the viewer may not do this. The same words whatever the reason, so that none is told apart.
create or replace function app.refuse() returns void
language plpgsql set search_path = pg_catalog, app
as $$ begin raise exception 'not allowed' using errcode = '42501'; end $$;

-- Ends the call unless the viewer proved who they are within the last five minutes, in a session: an act of weight.
create or replace function app.require_proof() returns void
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	if not app.viewer_is_fresh() then raise exception 'prove again' using errcode = '42501'; end if;
end $$;

-- Ends the call: an argument cannot be used. The API turns it into an InvalidInputError with that field.
create or replace function app.refuse_input(field text, message text) returns void
language plpgsql set search_path = pg_catalog, app
as $$ begin raise exception '%: %', field, message using errcode = '22023'; end $$;

-- Checks why something is done, and notes it for the log: what changes rights needs a reason that a reader understands.
create or replace function app.note_reason(in_reason text, is_needed boolean default true) returns void
language plpgsql volatile set search_path = pg_catalog, app
as $$
begin
	if is_needed and length(trim(coalesce(in_reason, ''))) < 5 then
		perform app.refuse_input('reason', 'say why in 5 characters or more');
	end if;
	if length(in_reason) > 500 then perform app.refuse_input('reason', 'is longer than 500 characters'); end if;
	perform set_config('app.reason', coalesce(trim(in_reason), ''), true);
end $$;
