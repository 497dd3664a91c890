-- Who may read the audit log. Nobody may write it: entries come from triggers alone.
grant select on app.audit_log to app_member;

-- Auditors read what was changed in their region, and what the program itself or a rule pack changed for everybody.
create policy audit_log_read_auditor on app.audit_log for select to app_member
	using (city_code ^@ any((select app.viewer_region_codes('AUDITOR'))::text[]));

create policy audit_log_read_common on app.audit_log for select to app_member
	using (city_code is null and (actor is null or table_name = 'rule_pack')
		and (select app.viewer_holds('AUDITOR')));

-- The head of an agency reads what was changed in it.
create policy audit_log_read_agency on app.audit_log for select to app_member
	using (agency_id = any((select app.viewer_agency_ids('AGENCY_HEAD'))::integer[]));

-- Admins and case workers read what they did themselves.
create policy audit_log_read_self on app.audit_log for select to app_member
	using (actor = (select app.viewer_id())
		and (select app.viewer_holds(variadic app.case_roles() || 'ADMIN'::text)));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('audit_agency', 'AUDIT', 'READ', 'AGENCY', '{AGENCY_HEAD}', null, 1,
	'Kepala membaca apa yang diubah di perangkat daerahnya.', 'Heads read what was changed in their agency.'),
('audit_self', 'AUDIT', 'READ', 'SELF', '{CASE_WORKER,CASE_SUPERVISOR,ADMIN}', null, 2,
	'Admin, petugas kasus, dan penyelia kasus membaca perbuatannya sendiri.',
	'Admins, case workers and case supervisors read what they did themselves.'),
('audit_region', 'AUDIT', 'READ', 'OVERSEEN', '{AUDITOR}', null, 3,
	'Auditor membaca apa yang diubah di wilayahnya, dan yang diubah program atau paket aturan bagi semua.',
	'Auditors read what was changed in their region, and what the program or a rule pack changed for everybody.');
