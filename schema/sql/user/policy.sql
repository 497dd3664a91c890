-- Users read their own account.
grant select (id, email, name, region_code, is_demo, disabled_at, created_at, two_factor_enabled) on app.app_user
	to app_member;

create policy app_user_read_self on app.app_user for select to app_member
	using (id = (select app.viewer_id()));

-- A case supervisor reads who has or had a case role on the own unit, and who waits for one.
create policy app_user_read_unit on app.app_user for select to app_member
	using (app.is_of_unit(bonds, (select app.viewer_sight())));

-- Heads read the users of their agency and what is kept of their tokens; auditors and admins those of their region.
create policy app_user_read_overseen on app.app_user for select to app_member
	using (app.is_overseen(bonds, (select app.viewer_sight())));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('user_self', 'USER', 'READ', 'SELF', '{}', null, 1,
	'Setiap orang membaca akunnya sendiri.', 'Everybody reads their own account.'),
('user_overseen', 'USER', 'READ', 'OVERSEEN', '{AGENCY_HEAD,CASE_SUPERVISOR,AUDITOR,ADMIN}', null, 2,
	'Kepala membaca akun perangkat daerahnya, auditor dan admin akun di wilayahnya, penyelia kasus akun unitnya.',
	'Heads read the accounts of their agency, auditors and admins those of their region, case supervisors those of their unit.'),
('user_create', 'USER', 'CREATE', 'REGION', '{ADMIN}', null, 1,
	'Admin membuat akun di wilayahnya.', 'Admins make accounts in their region.'),
('user_change', 'USER', 'CHANGE', 'REGION', '{ADMIN}', null, 1,
	'Admin mengubah akun yang seluruhnya berada di wilayahnya, kecuali akunnya sendiri.',
	'Admins change accounts that lie wholly in their region, never their own.');
