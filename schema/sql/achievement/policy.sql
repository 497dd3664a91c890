-- Everybody reads published achievements.
grant select on app.achievement, app.achievement_version to app_anon, app_member;

create policy achievement_read_published on app.achievement for select to app_anon, app_member
	using (status = 'PUBLISHED');

-- The agency's own staff and head read theirs in every state.
create policy achievement_read_own on app.achievement for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));

-- Evaluators read what was submitted to them and what they gave back themselves, leadership what was approved; auditors read everything in their city.
create policy achievement_read_evaluator on app.achievement for select to app_member
	using (status in ('SUBMITTED', 'APPROVED', 'VERIFIED')
		and city_code = any((select app.viewer_city_codes('EVALUATOR'))::text[]));

create policy achievement_read_returned on app.achievement for select to app_member
	using (status = 'RETURNED' and returned_by = (select app.viewer_id())
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

create policy achievement_version_read_returned on app.achievement_version for select to app_member
	using (status = 'RETURNED' and by_user = (select app.viewer_id())
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
('achievement_returned', 'ACHIEVEMENT', 'READ', 'OVERSEEN', '{EVALUATOR}', '{RETURNED}', 6,
	'Evaluator tetap membaca realisasi yang dikembalikannya sendiri, sampai diperbaiki.',
	'Evaluators go on reading what they gave back themselves, until it is mended.'),
('achievement_leadership', 'ACHIEVEMENT', 'READ', 'CITY', '{LEADERSHIP}', '{APPROVED,VERIFIED}', 4,
	'Pimpinan membaca realisasi kotanya sejak disetujui kepala perangkat daerah.',
	'Leadership reads the achievements of its city once the head of the agency approved them.'),
('achievement_auditor', 'ACHIEVEMENT', 'READ', 'CITY', '{AUDITOR}', null, 5,
	'Auditor membaca realisasi kotanya dalam setiap status.',
	'Auditors read the achievements of their city in every state.'),
('achievement_create', 'ACHIEVEMENT', 'CREATE', 'AGENCY', '{AGENCY_STAFF}', null, 1,
	'Staf mengisi realisasi perangkat daerahnya selama periodenya dibuka.',
	'Staff enter the achievements of their agency while its period is open.'),
('achievement_record', 'ACHIEVEMENT', 'RECORD', 'AGENCY', '{AGENCY_STAFF}', '{DRAFT,RETURNED,PUBLISHED}', 1,
	'Staf mengubah rancangan dan realisasi yang dikembalikan di perangkat daerahnya, dan memulai koreksi atas yang sudah terbit.',
	'Staff change drafts and returned achievements of their agency, and begin corrections of published ones.'),
('achievement_submit', 'ACHIEVEMENT', 'SUBMIT', 'AGENCY', '{AGENCY_STAFF}', '{DRAFT,RETURNED}', 1,
	'Staf mengajukan realisasi perangkat daerahnya kepada kepalanya.',
	'Staff hand in the achievements of their agency to its head.'),
('achievement_withdraw', 'ACHIEVEMENT', 'WITHDRAW', 'AGENCY', '{AGENCY_STAFF}', '{SUBMITTED}', 1,
	'Staf menarik kembali realisasi yang diajukan perangkat daerahnya.',
	'Staff take back what their agency handed in.'),
('achievement_approve', 'ACHIEVEMENT', 'APPROVE', 'AGENCY', '{AGENCY_HEAD}', '{SUBMITTED}', 1,
	'Kepala perangkat daerah menyetujui realisasi yang diajukan, kecuali yang diisinya sendiri.',
	'The head of the agency approves what was handed in, except what they entered themselves.'),
('achievement_return_head', 'ACHIEVEMENT', 'RETURN', 'AGENCY', '{AGENCY_HEAD}', '{SUBMITTED}', 1,
	'Kepala perangkat daerah mengembalikan realisasi yang diajukan dengan alasan.',
	'The head of the agency gives back what was handed in, with a reason.'),
('achievement_return_evaluator', 'ACHIEVEMENT', 'RETURN', 'CITY', '{EVALUATOR}', '{APPROVED,VERIFIED}', 2,
	'Evaluator mengembalikan realisasi yang disetujui di kotanya dengan alasan.',
	'Evaluators give back what was approved in their city, with a reason.'),
('achievement_verify', 'ACHIEVEMENT', 'VERIFY', 'CITY', '{EVALUATOR}', '{APPROVED}', 1,
	'Evaluator memverifikasi realisasi yang disetujui di kotanya, kecuali yang diisinya sendiri.',
	'Evaluators verify what was approved in their city, except what they entered themselves.'),
('achievement_publish', 'ACHIEVEMENT', 'PUBLISH', 'CITY', '{EVALUATOR}', '{VERIFIED}', 1,
	'Evaluator menerbitkan realisasi yang terverifikasi di kotanya.',
	'Evaluators publish what is verified in their city.'),
('achievement_correct', 'ACHIEVEMENT', 'CORRECT', 'CITY', '{EVALUATOR}', '{PUBLISHED}', 1,
	'Evaluator mengoreksi realisasi yang sudah terbit di kotanya sebagai versi baru dengan alasan, kecuali yang diisinya sendiri.',
	'Evaluators correct what is published in their city, as a new version with a reason, except what they entered themselves.');
