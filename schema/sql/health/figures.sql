-- How the house is, for auditors and admins: nothing that opens anything.

-- Null for everybody else.
create function app.health() returns jsonb
language sql stable security definer set search_path = pg_catalog, app
as $$
	select jsonb_build_object('databaseVersion', current_setting('server_version'),
		'databaseBytes', pg_database_size(current_database())::text,
		'profile', (select r.profile from app.seed_run r limit 1),
		'migrations', (select jsonb_agg(jsonb_build_object('name', m.name, 'checksum', m.checksum,
			'appliedAt', m.applied_at) order by m.name) from app.migration m where m.name <> 'laid'),
		'laidAt', (select m.applied_at from app.migration m where m.name = 'laid'),
		'laidChecksum', (select m.checksum from app.migration m where m.name = 'laid'),
		'auditSeq', (select h.seq::text from app.audit_head() h),
		'users', (select count(*) from app.app_user u where u.disabled_at is null),
		'sessions', (select count(*) from app.session s where s.expires_at > now()))
	where app.viewer_holds('AUDITOR', 'ADMIN')
$$;

-- How many publications do not agree with what their own input gives: 0 where all is well. Null for who may not ask.
create function app.count_publication_mismatches() returns integer
language sql stable security definer set search_path = pg_catalog, app
as $$
	select case when app.viewer_holds('AUDITOR', 'ADMIN') then (select count(*)::integer from app.publication_mismatches()) end
$$;

-- How many published figures are no longer built on the entries that are published now, or are not what their entry says:
-- 0 where all is well. Null for who may not ask.
create function app.count_outdated_figures() returns integer
language sql stable security definer set search_path = pg_catalog, app
as $$
	select case when app.viewer_holds('AUDITOR', 'ADMIN') then (
		select count(*)::integer from (
			select o.publication_id from app.outdated_publications(
				array(select p.id from app.publication p where p.superseded_at is null)) as o
			union select u.publication_id from app.unlike_entries() as u) as wrong) end
$$;

-- The policies of the database as the catalog has them, for auditors and admins; nothing for everybody else.
create function app.policies() returns jsonb
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(jsonb_agg(jsonb_build_object('table', p.tablename, 'name', p.policyname, 'command', p.cmd,
		'signedIn', 'app_member' = any(p.roles), 'everybody', 'app_anon' = any(p.roles), 'condition', p.qual)
		order by p.tablename, p.policyname), '[]')
	from pg_policies p
	where p.schemaname = 'app' and p.roles && '{app_anon,app_member}' and app.viewer_holds('AUDITOR', 'ADMIN')
$$;

grant execute on function app.health, app.count_publication_mismatches, app.count_outdated_figures, app.policies
	to app_anon, app_member;
