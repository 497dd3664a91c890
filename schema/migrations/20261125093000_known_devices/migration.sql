-- Tries that drain evenly are no whole numbers. The number of a row tells which keys came first, so that there are never
-- more than so many. The index by time goes: with it each try would be written to an index as well.
alter table app.rate_limit
	alter column tries type double precision,
	add column id bigint generated always as identity;
create unique index rate_limit_id on app.rate_limit (id);
drop index app.rate_limit_since;

-- What was tried wrongly with an account since its last sign-in, and what that sign-in was told of before it.
create table app.wrong_try (
	user_id integer primary key references app.app_user (id) on delete cascade,
	passwords integer not null default 0,
	codes integer not null default 0,
	last_at timestamptz,
	-- The last sign-in; null before the first one.
	since timestamptz,
	told_passwords integer not null default 0,
	told_codes integer not null default 0,
	told_last_at timestamptz,
	told_since timestamptz
);
