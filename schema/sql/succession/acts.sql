-- Noting which agency goes on as which, and withdrawing a mistake: admins of the city. No score and no rank moves; what
-- moves is what stands beside them, the rank of before and the course over time. Errors: 42501 not allowed, or `prove
-- again`; 22023 `field: message`.

-- Whether the viewer may note successions of a city: its admin.
create function app.may_create_succession(in_city text) returns boolean
language sql stable
return app.may_administer(in_city);

-- Whether the viewer may withdraw a succession: an admin of its city. False for one that does not exist, or was withdrawn.
create function app.may_withdraw_succession(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
	select exists (select from app.agency_succession s
		where s.id = in_id and s.withdrawn_at is null and app.may_administer(s.city_code))
$$;

-- Notes that an agency goes on from another one of its city, which has ended, and returns the id of the note. One agency
-- goes on as one: a merger is noted for the one whose work goes on.
create function app.create_succession(in_agency integer, in_predecessor integer, in_succeeded_on date, in_decree text,
	in_reason text default null) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	successor app.agency;
	former app.agency;
	made integer;
begin
	select a.* into successor from app.agency a where a.id = in_agency;
	if not app.may_create_succession(successor.city_code) then perform app.refuse(); end if;
	perform app.require_proof();
	select a.* into former from app.agency a where a.id = in_predecessor and a.city_code = successor.city_code;
	if former.id is null then
		perform app.refuse_input('predecessor', 'NOT_FOUND', 'there is no such agency in the city');
	elsif former.id = successor.id then
		perform app.refuse_input('predecessor', 'CONTRADICTS', 'is the agency itself');
	elsif former.valid_to is null then
		perform app.refuse_input('predecessor', 'REQUIRED', 'has no last day yet; give it one first');
	end if;
	if in_succeeded_on is null or in_succeeded_on <= former.valid_to or in_succeeded_on < successor.valid_from then
		perform app.refuse_input('date', 'REVERSED',
			'lies after the last day of the predecessor, and not before the first day of the agency',
			jsonb_build_object('day', greatest(former.valid_to + 1, successor.valid_from)));
	end if;
	in_decree := app.required_line('decree', in_decree, 200);
	perform app.note_reason(in_reason, false);
	-- One at a time in a city, so that neither of the two can be noted twice at once.
	perform pg_advisory_xact_lock(hashtextextended('succession ' || successor.city_code, 0));
	if exists (select from app.agency_succession s where s.agency_id = in_agency and s.withdrawn_at is null) then
		perform app.refuse_input('agency', 'HELD', 'goes on from another agency already');
	elsif exists (select from app.agency_succession s where s.predecessor_id = in_predecessor and s.withdrawn_at is null) then
		perform app.refuse_input('predecessor', 'HELD', 'goes on as another agency already');
	end if;
	insert into app.agency_succession (city_code, agency_id, predecessor_id, succeeded_on, decree)
	values (successor.city_code, in_agency, in_predecessor, in_succeeded_on, in_decree) returning id into made;
	return made;
end $$;

-- Withdraws a note that was a mistake.
create function app.withdraw_succession(in_id integer, in_reason text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	if not app.may_withdraw_succession(in_id) then perform app.refuse(); end if;
	perform from app.agency_succession s where s.id = in_id for update;
	if not app.may_withdraw_succession(in_id) then perform app.refuse(); end if;
	perform app.require_proof();
	perform app.note_reason(in_reason);
	update app.agency_succession set withdrawn_at = now() where id = in_id;
end $$;

grant execute on function app.may_create_succession, app.may_withdraw_succession to app_anon, app_member;

grant execute on function app.create_succession, app.withdraw_succession to app_member;
