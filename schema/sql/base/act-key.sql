-- Acts that are sent twice, such as after a lost line, and are to be done once: the caller chooses a key.

-- What the act answered to this key of the viewer before; null where it is new, or where none was given. Who sends the same
-- key at the same time waits for the first. Error: 22023 for a key of another form, or one that was given for something else.
create function app.begin_key(in_act text, in_key text, in_asked jsonb) returns integer
language plpgsql volatile set search_path = pg_catalog, app as $$
declare
	asked bytea := sha256(convert_to(in_asked::text, 'UTF8'));
	held app.act_key;
begin
	if in_key is null then return null; end if;
	if in_key !~ '^[A-Za-z0-9_-]{8,100}$' then
		perform app.refuse_input('idempotencyKey', 'MALFORMED', 'has 8 to 100 letters, digits, - or _');
	end if;
	insert into app.act_key (user_id, act, key, digest) values (app.viewer_id(), in_act, in_key, asked) on conflict do nothing;
	if found then return null; end if;
	select k.* into held from app.act_key k where k.user_id = app.viewer_id() and k.act = in_act and k.key = in_key;
	if held.digest <> asked then
		perform app.refuse_input('idempotencyKey', 'TAKEN', 'was given with something else; take a new one');
	end if;
	return held.answer;
end
$$;

-- Keeps the answer to a key, and lets go of those of a month ago.
create function app.keep_answer(in_act text, in_key text, in_answer integer) returns void
language sql volatile set search_path = pg_catalog, app as $$
	update app.act_key k set answer = in_answer where k.user_id = app.viewer_id() and k.act = in_act and k.key = in_key;
	delete from app.act_key k where in_key is not null and k.at < now() - interval '30 days';
$$;
