-- Everybody reads adopted indicators, their definitions and adopted targets.
grant select on app.indicator, app.indicator_definition, app.target to app_anon, app_member;

create policy indicator_read_adopted on app.indicator for select to app_anon, app_member
	using (status = 'ADOPTED');
create policy target_read_adopted on app.target for select to app_anon, app_member
	using (status = 'ADOPTED');

-- The agency's own staff and head read its drafts too.
create policy indicator_read_own on app.indicator for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));
create policy target_read_own on app.target for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));

-- Evaluators, leadership, auditors and admins read the drafts of their city.
create policy indicator_read_city on app.indicator for select to app_member
	using (city_code = any((select app.viewer_city_codes('EVALUATOR', 'LEADERSHIP', 'AUDITOR', 'ADMIN'))::text[]));
create policy target_read_city on app.target for select to app_member
	using (city_code = any((select app.viewer_city_codes('EVALUATOR', 'LEADERSHIP', 'AUDITOR', 'ADMIN'))::text[]));

-- A definition is read by whoever reads its indicator.
create policy indicator_definition_read on app.indicator_definition for select to app_anon, app_member
	using (exists (select from app.indicator i where i.id = indicator_id));
