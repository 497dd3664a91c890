-- Regions are public facts: everybody reads them.
grant select on app.region to app_anon, app_member;

create policy region_read on app.region for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('region_public', 'REGION', 'READ', 'ANYONE', '{}', null, 1, 'Wilayah adalah data publik.', 'Regions are public.'),
('region_create', 'REGION', 'CREATE', 'REGION', '{ADMIN}', null, 1,
	'Admin membuat wilayah di dalam wilayahnya.', 'Admins make regions inside their own region.'),
('region_change', 'REGION', 'CHANGE', 'REGION', '{ADMIN}', null, 1,
	'Admin mengubah nama dan dasar hukum wilayah di wilayahnya; kodenya tetap.',
	'Admins change the name and the legal basis of regions in their region; a code stays.');
