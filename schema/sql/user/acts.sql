-- Accounts, made and changed by admins of their region. Errors: 42501 not allowed, or `prove again`; 22023
-- `field: message`.

-- Whether the viewer may make accounts in a region: its admin.
create function app.may_create_user(in_region text) returns boolean
language sql stable
return app.may_administer(in_region);

-- Makes an account that the admins of a region look after; it holds nothing yet. Returns its id.
create function app.create_user(in_email text, in_name text, in_region text) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	made integer;
begin
	if not app.may_create_user(in_region) then perform app.refuse(); end if;
	perform app.require_proof();
	if not exists (select from app.region r where r.code = in_region) then
		perform app.refuse_input('region', 'NOT_FOUND', 'there is no such region');
	end if;
	-- Letters of ASCII alone: whoever has another one could not sign in by it.
	if in_email is null or length(in_email) > 254 or lower(trim(in_email)) !~ '^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$' then
		perform app.refuse_input('email', 'MALFORMED', 'is not an e-mail address');
	end if;
	insert into app.app_user (email, name, region_code)
	values (lower(trim(in_email)), app.required_line('name', in_name, 120), in_region)
	on conflict (email) do nothing returning id into made;
	if made is null then perform app.refuse_input('email', 'TAKEN', 'already has an account'); end if;
	return made;
end $$;

-- Renames, disables or enables an account; null leaves as it is. Disabling needs a reason. A disabled account holds
-- nothing from the next statement on; its sessions, tokens and links end.
create function app.change_user(
	in_id integer, in_name text default null, in_disabled boolean default null, in_reason text default null
) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	if not app.may_change_user(in_id) then perform app.refuse(); end if;
	perform from app.app_user u where u.id = in_id for update;
	if not app.may_change_user(in_id) then perform app.refuse(); end if;
	perform app.require_proof();
	in_name := app.clean_line('name', in_name, 120);
	perform app.note_reason(in_reason, coalesce(in_disabled, false));
	update app.app_user set name = coalesce(in_name, name),
		disabled_at = case when in_disabled then coalesce(disabled_at, now()) when not in_disabled then null
			else disabled_at end
	where id = in_id;
	if in_disabled then
		update app.api_token set revoked_at = now() where user_id = in_id and revoked_at is null;
		update app.sign_in_link set replaced_at = now() where user_id = in_id and used_at is null and replaced_at is null;
		delete from app.session where user_id = in_id;
	end if;
end $$;

-- Whether the viewer may change an account: an admin to whose regions all of it belongs, its own region and each
-- grant that holds or waits; never one's own. False for an account that does not exist.
create function app.may_change_user(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
	select app.may_write() and in_id is distinct from app.viewer_id() and exists (
		select from app.app_user u where u.id = in_id and app.is_looked_after(u.bonds, app.viewer_sight()))
$$;

-- An account is named by many: admins, its owner, the government's sign-in. Whoever it is, the row takes no other name.
-- security definer: sign-in may call no function of ours.
create function app.clean_account() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
	if tg_op = 'INSERT' or new.name is distinct from old.name then new.name := app.clean_line('name', new.name, 120); end if;
	if (tg_op = 'INSERT' or new.email is distinct from old.email) and app.holds_unseen(new.email) then
		perform app.refuse_input('email', 'MALFORMED', 'is not an e-mail address');
	end if;
	return new;
end $$;

grant execute on function app.create_user, app.change_user to app_member;

grant execute on function app.may_create_user, app.may_change_user to app_anon, app_member;
