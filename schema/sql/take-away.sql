-- Takes away all that the program lays: triggers, policies, views, functions and the sentences of access, whoever made them. What is left is
-- tables, their data and constraints, as a step of schema/migrations finds them on an empty database. Their owner sees
-- every row, since row security is forced on it by sql/base/before.sql again. Whatever stands elsewhere and is built on a view
-- or a function is never lost in silence: it ends this with its name.
do $$
declare
	ours constant oid[] := array(select n.oid from pg_namespace n where n.nspname in ('app', 'ident'));
	views constant oid[] := array(select c.oid from pg_class c
		where c.relnamespace = any(ours) and c.relkind in ('v', 'm'));
	-- Functions of an extension that somebody put here belong to it.
	routines constant oid[] := array(select p.oid from pg_proc p where p.pronamespace = any(ours) and not exists (
		select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'));
	one record;
	elsewhere text;
begin
	for one in select g.tgname, g.tgrelid::regclass as tab from pg_trigger g join pg_class c on c.oid = g.tgrelid
		where c.relnamespace = any(ours) and c.relkind in ('r', 'p') and not g.tgisinternal and g.tgparentid = 0 loop
		execute format('drop trigger %I on %s', one.tgname, one.tab);
	end loop;
	for one in select l.polname, l.polrelid::regclass as tab from pg_policy l join pg_class c on c.oid = l.polrelid
		where c.relnamespace = any(ours) loop
		execute format('drop policy %I on %s', one.polname, one.tab);
	end loop;
	for one in select c.oid::regclass as tab from pg_class c
		where c.relnamespace = any(ours) and c.relkind in ('r', 'p') and c.relforcerowsecurity loop
		execute format('alter table %s no force row level security', one.tab);
	end loop;

	select string_agg(distinct pg_describe_object(d.classid, d.objid, d.objsubid), ', ') into elsewhere
	from pg_depend d left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
	where d.deptype in ('n', 'a') and (
			(d.refclassid = 'pg_class'::regclass and d.refobjid = any(views))
			or (d.refclassid = 'pg_proc'::regclass and d.refobjid = any(routines))
			or (d.refclassid = 'pg_type'::regclass and d.refobjid in (
				select t.oid from pg_type t where t.typrelid = any(views)
				union all select t.typarray from pg_type t where t.typrelid = any(views))))
		and not coalesce(w.ev_class = any(views), false)
		and not (d.classid = 'pg_proc'::regclass and d.objid = any(routines));
	if elsewhere is not null then
		raise exception '%', elsewhere using errcode = '2BP01';
	end if;
	-- One view takes those that read it along, and the functions that do, all of them ours by now.
	for one in select n.nspname, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.oid = any(views) loop
		execute format('drop %s if exists %I.%I cascade',
			case one.relkind when 'm' then 'materialized view' else 'view' end, one.nspname, one.relname);
	end loop;
	for one in select string_agg(p.oid::regprocedure::text, ', ') as list from pg_proc p where p.oid = any(routines)
		having count(*) > 0 loop
		execute format('drop routine %s', one.list);
	end loop;
	for one in select to_regclass(name) as tab from unnest('{app.access_rule, app.access_kind}'::text[]) name
		where to_regclass(name) is not null loop
		execute format('delete from %s', one.tab);
	end loop;
end $$;
