-- What binds people to places. It is kept in the rows of users, tokens and sessions themselves, so that who may see one is
-- decided by the row and by what the viewer holds: nothing is looked up for a hidden row that is not for a missing one.

-- A region and those around it, such as ["33", "33.75"].
create function app.regions_around(in_code text) returns jsonb
language sql immutable set search_path = pg_catalog, app
as $$ select jsonb_agg(left(in_code, n)) from unnest('{2, 5, 8, 13}'::integer[]) n where n <= length(in_code) $$;

-- [{in, agency, until, case, waits}]: one bond for the region of the account and one for each grant that was ever given.
-- in: the region with those around it; agency: where it is held on one; until: the last day, or infinity, left out once
-- withdrawn; case: a case role; waits: for an approval, with the number of whoever gave it, 0 for the operator.
create function app.bonds_of(in_user integer) returns jsonb
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(jsonb_agg(distinct jsonb_strip_nulls(t.bond)), '[]') from (
		select jsonb_build_object('in', app.regions_around(u.region_code), 'until', 'infinity') as bond
		from app.app_user u where u.id = in_user and u.region_code is not null
		union all
		select jsonb_build_object('in', app.regions_around(g.place_code), 'agency', g.agency_id,
			'until', case when g.withdrawn_at is null then coalesce(g.valid_to, 'infinity') end,
			'case', case when g.role = any(app.case_roles()) then true end,
			'waits', case when g.pending and g.withdrawn_at is null then coalesce(g.given_by, 0) end)
		from app.user_grant g where g.user_id = in_user
	) as t
$$;

-- Notes the bonds of users anew where they have changed. Their rows are locked first, so that of two changes at once the
-- second one sees the first.
create function app.note_bonds(in_users integer[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	perform from app.app_user u where u.id = any(in_users) order by u.id for no key update;
	update app.app_user u set bonds = app.bonds_of(u.id) where u.id = any(in_users) and u.bonds <> app.bonds_of(u.id);
	update app.api_token t set bonds = u.bonds from app.app_user u
	where t.user_id = any(in_users) and u.id = t.user_id and t.bonds <> u.bonds;
	update app.session s set bonds = u.bonds from app.app_user u
	where s.user_id = any(in_users) and u.id = s.user_id and s.bonds <> u.bonds;
end $$;

-- A change of grants, or of the region of an account, is a change of bonds.
create function app.note_changed_bonds() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	users integer[];
begin
	if tg_table_name = 'app_user' then users := array[new.id];
	elsif tg_op = 'INSERT' then users := array(select n.user_id from new_rows n);
	elsif tg_op = 'DELETE' then users := array(select o.user_id from old_rows o);
	else users := array(select n.user_id from new_rows n union select o.user_id from old_rows o);
	end if;
	perform app.note_bonds(users);
	return null;
end $$;

-- A new token or session has the bonds of its user, also where those are being changed at that moment.
create function app.take_bonds() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	select u.bonds into new.bonds from app.app_user u where u.id = new.user_id for no key update;
	new.bonds := coalesce(new.bonds, '[]'); -- of a user who does not exist, which the foreign key refuses
	return new;
end $$;

grant execute on function app.regions_around to app_anon, app_member;
