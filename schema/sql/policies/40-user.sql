-- Users read their own account, grants and tokens.
grant select (id, email, name, region_code, is_demo, disabled_at, created_at) on app.app_user to app_member;
grant select on app.user_grant to app_member;
grant select on sequence app.grant_changes to app_anon, app_member;
grant select (id, user_id, name, prefix, scopes, created_at, expires_on, last_used_at, revoked_at)
	on app.api_token to app_member;

create policy app_user_read_self on app.app_user for select to app_member
	using (id = (select app.viewer_id()));
create policy user_grant_read_self on app.user_grant for select to app_member
	using (user_id = (select app.viewer_id()));
create policy api_token_read_self on app.api_token for select to app_member
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
	using ((role in ('CASE_WORKER', 'CASE_SUPERVISOR')
			and agency_id = any((select app.viewer_agency_ids('CASE_SUPERVISOR'))::integer[]))
		or (pending and withdrawn_at is null and given_by is distinct from (select app.viewer_id())
			and agency_id = any((select app.viewer_served_ids())::integer[])));
create policy app_user_read_unit on app.app_user for select to app_member
	using (app.is_of_unit(ties, (select app.viewer_sight())));

-- Heads read the users of their agency and what is kept of their tokens; auditors and admins those of their region.
create policy app_user_read_overseen on app.app_user for select to app_member
	using (app.is_overseen(ties, (select app.viewer_sight())));
create policy api_token_read_overseen on app.api_token for select to app_member
	using (app.is_overseen(ties, (select app.viewer_sight())));
