-- Where people belong is kept in their own rows, so that a policy decides by the row alone and a hidden row takes as long
-- as a missing one. sql/functions/58-ties.sql fills and keeps it.

-- The region in which a grant lies: its own, or the city of its agency or school; it moves with them.
alter table app.agency add unique (id, city_code);
alter table app.school add unique (id, city_code);
alter table app.user_grant add column place_code text references app.region (code);
update app.user_grant g set place_code = coalesce(g.region_code,
	(select a.city_code from app.agency a where a.id = g.agency_id),
	(select s.city_code from app.school s where s.id = g.school_id));
alter table app.user_grant alter column place_code set not null,
	add check (region_code = place_code),
	drop constraint user_grant_agency_id_fkey, drop constraint user_grant_school_id_fkey,
	add foreign key (agency_id, place_code) references app.agency (id, city_code) on update cascade,
	add foreign key (school_id, place_code) references app.school (id, city_code) on update cascade;

-- What ties a user to places: see app.ties_of.
alter table app.app_user add column ties jsonb not null default '[]';
alter table app.api_token add column ties jsonb not null default '[]';
alter table app.session add column ties jsonb not null default '[]';

-- Lists of whom the viewer oversees, worked out when a row was met.
drop function if exists app.viewer_user_ids(), app.viewer_administered_ids(), app.viewer_unit_user_ids(),
	app.viewer_approvable_ids(), app.unit_without_supervisor(integer, integer[]) cascade;
