-- The SHA-256 of all that decides who may do what, as the catalog has it: policies, row security, functions, views,
-- triggers and rights. The program keeps it as the comment of the schema when it has laid them, so that the guard finds
-- whatever is changed behind its back. With a path of its own, which decides how the catalog prints names.
create function app.laid_digest() returns text
language sql stable set search_path = pg_catalog
as $$
	with ours as (
		select c.* from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
	),
	rights (object, acl) as (
		select c.oid::regclass::text, c.relacl from ours c
		union all
		select c.oid::regclass::text || '.' || t.attname, t.attacl from ours c join pg_attribute t on t.attrelid = c.oid
		union all
		select p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner)) from pg_proc p where p.pronamespace = 'app'::regnamespace
		union all
		select n.nspname, n.nspacl from pg_namespace n where n.nspname = 'app'
	),
	facts (fact) as (
		select jsonb_build_array('policy', l.polname, l.polrelid::regclass, l.polcmd, l.polpermissive,
			(select jsonb_agg(r.rolname order by r.rolname) from pg_roles r where r.oid = any(l.polroles)),
			pg_get_expr(l.polqual, l.polrelid), pg_get_expr(l.polwithcheck, l.polrelid))
		from pg_policy l join ours c on c.oid = l.polrelid
		union all
		select jsonb_build_array('table', c.oid::regclass, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
			r.rolname, case when c.relkind = 'v' then pg_get_viewdef(c.oid) end)
		from ours c join pg_roles r on r.oid = c.relowner
		union all
		select jsonb_build_array('function', p.oid::regprocedure, r.rolname, p.prosecdef, p.provolatile, p.proconfig,
			coalesce(pg_get_function_sqlbody(p.oid), p.prosrc))
		from pg_proc p join pg_roles r on r.oid = p.proowner where p.pronamespace = 'app'::regnamespace
		union all
		select jsonb_build_array('trigger', g.tgenabled, pg_get_triggerdef(g.oid))
		from pg_trigger g join ours c on c.oid = g.tgrelid where not g.tgisinternal
		union all
		select jsonb_build_array('right', s.object, r.rolname, a.privilege_type, a.is_grantable)
		from rights s, aclexplode(s.acl) a left join pg_roles r on r.oid = a.grantee
		-- What the owner may, by default or by name: a copy of the database writes it otherwise, and it decides nothing.
		where a.grantee <> 'app_owner'::regrole
	)
	select encode(sha256(convert_to(string_agg(f.fact::text, E'\n' order by f.fact::text collate "C"), 'UTF8')), 'hex')
	from facts f
$$;

grant execute on function app.laid_digest to app_anon, app_member;
