-- Giving, approving and withdrawing grants. All security definer: they write what no viewer may write directly, after
-- their own checks; a row is locked only for whoever may act on it, and then checked again, so that a hidden row takes as
-- long as a missing one. Errors: 42501 not allowed, or `prove again` where the last proof is over five minutes old; 22023
-- `field: message` for an argument that cannot be used.

-- Whether the viewer may give grants in a region: its admin.
create function app.may_give_grant(in_region text) returns boolean
language sql stable
return app.may_administer(in_region);

-- Gives a role on exactly one region, agency or school to the user with that e-mail; returns the grant's id.
-- Only an admin of the region, in a session or by a token for writing, and never to oneself. A case role waits until
-- a case supervisor approves it.
create function app.give_grant(
	in_email text, in_role text, in_region text default null, in_agency integer default null,
	in_school integer default null, in_award_year integer default null,
	in_valid_from date default null, in_valid_to date default null, in_reason text default null
) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	place text := app.grant_region(in_region, in_agency, in_school);
	holder integer;
	given integer;
	is_case boolean := in_role = any(app.case_roles());
begin
	if not app.may_write() or cardinality(app.viewer_region_codes('ADMIN')) = 0 then perform app.refuse(); end if;
	if num_nonnulls(in_region, in_agency, in_school) <> 1 then
		perform app.refuse_input('place', 'CHOOSE_ONE', 'give exactly one of region, agency and school');
	end if;
	if place is null or not exists (select from app.region r where r.code = place) then
		perform app.refuse_input('place', 'NOT_FOUND', 'there is no such place');
	end if;
	if not app.may_give_grant(place) then perform app.refuse(); end if;
	select u.id into holder from app.app_user u where u.email = lower(trim(in_email)) and u.disabled_at is null;
	-- Before a proof is asked for: no proof would help.
	if holder = app.viewer_id() then perform app.refuse(); end if;
	perform app.require_proof();
	case app.role_place(in_role)
		when 'AGENCY' then if in_agency is null then perform app.refuse_input('role', 'HELD_ON_AGENCY', 'is held on an agency'); end if;
		when 'SCHOOL' then if in_school is null then perform app.refuse_input('role', 'HELD_ON_SCHOOL', 'is held on a school'); end if;
		when 'REGION' then if in_region is null then perform app.refuse_input('role', 'HELD_ON_REGION', 'is held on a region'); end if;
		else perform app.refuse_input('role', 'NO_CHOICE', 'is not a role');
	end case;
	if in_award_year is not null and (in_role <> 'AWARD_COMMITTEE' or in_award_year not between app.first_year() and app.last_year()) then
		perform app.refuse_input('awardYear', 'OUT_OF_RANGE', format('is a year from %s to %s, and only for an award committee',
			app.first_year(), app.last_year()), jsonb_build_object('least', app.first_year(), 'most', app.last_year()));
	end if;
	if in_valid_from < app.today() then perform app.refuse_input('validFrom', 'PAST', 'lies in the past'); end if;
	if in_valid_to < app.today() then perform app.refuse_input('validTo', 'PAST', 'lies in the past'); end if;
	if in_valid_to < in_valid_from then perform app.refuse_input('validTo', 'REVERSED', 'lies before the grant begins'); end if;
	perform app.note_reason(in_reason, false);
	if holder is null then perform app.refuse_input('email', 'NOT_FOUND', 'there is no active user with this address'); end if;
	-- One giver at a time for one holder, so that the same grant cannot be given twice at once.
	perform from app.app_user u where u.id = holder for no key update;
	if exists (select from app.user_grant g
		where g.user_id = holder and g.role = in_role and g.withdrawn_at is null
			and (g.valid_to is null or g.valid_to >= coalesce(in_valid_from, app.today()))
			and (in_valid_to is null or g.valid_from <= in_valid_to)
			and (g.region_code, g.agency_id, g.school_id, g.award_year)
				is not distinct from (in_region, in_agency, in_school, in_award_year)) then
		perform app.refuse_input('role', 'HELD', 'is already held on this place');
	end if;
	insert into app.user_grant (user_id, role, region_code, agency_id, school_id, award_year, valid_from, valid_to,
		given_by, given_at, pending, reason)
	values (holder, in_role, in_region, in_agency, in_school, in_award_year, coalesce(in_valid_from, app.today()),
		in_valid_to, app.viewer_id(), now(), is_case, nullif(trim(in_reason), ''))
	returning id into given;
	return given;
end $$;

-- Whether the viewer may approve a grant: it is a case role that waits, and the viewer is a case supervisor of the same
-- unit, in a session, who neither gave nor gets it. A unit without a supervisor is served by one of another unit of
-- the city. False for a grant that does not exist.
create function app.may_approve_grant(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$ select exists (select from app.user_grant g where g.id = in_id and app.is_approvable(g)) $$;

create function app.is_approvable(given app.user_grant) returns boolean
language sql stable
return app.may_write() and given.pending and given.withdrawn_at is null
	and given.given_by is distinct from app.viewer_id() and given.user_id <> app.viewer_id()
	and given.agency_id = any(app.viewer_served_ids());

-- Approves a case role that waits. It holds from the next statement on.
create function app.approve_grant(in_id integer) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	if not app.may_approve_grant(in_id) then perform app.refuse(); end if;
	perform from app.user_grant g where g.id = in_id for update;
	if not app.may_approve_grant(in_id) then perform app.refuse(); end if;
	perform app.require_proof();
	update app.user_grant set pending = false, approved_by = app.viewer_id(), approved_at = now() where id = in_id;
end $$;

-- Approves the waiting role of the first case supervisor of a city, who has nobody to do it: a command of the operator,
-- on the server. Returns the role's id; null where nothing waits for that address, or the city has a supervisor.
create function app.approve_first_supervisor(in_email text) returns integer
language sql volatile set search_path = pg_catalog, app
as $$
	update app.user_grant g set pending = false, approved_at = now()
	from app.app_user u, app.agency a
	where u.email = lower(trim(in_email)) and g.user_id = u.id and a.id = g.agency_id
		and g.role = 'CASE_SUPERVISOR' and app.grant_state(g) = 'WAITING'
		and not exists (select from app.user_grant other
			join app.app_user o on o.id = other.user_id and o.disabled_at is null
			join app.agency b on b.id = other.agency_id and b.city_code = a.city_code
			where other.role = 'CASE_SUPERVISOR' and app.grant_state(other) = 'HOLDS')
	returning g.id
$$;

-- Whether the viewer may withdraw a grant: as an admin of its region, or a case role as a case supervisor of the unit;
-- never one's own. False for a grant that does not exist or was withdrawn.
create function app.may_withdraw_grant(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
	select exists (
		select from app.user_grant g
		where g.id = in_id and g.withdrawn_at is null and g.user_id <> app.viewer_id()
			and (app.may_administer(g.place_code)
				or app.may_write() and g.role = any(app.case_roles())
					and g.agency_id = any(app.viewer_agency_ids('CASE_SUPERVISOR'))))
$$;

-- Withdraws a grant; from the next statement on it gives nothing, and who holds nothing any more is signed out. A case
-- supervisor refuses a waiting one in this way.
create function app.withdraw_grant(in_id integer, in_reason text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	holder integer;
begin
	if not app.may_withdraw_grant(in_id) then perform app.refuse(); end if;
	perform from app.user_grant g where g.id = in_id for update;
	if not app.may_withdraw_grant(in_id) then perform app.refuse(); end if;
	perform app.require_proof();
	perform app.note_reason(in_reason);
	update app.user_grant set withdrawn_at = now(), withdrawn_by = app.viewer_id() where id = in_id
	returning user_id into holder;
	if not exists (select from app.user_grant g where g.user_id = holder and app.grant_state(g) = 'HOLDS') then
		delete from app.session s where s.user_id = holder;
	end if;
end $$;

grant execute on function app.may_give_grant, app.may_approve_grant, app.is_approvable, app.may_withdraw_grant
	to app_anon, app_member;

grant execute on function app.give_grant, app.approve_grant, app.withdraw_grant to app_member;
