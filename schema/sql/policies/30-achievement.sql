-- Everybody reads published achievements.
grant select on app.achievement, app.achievement_version to app_anon, app_member;

create policy achievement_read_published on app.achievement for select to app_anon, app_member
	using (status = 'PUBLISHED');

-- The agency's own staff and head read theirs in every state.
create policy achievement_read_own on app.achievement for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));

-- Evaluators read what was submitted to them, leadership what was approved; auditors read everything in their city.
create policy achievement_read_evaluator on app.achievement for select to app_member
	using (status in ('SUBMITTED', 'APPROVED', 'VERIFIED')
		and city_code = any((select app.viewer_city_codes('EVALUATOR'))::text[]));
create policy achievement_read_leadership on app.achievement for select to app_member
	using (status in ('APPROVED', 'VERIFIED')
		and city_code = any((select app.viewer_city_codes('LEADERSHIP'))::text[]));
create policy achievement_read_auditor on app.achievement for select to app_member
	using (city_code = any((select app.viewer_city_codes('AUDITOR'))::text[]));

-- The states an achievement has been in follow the same rules, each by its own status.
create policy achievement_version_read_published on app.achievement_version for select to app_anon, app_member
	using (status = 'PUBLISHED');
create policy achievement_version_read_own on app.achievement_version for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));
create policy achievement_version_read_evaluator on app.achievement_version for select to app_member
	using (status in ('SUBMITTED', 'APPROVED', 'VERIFIED')
		and city_code = any((select app.viewer_city_codes('EVALUATOR'))::text[]));
create policy achievement_version_read_leadership on app.achievement_version for select to app_member
	using (status in ('APPROVED', 'VERIFIED')
		and city_code = any((select app.viewer_city_codes('LEADERSHIP'))::text[]));
create policy achievement_version_read_auditor on app.achievement_version for select to app_member
	using (city_code = any((select app.viewer_city_codes('AUDITOR'))::text[]));
