-- "View as a role": what somebody with a role would see, asked of the database itself. Rows that are made up for it, one
-- in every place and state, are put in, seen as the role sees them, and undone again, all within one call. Real rows
-- are never asked for: the examples alone have negative numbers.

-- Every example: what it is, in which state and place, and its number. SELF is the viewer's own; OWN lies on the own agency
-- or school, CITY elsewhere in the city, ELSEWHERE in another city. Which there are follows from the register of resources:
-- one for each state or sort of every kind whose rows have a number. -11 to -13 are the first states of OWN, CITY and
-- ELSEWHERE, -21 to -23 the second ones; -1 is the viewer's own. The log has positive numbers alone: there they are beyond all others.
create function app.examples()
returns table (ordinal bigint, kind text, state text, place text, table_name text, key_column text, number bigint)
language sql immutable set search_path = pg_catalog, app as $$
	select r.ordinal, r.kind, s.state, p.place, r.table_name, r.key[1], case r.key[1] when 'seq' then 9e18::bigint else 0 end - case p.place
		when 'SELF' then 1 else 10 * s.ordinal + p.number end
	from app.resources() r
	cross join lateral unnest(coalesce(r.states, r.sorts, '{""}')) with ordinality as s (state, ordinal)
	cross join (values ('OWN', 1), ('CITY', 2), ('ELSEWHERE', 3), ('SELF', 0)) as p (place, number)
	where r.kind is not null and r.key[1] in ('id', 'seq')
		and (p.place <> 'SELF' or r.owner is not null and s.ordinal = 1)
$$;

-- Examples are undone in the statement that made them; a transaction that would keep one fails at its end.
create function app.refuse_examples() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$ begin raise exception 'examples are never kept'; end $$;

-- Whether the viewer may look as a role: an admin or an auditor, in a session.
create function app.may_view_as_role() returns boolean
language sql stable set search_path = pg_catalog, app
as $$ select app.viewer_holds('ADMIN', 'AUDITOR') and app.viewer_scopes() is null $$;

-- Refuses whoever may not, and notes the act; what follows leaves nothing else behind.
create function app.record_view_as_role(in_role text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
	if not app.may_view_as_role() then perform app.refuse(); end if;
	perform app.require_proof();
	perform set_config('app.reason', coalesce(in_role, 'PUBLIC'), true);
	perform app.record_act('view_as_role', app.viewer_id());
end $$;

-- Puts the examples in, each by app.example_<noun>, and lets their own user ask from here on, with one role on the example
-- agency or school, the city or its province; nobody where the role is null.
create function app.stage_examples(in_role text, in_city text, is_province boolean, has_second_factor boolean)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	one record;
	held_on text := app.role_place(in_role);
begin
	if not app.may_view_as_role() then perform app.refuse(); end if;
	insert into app.region (code, name, source) values ('99', 'Contoh', 'contoh'), ('99.99', 'Contoh', 'contoh');
	for one in select e.*, r.room, case e.place when 'OWN' then -11 when 'CITY' then -12 when 'ELSEWHERE' then -13 end as home
		from app.examples() e join app.resources() r using (kind)
		where e.kind <> 'GRANT' or e.place <> 'SELF' order by e.ordinal, e.number desc loop
		execute format('select app.example_%s($1, $2, $3, $4, $4, $5)', replace(one.room, '-', '_'))
		using one.number, one.state, case when one.home > -13 then in_city else '99.99' end, one.home, coalesce(one.home, -1);
	end loop;
	if in_role is not null then
		insert into app.user_grant (id, user_id, role, region_code, agency_id, school_id)
		values (-1, -1, in_role, case when held_on = 'REGION' then case when is_province then left(in_city, 2) else in_city end end,
			case when held_on = 'AGENCY' then -11 end, case when held_on = 'SCHOOL' then -11 end);
	end if;
	perform set_config('app.user_id', case when in_role is not null then '-1' else '' end, true);
	perform set_config('app.second_factor', case when has_second_factor then '' else 'no' end, true);
end $$;

-- The examples as whoever asks now sees them: [{type, state, place, seen}].
create function app.examples_seen() returns jsonb
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	one record;
	numbers bigint[];
	seen jsonb := '[]';
begin
	for one in select e.table_name, e.key_column, array_agg(e.number) as asked,
			jsonb_agg(jsonb_build_object('type', e.kind, 'state', nullif(e.state, ''), 'place', e.place, 'number', e.number)
				order by e.kind, e.ordinal, e.number desc) as rows
		from app.examples() e group by 1, 2 order by 1 loop
		begin
			execute format('select array(select %I::bigint from app.%I where %1$I = any($1))', one.key_column, one.table_name)
			into numbers using one.asked;
		exception when insufficient_privilege then
			numbers := '{}'; -- not even the table is there for whoever did not sign in
		end;
		seen := seen || (select jsonb_agg(r - 'number' || jsonb_build_object('seen', (r->>'number')::bigint = any(numbers)))
			from jsonb_array_elements(one.rows) r);
	end loop;
	return seen;
end $$;

-- What somebody with this role would see of the examples; null: nobody signed in. Not security definer, since the rows
-- are looked at with no rights but those of a viewer. Errors: 42501 not allowed, or `prove again`; 22023 for a role that is
-- none.
create function app.view_as_role(in_role text, in_city text, is_province boolean, has_second_factor boolean)
returns jsonb
language plpgsql volatile set search_path = pg_catalog, app
as $$
declare
	seen jsonb;
begin
	perform app.record_view_as_role(in_role);
	begin
		perform app.stage_examples(in_role, in_city, is_province, has_second_factor);
		if in_role is null then set local role app_anon; end if;
		seen := app.examples_seen();
		-- Undoes the examples, and who asks, and as what.
		raise exception using errcode = 'SKS01';
	exception when sqlstate 'SKS01' then null;
	end;
	return seen;
end $$;

grant execute on function app.examples, app.may_view_as_role, app.examples_seen to app_anon, app_member;

grant execute on function app.record_view_as_role, app.stage_examples, app.view_as_role to app_member;
