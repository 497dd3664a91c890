-- The first admin of a city: a link that works once, and only while there is none.

create function app.has_admin() returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
	select exists (
		select from app.user_grant g join app.app_user u on u.id = g.user_id
		where g.role = 'ADMIN' and g.withdrawn_at is null and u.disabled_at is null and app.may_sign_in(u.id)
	)
$$;

-- A new link, known by its hash, for the first admin of a region; links before it no longer work. False where no link is
-- wanted: there is an admin, or no such region. Called by the program when it starts.
create function app.invite_first_admin(in_hash bytea, in_region text) returns boolean
language plpgsql volatile set search_path = pg_catalog, app
as $$
begin
	if app.has_admin() or not exists (select from app.region r where r.code = in_region) then
		return false;
	end if;
	delete from app.invitation i where i.used_at is null;
	insert into app.invitation (hash, role, region_code, expires_at)
	values (in_hash, 'ADMIN', in_region, now() + interval '24 hours');
	return true;
end $$;

-- The region whose first admin the link makes; null where the link is wrong, used or too old, or there is an admin.
create function app.invited_region(in_hash bytea) returns text
language sql stable security definer set search_path = pg_catalog, app
as $$
	select i.region_code from app.invitation i
	where i.hash = in_hash and i.used_at is null and i.expires_at > now() and not app.has_admin()
$$;

-- Makes the first admin: the account, its password (already hashed) and the grant. Answers the number of the user, or
-- null where the link no longer works. Two at once: the second one finds the link used.
create function app.make_first_admin(in_hash bytea, in_name text, in_email text, in_password text)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	link app.invitation;
	made integer;
begin
	select i.* into link from app.invitation i where i.hash = in_hash for update;
	if link.id is null or app.invited_region(in_hash) is null then
		return null;
	end if;
	insert into app.app_user (name, email, region_code) values (in_name, lower(in_email), link.region_code)
	returning id into made;
	insert into app.account (user_id, provider_id, account_id, password)
	values (made, 'credential', made::text, in_password);
	insert into app.user_grant (user_id, role, region_code) values (made, link.role, link.region_code);
	update app.invitation set used_at = now(), used_by = made where id = link.id;
	return made;
end $$;

grant execute on function app.invited_region, app.make_first_admin to app_auth;
