-- Whether the made-up demo city fills this database, so that every screen can say so.
-- security definer: what filled the database is otherwise the operator's own record.
create function app.is_demo() returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$ select exists (select from app.seed_run where profile = 'demo') $$;

grant execute on function app.is_demo to app_anon, app_member;
