-- Users read their own grants.
grant select on app.user_grant to app_member;
grant select on sequence app.grant_changes to app_anon, app_member;

create policy user_grant_read_self on app.user_grant for select to app_member
	using (user_id = (select app.viewer_id()));

-- The head of an agency reads the grants on it that still hold or wait.
create policy user_grant_read_agency on app.user_grant for select to app_member
	using (withdrawn_at is null and (valid_to is null or valid_to >= (select app.today()))
		and agency_id = any((select app.viewer_agency_ids('AGENCY_HEAD'))::integer[]));

-- Auditors and admins read every grant that was ever given in their region.
create policy user_grant_read_region on app.user_grant for select to app_member
	using (place_code ^@ any((select app.viewer_region_codes('AUDITOR', 'ADMIN'))::text[]));

-- A case supervisor reads the case grants on the own unit and those to approve for another one, and whose they are.
create policy user_grant_read_unit on app.user_grant for select to app_member
	using ((role = any(app.case_roles())
			and agency_id = any((select app.viewer_agency_ids('CASE_SUPERVISOR'))::integer[]))
		or (pending and withdrawn_at is null and given_by is distinct from (select app.viewer_id())
			and agency_id = any((select app.viewer_served_ids())::integer[])));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('grant_self', 'GRANT', 'READ', 'SELF', '{}', null, 1,
	'Setiap orang membaca peran yang diberikan kepadanya.', 'Everybody reads the roles given to them.'),
('grant_overseen', 'GRANT', 'READ', 'OVERSEEN', '{AGENCY_HEAD,CASE_SUPERVISOR,AUDITOR,ADMIN}', null, 2,
	'Kepala membaca peran di perangkat daerahnya, auditor dan admin di wilayahnya, penyelia kasus di unitnya.',
	'Heads read the roles on their agency, auditors and admins in their region, case supervisors on their unit.'),
('grant_give', 'GRANT', 'GIVE', 'REGION', '{ADMIN}', null, 1,
	'Admin memberi peran di wilayahnya, tidak kepada dirinya sendiri.',
	'Admins give roles in their region, never to themselves.'),
('grant_approve', 'GRANT', 'APPROVE', 'AGENCY', '{CASE_SUPERVISOR}', null, 1,
	'Penyelia kasus menyetujui peran kasus yang menunggu di unitnya, jika bukan ia pemberi atau penerimanya.',
	'Case supervisors approve case roles that wait on their unit, unless they gave or get them.'),
('grant_withdraw', 'GRANT', 'WITHDRAW', 'OVERSEEN', '{CASE_SUPERVISOR,ADMIN}', null, 1,
	'Admin mencabut peran di wilayahnya, penyelia kasus mencabut peran kasus di unitnya; tidak miliknya sendiri.',
	'Admins withdraw roles in their region, case supervisors case roles on their unit; never their own.');
