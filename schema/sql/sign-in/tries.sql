-- How often something may be tried, and what an owner is told of it.

-- Rows of counters that are kept at most. Whoever wants to wash a counter away makes so many others first, and each costs
-- a password that is checked.
create function app.most_counters() returns bigint
language sql immutable
return 100000;

-- Takes away what is over: counters that have drained, the oldest beyond what is kept, sessions and waiting things.
create function app.sweep_sign_in() returns void
language plpgsql volatile set search_path = pg_catalog, app
as $$
begin
	-- What another one sweeps or counts just now is left to it.
	delete from app.rate_limit where key in (
		select r.key from app.rate_limit r where r.id <= (select max(id) from app.rate_limit) - app.most_counters()
		for update skip locked);
	delete from app.rate_limit where key in (
		select r.key from app.rate_limit r
		where r.id in (select o.id from app.rate_limit o order by o.id limit 100) and r.since < now() - interval '25 hours'
		for update skip locked);
	delete from app.session s where s.expires_at < now() - interval '1 day';
	delete from app.verification v where v.expires_at < now() - interval '1 day';
end $$;

-- Counts one try under several keys and answers how many seconds to wait; 0 where it may go on. Counting comes first, so
-- that many tries at once cannot slip through. Each key drains evenly, `most` in its window; from the `most`-th try that
-- is left on, each one closes the door behind itself: for a minute, then two, four … 15 at most. A try that is refused
-- under one of the keys was none under the others.
create function app.count_tries(in_keys bytea[], in_most integer[], in_windows interval[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	next_key bytea;
	seconds double precision;
begin
	perform app.sweep_sign_in();
	-- Looked at once before anything is written: who is refused leaves nothing behind.
	select extract(epoch from max(r.blocked_until) - now()) into seconds from app.rate_limit r where r.key = any (in_keys);
	if seconds > 0 then return ceil(seconds)::integer; end if;
	-- In one order, so that two who count never wait for each other.
	for next_key in select k from unnest(in_keys) k order by k loop
		insert into app.rate_limit (key, tries, since)
		select next_key, 0, now() where not exists (select from app.rate_limit r where r.key = next_key)
		on conflict (key) do nothing;
		perform from app.rate_limit r where r.key = next_key for update;
	end loop;
	select extract(epoch from max(r.blocked_until) - now()) into seconds from app.rate_limit r where r.key = any (in_keys);
	if seconds > 0 then return ceil(seconds)::integer; end if;
	update app.rate_limit r set tries = n.tries, since = now(), blocked_until = case when n.tries > n.most - 1 then
		now() + least(interval '1 minute' * power(2, least(ceil(n.tries) - n.most, 20)), interval '15 minutes') end
	from (
		select c.key, rule.most, 1 + greatest(0, c.tries - rule.most
			* extract(epoch from now() - c.since) / extract(epoch from rule.time)) as tries
		from app.rate_limit c join unnest(in_keys, in_most, in_windows) as rule (key, most, time) using (key)
	) n
	where r.key = n.key;
	return 0;
end $$;

-- After the right password or code: forgets every try under a key, or gives back the one that was counted for it.
create function app.forget_tries(in_key bytea, in_only_one boolean) returns void
language sql volatile security definer set search_path = pg_catalog, app
as $$
	update app.rate_limit set blocked_until = null, tries = case when in_only_one then greatest(tries - 1, 0) else 0 end
	where key = in_key
$$;

-- Notes a wrong password for the owner of an e-mail address, where there is one.
create function app.note_wrong_password(in_email text) returns void
language sql volatile security definer set search_path = pg_catalog, app
as $$
	insert into app.wrong_try as w (user_id, passwords, last_at)
	select u.id, 1, now() from app.app_user u where u.email = lower(in_email)
	on conflict (user_id) do update set passwords = w.passwords + 1, last_at = excluded.last_at
$$;

-- Notes a wrong code in a sign-in that had the right password.
create function app.note_wrong_code(in_user integer) returns void
language sql volatile security definer set search_path = pg_catalog, app
as $$
	insert into app.wrong_try as w (user_id, codes, last_at) values (in_user, 1, now())
	on conflict (user_id) do update set codes = w.codes + 1, last_at = excluded.last_at
$$;

-- At a sign-in: what was noted is told from now on, and the count begins anew. Codes that were mistyped in this very
-- sign-in, before the right one, are nobody else's.
create function app.tell_wrong_tries(in_token text, in_slips integer) returns void
language sql volatile security definer set search_path = pg_catalog, app
as $$
	insert into app.wrong_try as w (user_id, since) select s.user_id, now() from app.session s where s.token = in_token
	on conflict (user_id) do update set since = excluded.since, passwords = 0, codes = 0, last_at = null,
		told_passwords = w.passwords, told_codes = greatest(w.codes - in_slips, 0), told_last_at = w.last_at, told_since = w.since
$$;

-- What the last sign-in of a user was told; no row where nothing was tried.
create function app.told_wrong_tries(in_user integer)
returns table (passwords integer, codes integer, last_at timestamptz, since timestamptz)
language sql stable security definer set search_path = pg_catalog, app
as $$
	select w.told_passwords, w.told_codes, w.told_last_at, w.told_since from app.wrong_try w
	where w.user_id = in_user and w.told_passwords + w.told_codes > 0
$$;

grant execute on function app.count_tries, app.forget_tries, app.note_wrong_password, app.note_wrong_code,
	app.tell_wrong_tries, app.told_wrong_tries to app_auth;
