-- The roles of the recipe, shared by all databases of a cluster. Idempotent, also when two databases start at once;
-- changes nothing that is already so, because a later admin need not be the one who made them.
do $$
declare
	role_name text;
begin
	foreach role_name in array array['app_owner', 'app_login', 'app_anon', 'app_member', 'app_auth'] loop
		if not exists (select from pg_roles where rolname = role_name) then
			begin
				execute format('create role %I nosuperuser nobypassrls noinherit %s', role_name,
					case role_name when 'app_login' then 'login' else 'nologin' end);
			exception when duplicate_object or unique_violation then
				null;
			end;
		end if;
	end loop;
	foreach role_name in array array['app_anon', 'app_member', 'app_auth'] loop
		if not pg_has_role('app_login', role_name, 'member') then
			execute format('grant %I to app_login', role_name);
		end if;
	end loop;
	-- From PostgreSQL 16 on, who made a role is a member of it without being able to act as it.
	if not pg_has_role(current_user, 'app_owner',
		case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end) then
		execute format('grant app_owner to %I', current_user);
	end if;
end $$;
