-- Agencies are public facts: everybody reads them.
grant select on app.agency to app_anon, app_member;

create policy agency_read on app.agency for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('agency_public', 'AGENCY', 'READ', 'ANYONE', '{}', null, 1,
	'Perangkat daerah adalah data publik.', 'Agencies are public.'),
('agency_create', 'AGENCY', 'CREATE', 'REGION', '{ADMIN}', null, 1,
	'Admin membuat perangkat daerah di kotanya.', 'Admins make agencies in their city.'),
('agency_change', 'AGENCY', 'CHANGE', 'REGION', '{ADMIN}', null, 1,
	'Admin mengubah dan mengakhiri perangkat daerah di kotanya.', 'Admins change and end agencies of their city.');
