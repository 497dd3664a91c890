-- Users read their own account, grants and tokens.
grant select (id, email, name) on app.app_user to app_member;
grant select on app.user_grant to app_member;
grant select (id, user_id, name, prefix, scopes, created_at, expires_on, last_used_at, revoked_at)
	on app.api_token to app_member;

create policy app_user_read_self on app.app_user for select to app_member
	using (id = (select app.viewer_id()));
create policy user_grant_read_self on app.user_grant for select to app_member
	using (user_id = (select app.viewer_id()));
create policy api_token_read_self on app.api_token for select to app_member
	using (user_id = (select app.viewer_id()));
