-- "View as a role": what somebody with a role would see, asked of the database itself. Rows that are made up for it, one
-- in every place and state, are put in, seen as the role sees them, and undone again, all within one call. Real rows
-- are never asked for: the examples alone have negative numbers.

-- Every example: what it is, in which state and place, and the row that stands for it. SELF is the viewer's own; OWN lies
-- on the own agency or school, CITY elsewhere in the city, ELSEWHERE in another city.
create function app.examples()
returns table (kind text, state text, place text, table_name text, key_column text, number bigint)
language sql immutable set search_path = pg_catalog, app as $$
	select k.kind, k.state, p.place, k.table_name, case k.kind when 'AUDIT' then 'seq' else 'id' end,
		case k.kind when 'AUDIT' then 9000000000000000000 + k.base + p.number else -(k.base + p.number) end
	from (values ('AGENCY', null, 'agency', 0), ('SCHOOL', null, 'school', 0),
		('INDICATOR', 'ADOPTED', 'indicator', 0), ('INDICATOR', 'DRAFT', 'indicator', 10),
		('TARGET', 'ADOPTED', 'target', 0), ('TARGET', 'DRAFT', 'target', 10),
		('ACHIEVEMENT', 'DRAFT', 'achievement', 10), ('ACHIEVEMENT', 'SUBMITTED', 'achievement', 20),
		('ACHIEVEMENT', 'RETURNED', 'achievement', 30), ('ACHIEVEMENT', 'APPROVED', 'achievement', 40),
		('ACHIEVEMENT', 'VERIFIED', 'achievement', 50), ('ACHIEVEMENT', 'PUBLISHED', 'achievement', 60),
		('USER', null, 'app_user', 100), ('USER', 'CASE', 'app_user', 110), ('USER', 'WAITING', 'app_user', 120),
		('GRANT', null, 'user_grant', 100), ('GRANT', 'CASE', 'user_grant', 110), ('GRANT', 'WAITING', 'user_grant', 120),
		('TOKEN', null, 'api_token', 100), ('SESSION', null, 'session', 100), ('AUDIT', null, 'audit_log', 100)
	) as k (kind, state, table_name, base), (values ('OWN', 1), ('CITY', 2), ('ELSEWHERE', 3)) as p (place, number)
	union all
	select k.kind, null, 'SELF', k.table_name, case k.kind when 'AUDIT' then 'seq' else 'id' end,
		case k.kind when 'AUDIT' then 9000000000000000001 else -1 end
	from (values ('USER', 'app_user'), ('GRANT', 'user_grant'), ('TOKEN', 'api_token'), ('SESSION', 'session'),
		('AUDIT', 'audit_log')) as k (kind, table_name)
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

-- Puts the examples in and lets their own user ask from here on, with one role on the example agency or school, the city
-- or its province; nobody where the role is null.
create function app.stage_examples(in_role text, in_city text, is_province boolean, has_second_factor boolean)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
	cities text[] := array[in_city, in_city, '99.99'];
begin
	if not app.may_view_as_role() then perform app.refuse(); end if;
	insert into app.region (code, name, source) values ('99', 'Contoh', 'contoh'), ('99.99', 'Contoh', 'contoh');
	insert into app.agency (id, city_code, code, name, name_en, short_name)
		select -n, cities[n], 'X-CONTOH-' || n, 'x', 'x', 'x' from generate_series(1, 3) n;
	insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
		select -n, cities[n], 'XCONTOH' || n, 'x', 'PRIMARY', 'PUBLIC', 'CITY', cities[n] from generate_series(1, 3) n;
	insert into app.indicator (id, city_code, agency_id, code, name, name_en, kind, level, status)
		select -(b + n), cities[n], -n, 'X-CONTOH-' || b + n, 'x', 'x', 'IKK', 'PROGRAM',
			case b when 0 then 'ADOPTED' else 'DRAFT' end from generate_series(1, 3) n, unnest('{0, 10}'::integer[]) b;
	insert into app.target (id, city_code, agency_id, indicator_id, year, status, value)
		select -(b + n), cities[n], -n, -n, 2090 + b / 10, case b when 0 then 'ADOPTED' else 'DRAFT' end, 1
		from generate_series(1, 3) n, unnest('{0, 10}'::integer[]) b;
	insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual)
		select -(10 * s.place + n), cities[n], -n, -n, 2090 + s.place / 4, s.place % 4 + 1, s.status, 1
		from generate_series(1, 3) n,
			unnest('{DRAFT,SUBMITTED,RETURNED,APPROVED,VERIFIED,PUBLISHED}'::text[]) with ordinality s (status, place);
	insert into app.app_user (id, email, name) select -n, 'x' || n || '@contoh.invalid', 'x'
		from unnest('{1, 101, 102, 103, 111, 112, 113, 121, 122, 123}'::integer[]) n;
	insert into app.user_grant (id, user_id, role, agency_id, pending)
		select -(b + n), -(b + n), case b when 100 then 'AGENCY_STAFF' else 'CASE_WORKER' end, -n, b = 120
		from generate_series(1, 3) n, unnest('{100, 110, 120}'::integer[]) b;
	insert into app.user_grant (id, user_id, role, region_code, agency_id, school_id)
		select -1, -1, in_role, case when not (on_agency or on_school) then case when is_province then left(in_city, 2)
			else in_city end end, case when on_agency then -1 end, case when on_school then -1 end
		from (select in_role in ('AGENCY_STAFF', 'AGENCY_HEAD', 'CASE_WORKER', 'CASE_SUPERVISOR') as on_agency,
			in_role = 'SCHOOL_STAFF' as on_school) as place where in_role is not null;
	insert into app.api_token (id, user_id, name, prefix, hash, scopes, expires_on)
		select -n, -n, 'x', 'sks_cont', sha256(convert_to('contoh ' || n, 'UTF8')), '{READ_OWN}', app.today()
		from unnest('{1, 101, 102, 103}'::integer[]) n;
	insert into app.session (id, user_id, token, expires_at)
		select -n, -n, 'contoh ' || n, now() + interval '1 minute' from unnest('{1, 101, 102, 103}'::integer[]) n;
	insert into app.audit_log (seq, at, actor, role, action, table_name, city_code, agency_id, hash)
		select 9000000000000000000 + n, now(), -n, 'NONE', 'UPDATE', 'target', coalesce(cities[n - 100], '99.99'),
			case when n > 100 then -(n - 100) end, sha256('x') from unnest('{1, 101, 102, 103}'::integer[]) n;
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
			jsonb_agg(jsonb_build_object('type', e.kind, 'state', e.state, 'place', e.place, 'number', e.number)
				order by e.kind, abs(e.number)) as rows
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
