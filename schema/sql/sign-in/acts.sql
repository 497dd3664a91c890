-- Getting somebody in: one-time links for a password, and taking away an authenticator that was lost. Both are acts of
-- an admin with a reason. Neither leads an admin into a case: a case role of an account that could be entered in this
-- way waits again for a case supervisor.

-- How long a link works.
create function app.sign_in_link_life() returns interval
language sql immutable
return interval '24 hours';

-- Withdraws the case roles of a user and gives them anew, waiting, in the name of the admin who opened the way in;
-- returns how many.
create function app.ask_supervisor_again(in_user integer, in_admin integer) returns integer
language plpgsql volatile set search_path = pg_catalog, app
as $$
declare
	asked integer;
begin
	with held as (
		update app.user_grant g set withdrawn_at = now(), withdrawn_by = in_admin
		where g.user_id = in_user and g.role = any(app.case_roles())
			and app.grant_state(g) in ('HOLDS', 'UPCOMING')
		returning g.*
	)
	insert into app.user_grant (user_id, role, agency_id, valid_from, valid_to, given_by, pending, reason)
	select h.user_id, h.role, h.agency_id, greatest(h.valid_from, app.today()), h.valid_to, in_admin, true,
		nullif(current_setting('app.reason', true), '')
	from held h;
	get diagnostics asked = row_count;
	return asked;
end $$;

-- Ends every way in that is open for a user: sessions, sign-ins that wait for a code, unused links. Returns the number
-- of sessions.
create function app.sign_out(in_user integer) returns integer
language plpgsql volatile set search_path = pg_catalog, app
as $$
declare
	ended integer;
begin
	delete from app.session where user_id = in_user;
	get diagnostics ended = row_count;
	delete from app.verification where value = in_user::text;
	update app.sign_in_link set replaced_at = now()
	where user_id = in_user and used_at is null and replaced_at is null;
	return ended;
end $$;

-- Refuses what cannot be done for this account, which the viewer may change, and locks it.
create function app.check_access_help(in_user integer, in_reason text) returns app.app_user
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	found_user app.app_user;
begin
	if not app.may_change_user(in_user) then perform app.refuse(); end if;
	select u.* into found_user from app.app_user u where u.id = in_user for update;
	if not app.may_change_user(in_user) then perform app.refuse(); end if;
	perform app.require_proof();
	if found_user.is_demo then
		perform app.refuse_input('user', 'DEMO', 'is an account of the demo, which stays as it is');
	end if;
	if found_user.disabled_at is not null then perform app.refuse_input('user', 'DISABLED', 'is disabled; enable it first'); end if;
	perform app.note_reason(in_reason);
	return found_user;
end $$;

-- Keeps a new link for a user, known by its SHA-256, and returns when it ends. Links before it no longer work. Sessions
-- go on until the link is used.
create function app.create_sign_in_link(in_user integer, in_hash bytea, in_reason text) returns timestamptz
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	holder app.app_user := app.check_access_help(in_user, in_reason);
	ends timestamptz := now() + app.sign_in_link_life();
begin
	if in_hash is null or length(in_hash) <> 32 then perform app.refuse_input('hash', 'MALFORMED', 'is a SHA-256'); end if;
	update app.sign_in_link set replaced_at = now()
	where user_id = in_user and used_at is null and replaced_at is null;
	if not holder.two_factor_enabled then perform app.ask_supervisor_again(in_user, app.viewer_id()); end if;
	insert into app.sign_in_link (user_id, hash, made_by, expires_at) values (in_user, in_hash, app.viewer_id(), ends);
	return ends;
end $$;

-- Takes away the second factor of a user and ends their sessions; returns how many case roles wait again.
create function app.reset_second_factor(in_user integer, in_reason text) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	holder app.app_user := app.check_access_help(in_user, in_reason);
begin
	if not holder.two_factor_enabled then perform app.refuse_input('user', 'NO_SECOND_FACTOR', 'has no second factor to reset'); end if;
	delete from app.two_factor where user_id = in_user;
	update app.app_user set two_factor_enabled = false where id = in_user;
	perform app.sign_out(in_user);
	return app.ask_supervisor_again(in_user, app.viewer_id());
end $$;

-- Ends the sessions of a user and returns how many there were.
create function app.end_sessions(in_user integer, in_reason text) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	ended integer;
begin
	if not app.may_change_user(in_user) then perform app.refuse(); end if;
	perform app.require_proof();
	perform app.note_reason(in_reason);
	ended := app.sign_out(in_user);
	perform app.record_act('end_sessions', in_user, ended);
	return ended;
end $$;

-- Whose link this is; no row where it is wrong, used, replaced or too old, or the account may not sign in.
create function app.linked_user(in_hash bytea) returns table (name text, email text)
language sql stable security definer set search_path = pg_catalog, app
as $$
	select u.name, u.email from app.sign_in_link l join app.app_user u on u.id = l.user_id
	where l.hash = in_hash and l.used_at is null and l.replaced_at is null and l.expires_at > now()
		and app.may_sign_in(u.id) and not u.is_demo
$$;

-- Uses a link: sets the password (already hashed) and ends every session. Answers the e-mail address, or null where the
-- link no longer works. Two at once: the second one finds it used.
create function app.use_sign_in_link(in_hash bytea, in_password text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	link app.sign_in_link;
	holder_email text;
begin
	select l.* into link from app.sign_in_link l where l.hash = in_hash for update;
	select u.email into holder_email from app.linked_user(in_hash) u;
	if link.id is null or holder_email is null then return null; end if;
	-- Whoever holds the link acts as the user, and the log says so.
	perform set_config('app.user_id', link.user_id::text, true);
	update app.sign_in_link set used_at = now() where id = link.id;
	insert into app.account (user_id, provider_id, account_id, password)
	values (link.user_id, 'credential', link.user_id::text, in_password)
	on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now();
	perform app.sign_out(link.user_id);
	-- A role that was approved since the link was made: whoever holds the link sets up the second factor.
	if not exists (select from app.app_user u where u.id = link.user_id and u.two_factor_enabled) then
		perform app.ask_supervisor_again(link.user_id, link.made_by);
	end if;
	return holder_email;
end $$;

grant execute on function app.sign_in_link_life to app_anon, app_member;

grant execute on function app.create_sign_in_link, app.reset_second_factor, app.end_sessions to app_member;

grant execute on function app.linked_user, app.use_sign_in_link to app_auth;
