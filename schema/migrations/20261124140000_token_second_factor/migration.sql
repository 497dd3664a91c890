-- A token carries the roles that need a second factor only where that factor was shown in the session in which it was
-- made. Of tokens made before nobody knows, so they carry none of these roles any more.
alter table app.api_token add column second_factor boolean not null default false;
