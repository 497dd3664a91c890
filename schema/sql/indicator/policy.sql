-- Everybody reads adopted indicators and their definitions.
grant select on app.indicator, app.indicator_definition to app_anon, app_member;

create policy indicator_read_adopted on app.indicator for select to app_anon, app_member
	using (status = 'ADOPTED');

-- The agency's own staff and head read its drafts too.
create policy indicator_read_own on app.indicator for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_STAFF', 'AGENCY_HEAD'))::integer[]));

-- Evaluators, leadership, auditors and admins read the drafts of their city.
create policy indicator_read_city on app.indicator for select to app_member
	using (city_code = any((select app.viewer_city_codes('EVALUATOR', 'LEADERSHIP', 'AUDITOR', 'ADMIN'))::text[]));

-- A definition is read by whoever reads its indicator.
create policy indicator_definition_read on app.indicator_definition for select to app_anon, app_member
	using (exists (select from app.indicator i where i.id = indicator_id));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('indicator_adopted', 'INDICATOR', 'READ', 'ANYONE', '{}', '{ADOPTED}', 1,
	'Indikator yang sudah ditetapkan adalah data publik.', 'Adopted indicators are public.'),
('indicator_own', 'INDICATOR', 'READ', 'AGENCY', '{AGENCY_STAFF,AGENCY_HEAD}', null, 2,
	'Staf dan kepala perangkat daerah membaca rancangan indikatornya sendiri.',
	'Staff and head of an agency read its own draft indicators.'),
('indicator_city', 'INDICATOR', 'READ', 'CITY', '{EVALUATOR,LEADERSHIP,AUDITOR,ADMIN}', null, 3,
	'Evaluator, pimpinan, auditor dan admin membaca rancangan indikator di kotanya.',
	'Evaluators, leadership, auditors and admins read the draft indicators of their city.');
