-- Examples for "view as a role" have negative numbers and are undone in the statement that made them. Should one ever
-- reach the end of its transaction, that transaction fails.
create function app.refuse_examples() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$ begin raise exception 'examples are never kept'; end $$;

create constraint trigger refuse_examples after insert on app.app_user
	deferrable initially deferred for each row when (new.id < 0) execute function app.refuse_examples();
