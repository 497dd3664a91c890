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
		and (select app.viewer_holds('ADMIN', 'CASE_WORKER', 'CASE_SUPERVISOR')));
