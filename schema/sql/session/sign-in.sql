-- Sessions: how long they live, who they belong to, and what a second factor is needed for.

-- Whether this user may be signed in at all: not disabled, and a demo account only where the demo is shown.
-- security definer: it is asked before anybody is signed in, and answers yes or no.
create function app.may_sign_in(in_user_id integer) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
	select exists (
		select from app.app_user u
		where u.id = in_user_id and u.disabled_at is null
			and (not u.is_demo or not exists (select from app.seed_run r where r.profile <> 'demo'))
	)
$$;

-- A session lives 30 minutes after its last use and 8 hours at most, whatever was asked for; its start never moves.
create function app.limit_session() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
	if tg_op = 'INSERT' then
		if not app.may_sign_in(new.user_id) then
			raise exception 'This account may not sign in.' using errcode = '42501';
		end if;
		new.created_at := least(new.created_at, now());
	else
		new.created_at := old.created_at;
		new.user_id := old.user_id;
	end if;
	new.expires_at := least(new.expires_at, now() + interval '30 minutes', new.created_at + interval '8 hours');
	return new;
end $$;

-- Whose session this is, and how well it was proved; no row where it has ended. Using it keeps it alive.
-- security definer: nobody has signed in yet when it is called, and a token cannot be guessed.
create function app.viewer_of_session(in_token text)
returns table (session_id integer, user_id integer, second_factor boolean, second_factor_due text, proved_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	found_session app.session;
	enabled boolean;
	due text;
begin
	select s.* into found_session from app.session s where s.token = in_token and s.expires_at > now();
	if not found or not app.may_sign_in(found_session.user_id) then
		return;
	end if;
	-- Once a minute is enough to keep it alive, and spares a write for every question.
	if found_session.updated_at < now() - interval '1 minute' then
		update app.session set updated_at = now(), expires_at = now() + interval '30 minutes' where id = found_session.id;
	end if;
	select u.two_factor_enabled into enabled from app.app_user u where u.id = found_session.user_id;
	if found_session.second_factor_at is null and exists (
		select from app.user_grant g where g.user_id = found_session.user_id and not g.pending and g.withdrawn_at is null
			and app.needs_second_factor(g.role)
	) then
		due := case when enabled then 'VERIFY' else 'SET_UP' end;
	end if;
	return query select found_session.id, found_session.user_id, enabled and found_session.second_factor_at is not null,
		due, greatest(found_session.created_at, found_session.second_factor_at);
end $$;

grant execute on function app.may_sign_in, app.limit_session, app.viewer_of_session to app_auth;
