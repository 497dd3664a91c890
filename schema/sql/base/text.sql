-- What people type and others read. One rule for names, addresses and reasons: nothing in them is unseen, and none
-- leads the eye elsewhere than the bytes.

-- A text on one line: composed (NFC), every blank a plain one and never two in a row, none at the ends.
create function app.one_line(in_text text) returns text
language sql immutable set search_path = pg_catalog, app
as $$
	select trim(regexp_replace(normalize(in_text, NFC), '[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+', ' ', 'g'))
$$;

-- Whether a text holds what is not seen: controls and line breaks, marks of direction, joiners and blanks of no width,
-- soft hyphens, fillers, letters of the private use, tags. Line feeds and tabs are let pass where `in_lines`.
create function app.holds_unseen(in_text text, in_lines boolean default false) returns boolean
language sql immutable set search_path = pg_catalog, app
as $$
	select case when in_lines then translate(in_text, e'\n\t', '') else in_text end ~
		('[\u0001-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e' ||
		'\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]')
$$;

-- Why a text cannot stand as a name of at most `most` characters, as a code and a message; both null where it can, and
-- for null.
create function app.line_problem(in_text text, most integer, out code text, out message text)
language plpgsql immutable set search_path = pg_catalog, app
as $$
declare
	line text := app.one_line(in_text);
begin
	if length(line) not between 1 and most then
		code := 'LENGTH'; message := format('has 1 to %s characters', most);
	elsif app.holds_unseen(line) then
		code := 'UNSEEN'; message := 'holds a line break or a sign that is not seen; type it anew, on one line';
	-- Accents, dots and dashes alone are no name.
	elsif regexp_replace(line, '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a1-\u00bf\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u2010-\u2027\u2030-\u205e\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g') = '' then
		code := 'NO_LETTER'; message := 'has no letter or digit';
	end if;
end $$;

-- A name as it is kept; null stays null. Error: 22023 with the field where it cannot stand.
create function app.clean_line(field text, in_text text, most integer) returns text
language plpgsql immutable set search_path = pg_catalog, app
as $$
declare
	problem record := app.line_problem(in_text, most);
begin
	if problem.code is not null then
		perform app.refuse_input(field, problem.code, problem.message, jsonb_build_object('least', 1, 'most', most));
	end if;
	return app.one_line(in_text);
end $$;

-- The same for a name that must be given.
create function app.required_line(field text, in_text text, most integer) returns text
language sql immutable
return app.clean_line(field, coalesce(in_text, ''), most);

grant execute on function app.one_line, app.holds_unseen, app.line_problem to app_anon, app_auth, app_member;

grant execute on function app.clean_line, app.required_line to app_anon, app_member;
