-- Making and revoking tokens. Errors: 42501 not allowed; 22023 `field: message` for an argument that cannot be used.

-- Whether the viewer may make tokens: anybody signed in, in a session. A token makes no tokens.
create function app.may_create_token(in_region text default null) returns boolean
language sql stable set search_path = pg_catalog, app
as $$ select app.may_write() and app.viewer_scopes() is null $$;

-- Keeps a new token of the viewer and returns its id. `in_hash` is the SHA-256 of its text, `in_prefix` what its owner
-- recognises it by. A session without the second factor makes none that carries the roles which need one.
create function app.create_token(
	in_name text, in_scopes text[], in_expires_on date, in_prefix text, in_hash bytea
) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	made integer;
begin
	if not app.may_create_token() then perform app.refuse(); end if;
	-- One at a time for one owner, so that the limit holds; a disabled account makes none.
	perform from app.app_user u where u.id = app.viewer_id() and u.disabled_at is null for no key update;
	if not found then perform app.refuse(); end if;
	in_name := app.required_line('name', in_name, 80);
	if in_scopes is null or cardinality(in_scopes) = 0
		or not in_scopes <@ array['READ_PUBLIC', 'READ_OWN', 'WRITE_OWN'] then
		perform app.refuse_input('scopes', 'NO_CHOICE', 'takes READ_PUBLIC, READ_OWN and WRITE_OWN, at least one');
	end if;
	if in_expires_on is null or in_expires_on not between app.today() and app.today() + 365 then
		perform app.refuse_input('expiresOn', 'OUT_OF_RANGE', 'lies from today to 365 days ahead');
	end if;
	if in_hash is null or length(in_hash) <> 32 or in_prefix !~ '^sks_.{4}$' or in_prefix is null then
		perform app.refuse_input('hash', 'MALFORMED', 'is a SHA-256 with the first characters of its token');
	end if;
	if (select count(*) from app.api_token t
		where t.user_id = app.viewer_id() and t.revoked_at is null and t.expires_on >= app.today()) >= 50 then
		perform app.refuse_input('name', 'LIMIT', 'you have 50 tokens; revoke one first', '{"most": 50}');
	end if;
	insert into app.api_token (user_id, name, prefix, hash, scopes, expires_on, second_factor)
	values (app.viewer_id(), in_name, in_prefix, in_hash,
		array(select distinct s from unnest(in_scopes) s order by s), in_expires_on, not app.viewer_lacks_second_factor())
	returning id into made;
	return made;
end $$;

-- Whether the viewer may revoke a token that still holds: one's own, or as an admin one of a user of the own region;
-- in a session. False for a token that does not exist.
create function app.may_revoke_token(in_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
	select app.may_create_token() and exists (
		select from app.api_token t
		where t.id = in_id and t.revoked_at is null
			and (t.user_id = app.viewer_id() or app.is_administered(t.bonds, app.viewer_sight())))
$$;

-- Revokes a token. False where the viewer may not: missing, somebody else's and already revoked answer alike.
create function app.revoke_token(in_id integer) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	if not app.may_create_token() then perform app.refuse(); end if;
	if not app.may_revoke_token(in_id) then return false; end if;
	perform from app.api_token t where t.id = in_id for update;
	if not app.may_revoke_token(in_id) then return false; end if;
	update app.api_token t set revoked_at = now() where t.id = in_id;
	return true;
end $$;

grant execute on function app.may_create_token, app.may_revoke_token to app_anon, app_member;

grant execute on function app.create_token, app.revoke_token to app_member;
