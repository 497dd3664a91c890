-- One row for each thing in the catalog that could let a viewer see more than the policies say. None may be found.
with ours as (
	select oid, nspname from pg_namespace where nspname in ('app', 'ident')
),
reach as (
	select c.oid, r.* from app.resources() r join pg_class c on c.oid = to_regclass('app.' || r.table_name)
)
select 'table without forced row security' as problem, c.oid::regclass::text as object
from pg_class c join ours on ours.oid = c.relnamespace
where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
union all
select 'view without security_invoker', c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace
where c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)
union all
select 'materialized view', c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace where c.relkind = 'm'
union all
select 'owned by a superuser', c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
where (r.rolsuper or r.rolbypassrls) and c.relkind in ('r', 'p', 'v', 'm', 'S')
union all
select 'owned by a superuser', p.oid::regprocedure::text
from pg_proc p join ours on ours.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
where r.rolsuper or r.rolbypassrls
union all
select 'definer function without pinned search_path', p.oid::regprocedure::text
from pg_proc p join ours on ours.oid = p.pronamespace
where p.prosecdef and not exists (
	select from unnest(p.proconfig) setting where setting like 'search_path=%')
union all
select 'immutable function that reads a setting', p.oid::regprocedure::text
from pg_proc p join ours on ours.oid = p.pronamespace
where p.provolatile = 'i' and p.prosrc ~* 'current_setting|viewer_|now\(|current_date|today\('
union all
select 'leakproof function of our own', p.oid::regprocedure::text
from pg_proc p join ours on ours.oid = p.pronamespace where p.proleakproof
union all
select 'policy that calls a viewer helper outside a sub-select',
	format('%s on %s', pol.polname, pol.polrelid::regclass)
from pg_policy pol
join pg_class c on c.oid = pol.polrelid join ours on ours.oid = c.relnamespace,
lateral (values (pg_get_expr(pol.polqual, pol.polrelid)), (pg_get_expr(pol.polwithcheck, pol.polrelid))) as e (text)
-- Each call stands right behind "SELECT" once the catalog prints it; take those away and none may be left.
where regexp_replace(e.text, 'SELECT (app\.)?viewer_\w+', '', 'gi') ~ 'viewer_\w+\('
union all
select format('%s granted to %s', lower(a.privilege_type), coalesce(r.rolname, 'public')), c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace, aclexplode(c.relacl) a
left join pg_roles r on r.oid = a.grantee
where a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') and a.grantee <> c.relowner
union all
select 'right of the login role itself', c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace, aclexplode(c.relacl) a
where a.grantee = 'app_login'::regrole or a.grantee = 0
union all
select 'serving role is a superuser or bypasses row security', rolname
from pg_roles
where rolname in ('app_owner', 'app_login', 'app_anon', 'app_member', 'app_auth') and (rolsuper or rolbypassrls)
union all
select 'table that only its owner may use has a policy for viewers', format('%s on %s', pol.polname, c.oid::regclass)
from pg_policy pol join pg_class c on c.oid = pol.polrelid join reach on reach.oid = c.oid
where reach.read_by = 'NOBODY' and not reach.by_sign_in and pol.polname <> 'owner_all'
union all
select 'table that others read than the register says', reach.oid::regclass::text
from reach
where case reach.read_by when 'EVERYBODY' then not has_any_column_privilege('app_anon', reach.oid, 'select')
	when 'SIGNED_IN' then has_any_column_privilege('app_anon', reach.oid, 'select')
		or not has_any_column_privilege('app_member', reach.oid, 'select')
	else has_any_column_privilege('app_anon', reach.oid, 'select')
		or has_any_column_privilege('app_member', reach.oid, 'select') end
union all
select 'sign-in reaches more than accounts', c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace, aclexplode(c.relacl) a
where a.grantee = 'app_auth'::regrole and c.relname not in (select table_name from app.resources() where by_sign_in)
union all
select 'sign-in is a member of another role', roleid::regrole::text
from pg_auth_members where member = 'app_auth'::regrole
union all
select 'secret granted to viewers', format('%s.%s', reach.oid::regclass, hidden.name)
from reach, unnest(reach.secret) as hidden (name), unnest('{app_anon,app_member}'::text[]) viewer
where has_column_privilege(viewer, reach.oid, hidden.name, 'select')
union all
select 'definer function not owned by app_owner', p.oid::regprocedure::text
from pg_proc p join ours on ours.oid = p.pronamespace where p.prosecdef and p.proowner <> 'app_owner'::regrole
union all
select 'function that everybody of the server may call', p.oid::regprocedure::text
from pg_proc p join ours on ours.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
where a.grantee = 0
union all
select 'policy for everybody of the server', format('%s on %s', pol.polname, pol.polrelid::regclass)
from pg_policy pol join pg_class c on c.oid = pol.polrelid join ours on ours.oid = c.relnamespace
where 0 = any(pol.polroles)
union all
select format('%s granted to app_anon', lower(a.privilege_type)), c.oid::regclass::text
from pg_class c join ours on ours.oid = c.relnamespace, aclexplode(c.relacl) a
where a.grantee = 'app_anon'::regrole and a.privilege_type <> 'SELECT'
union all
select 'rules differ from those that the program laid', 'schema app'
where app.laid_digest() is distinct from obj_description('app'::regnamespace)
union all
select 'serving role is a member of a role that it must not be', m.roleid::regrole::text
from pg_auth_members m
where m.member = 'app_login'::regrole
	and m.roleid not in ('app_anon'::regrole, 'app_member'::regrole, 'app_auth'::regrole)
union all
select 'audit trigger missing or disabled', format('%s on %s', wanted.name, wanted.tab)
from (
	select t.relname::text as tab, 'audit_' || event as name
	from app.resources() as logged join pg_class t on logged.logged and t.oid = to_regclass('app.' || logged.table_name),
	unnest(array['insert', 'update', 'delete', 'truncate']) as event
	union all values ('audit_log', 'keep_audit_log'), ('audit_pending', 'seal_audit')
) as wanted
where not exists (select from pg_trigger g
	where g.tgrelid = to_regclass('app.' || wanted.tab) and g.tgname = wanted.name and g.tgenabled = 'O')
union all
select 'trigger of bonds missing or disabled', format('%s on %s', wanted.name, wanted.tab)
from (values ('app_user', 'note_bonds'), ('user_grant', 'note_bonds_insert'), ('user_grant', 'note_bonds_update'),
	('user_grant', 'note_bonds_delete'), ('user_grant', 'place_grant'), ('api_token', 'take_bonds'),
	('session', 'take_bonds')) as wanted (tab, name)
where not exists (select from pg_trigger g
	where g.tgrelid = to_regclass('app.' || wanted.tab) and g.tgname = wanted.name and g.tgenabled = 'O')
union all
select 'trigger of what is kept of figures missing or disabled', format('%s on %s', wanted.name, wanted.tab)
from (
	select tab, 'forget_glances_' || event as name
	from unnest('{publication, agency_score, city_score, agency, agency_succession, achievement_version, achievement, indicator, indicator_definition}'::text[]) as tab,
		unnest(array['insert', 'update', 'delete', 'truncate']) as event
	where event <> 'insert' or tab not in ('achievement', 'achievement_version')
	union all values ('rule_pack', 'forget_glances')
) as wanted
where not exists (select from pg_trigger g
	where g.tgrelid = to_regclass('app.' || wanted.tab) and g.tgname = wanted.name and g.tgenabled = 'O')
union all
select 'trigger of what is kept of schools missing or disabled', format('%s on %s', wanted.name, wanted.tab)
from (
	select tab, 'keep_standings_' || event as name
	from unnest(array['school_requirement', 'school_activity']) as tab, unnest(array['insert', 'update', 'delete', 'truncate']) as event
	union all values ('school', 'keep_standings_insert'), ('requirement', 'keep_standings'), ('rule_pack', 'keep_standings')
) as wanted
where not exists (select from pg_trigger g
	where g.tgrelid = to_regclass('app.' || wanted.tab) and g.tgname = wanted.name and g.tgenabled = 'O')
order by 1, 2
