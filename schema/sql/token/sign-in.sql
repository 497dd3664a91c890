-- The owner of a token that still holds, what it may be used for, and whether it carries the roles that need a second
-- factor; no row for any other hash.
-- security definer: nobody has signed in yet when it is called, and a hash cannot be guessed.
create function app.viewer_of_token(in_hash bytea)
returns table (user_id integer, scopes text[], second_factor boolean)
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	found_token app.api_token;
begin
	select t.* into found_token
	from app.api_token t
	join app.app_user u on u.id = t.user_id and u.disabled_at is null
	where t.hash = in_hash and t.revoked_at is null and t.expires_on >= app.today();
	if not found then
		return;
	end if;
	-- Once a minute is enough to show when it was last used, and spares a write for every question.
	if found_token.last_used_at is null or found_token.last_used_at < now() - interval '1 minute' then
		update app.api_token set last_used_at = now() where id = found_token.id;
	end if;
	return query select found_token.user_id, found_token.scopes, found_token.second_factor;
end $$;

-- Whoever gives up their second factor, or has it reset, keeps their tokens without the roles that need one.
-- security definer: sign-in changes accounts and no tokens.
create function app.weaken_tokens() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	update app.api_token set second_factor = false where user_id = new.id and second_factor;
	return null;
end $$;

grant execute on function app.viewer_of_token to app_anon, app_member;
