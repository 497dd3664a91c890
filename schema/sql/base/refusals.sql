-- How an act ends that may not be done, or is given what it cannot use.

-- Ends the call: the viewer may not do this. The same words whatever the reason, so that none is told apart.
create function app.refuse() returns void
language plpgsql set search_path = pg_catalog, app
as $$ begin raise exception 'not allowed' using errcode = '42501'; end $$;

-- Ends the call unless the viewer proved who they are within the last five minutes, in a session: an act of weight.
create function app.require_proof() returns void
language plpgsql stable set search_path = pg_catalog, app
as $$
begin
	if not app.viewer_is_fresh() then raise exception 'prove again' using errcode = '42501'; end if;
end $$;

-- Ends the call: an argument cannot be used. SQLSTATE 22023; the text is `field: message`, the detail {code, values}, with a
-- code of schema/refusal-codes.ts. The API makes an InvalidInputError of it, and a page its own words.
create function app.refuse_input(field text, code text, message text, value_list jsonb default '{}') returns void
language plpgsql immutable parallel safe set search_path = pg_catalog, app
as $$
begin
	raise exception '%: %', field, message using errcode = '22023',
		detail = jsonb_build_object('code', code, 'values', value_list)::text;
end $$;

-- The same for the first problem that a check has found, `field: message`; nothing where it is null.
create function app.refuse_problem(problem text, code text default 'MALFORMED') returns void
language plpgsql immutable parallel safe set search_path = pg_catalog, app
as $$
begin
	if problem is not null then
		perform app.refuse_input(split_part(problem, ': ', 1), code, substr(problem, strpos(problem, ': ') + 2));
	end if;
end $$;

-- Checks why something is done, and notes it for the log: what changes rights needs a reason that a reader understands.
create function app.note_reason(in_reason text, is_needed boolean default true) returns void
language plpgsql volatile set search_path = pg_catalog, app
as $$
begin
	if is_needed and length(app.one_line(coalesce(in_reason, ''))) < 5 then
		perform app.refuse_input('reason', 'REQUIRED', 'say why in 5 characters or more', '{"least": 5}');
	end if;
	if length(in_reason) > 500 then
		perform app.refuse_input('reason', 'LENGTH', 'is longer than 500 characters', '{"least": 5, "most": 500}');
	end if;
	-- A browser ends a line with two signs; both together are one line break.
	if app.holds_unseen(replace(in_reason, e'\r\n', e'\n'), true) then
		perform app.refuse_input('reason', 'UNSEEN', 'holds a sign that is not seen; type it anew');
	end if;
	perform set_config('app.reason',
		coalesce(normalize(trim(e' \n\t' from replace(in_reason, e'\r\n', e'\n')), NFC), ''), true);
end $$;

-- Ends the call: what the viewer saw is not how it stands now. SQLSTATE SK409; the detail is what stands there, for whoever
-- may see it.
create function app.refuse_conflict(message text, stands jsonb default null) returns void
language plpgsql immutable set search_path = pg_catalog, app as $$
begin
	raise exception '%', message using errcode = 'SK409', detail = coalesce(stands, 'null')::text;
end $$;

-- Ends the call: nobody decides on what they entered themselves, in whatever role.
create function app.refuse_own() returns void
language plpgsql set search_path = pg_catalog, app
as $$ begin raise exception 'own entry' using errcode = '42501'; end $$;

grant execute on function app.refuse_input, app.refuse_problem to app_anon, app_member;
