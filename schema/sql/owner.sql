-- Gives what lies in our schemas to the role that owns it, where a copy of the database came without its owner. An
-- administrator does this, and it changes nothing where all is right. A sequence follows the table of its column.
do $$
declare
	ours constant oid[] := array(select n.oid from pg_namespace n where n.nspname in ('app', 'ident'));
	one record;
begin
	for one in select n.oid::regnamespace as name from pg_namespace n
		where n.oid = any(ours) and n.nspowner <> 'app_owner'::regrole loop
		execute format('alter schema %s owner to app_owner', one.name);
	end loop;
	for one in select c.oid::regclass as name, c.relkind from pg_class c
		where c.relnamespace = any(ours) and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relowner <> 'app_owner'::regrole
			and not exists (select from pg_depend d
				where d.classid = 'pg_class'::regclass and d.objid = c.oid and c.relkind = 'S' and d.deptype in ('a', 'i')) loop
		execute format('alter %s %s owner to app_owner', case one.relkind when 'v' then 'view'
			when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, one.name);
	end loop;
	for one in select p.oid::regprocedure as name from pg_proc p
		where p.pronamespace = any(ours) and p.proowner <> 'app_owner'::regrole loop
		execute format('alter routine %s owner to app_owner', one.name);
	end loop;
end $$;
