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

-- Published numbers are public for good: the snapshots of what was published.
grant select on app.publication to app_anon, app_member;

create policy publication_read on app.publication for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('achievement_published', 'ACHIEVEMENT', 'READ', 'ANYONE', '{}', '{PUBLISHED}', 1,
	'Realisasi yang sudah terbit adalah data publik.', 'Published achievements are public.'),
('achievement_own', 'ACHIEVEMENT', 'READ', 'AGENCY', '{AGENCY_STAFF,AGENCY_HEAD}', null, 2,
	'Staf dan kepala perangkat daerah membaca realisasinya sendiri dalam setiap status.',
	'Staff and head of an agency read its own achievements in every state.'),
('achievement_evaluator', 'ACHIEVEMENT', 'READ', 'CITY', '{EVALUATOR}', '{SUBMITTED,APPROVED,VERIFIED}', 3,
	'Evaluator membaca realisasi kotanya sejak diajukan.',
	'Evaluators read the achievements of their city once they are submitted.'),
('achievement_leadership', 'ACHIEVEMENT', 'READ', 'CITY', '{LEADERSHIP}', '{APPROVED,VERIFIED}', 4,
	'Pimpinan membaca realisasi kotanya sejak disetujui kepala perangkat daerah.',
	'Leadership reads the achievements of its city once the head of the agency approved them.'),
('achievement_auditor', 'ACHIEVEMENT', 'READ', 'CITY', '{AUDITOR}', null, 5,
	'Auditor membaca realisasi kotanya dalam setiap status.',
	'Auditors read the achievements of their city in every state.');
