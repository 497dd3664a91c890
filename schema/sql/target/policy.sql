-- Everybody reads adopted targets.
grant select on app.target to app_anon, app_member;

create policy target_read_adopted on app.target for select to app_anon, app_member
	using (status = 'ADOPTED');

create policy target_read_own on app.target for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));

create policy target_read_city on app.target for select to app_member
	using (city_code = any((select app.viewer_city_codes('EVALUATOR', 'LEADERSHIP', 'AUDITOR', 'ADMIN'))::text[]));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('target_adopted', 'TARGET', 'READ', 'ANYONE', '{}', '{ADOPTED}', 1,
	'Target yang sudah ditetapkan adalah data publik.', 'Adopted targets are public.'),
('target_own', 'TARGET', 'READ', 'AGENCY', '{AGENCY_STAFF,AGENCY_HEAD}', null, 2,
	'Staf dan kepala perangkat daerah membaca rancangan targetnya sendiri.',
	'Staff and head of an agency read its own draft targets.'),
('target_city', 'TARGET', 'READ', 'CITY', '{EVALUATOR,LEADERSHIP,AUDITOR,ADMIN}', null, 3,
	'Evaluator, pimpinan, auditor dan admin membaca rancangan target di kotanya.',
	'Evaluators, leadership, auditors and admins read the draft targets of their city.');
