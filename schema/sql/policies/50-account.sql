-- Sign-in has a role of its own, which reaches nothing but accounts. Viewers see their own sessions, never a secret.
grant usage on schema app to app_auth;
grant select on app.app_user to app_auth;
grant update (name, image, email_verified, two_factor_enabled, updated_at) on app.app_user to app_auth;
grant select, insert, update, delete on app.session, app.account, app.two_factor, app.verification to app_auth;
grant execute on function app.may_sign_in(integer), app.viewer_of_session(text), app.forget_tries(bytea, boolean),
	app.count_tries(bytea[], integer[], interval[]), app.note_wrong_password(text), app.note_wrong_code(integer),
	app.tell_wrong_tries(text, integer), app.told_wrong_tries(integer), app.invited_region(bytea), app.limit_session(),
	app.make_first_admin(bytea, text, text, text), app.linked_user(bytea), app.use_sign_in_link(bytea, text),
	app.line_problem(text, integer), app.one_line(text), app.holds_unseen(text, boolean) to app_auth;

create policy app_user_sign_in on app.app_user to app_auth using (true) with check (true);
create policy session_sign_in on app.session to app_auth using (true) with check (true);
create policy account_sign_in on app.account to app_auth using (true) with check (true);
create policy two_factor_sign_in on app.two_factor to app_auth using (true) with check (true);
create policy verification_sign_in on app.verification to app_auth using (true) with check (true);

grant select (two_factor_enabled) on app.app_user to app_member;
grant select (id, user_id, created_at, updated_at, expires_at, ip_address, user_agent, second_factor_at)
	on app.session to app_member;
create policy session_read_self on app.session for select to app_member
	using (user_id = (select app.viewer_id()));

-- Admins see where the users of their region are signed in, to end it.
create policy session_read_administered on app.session for select to app_member
	using (app.is_administered(ties, (select app.viewer_sight())));

-- Nobody but the sign-in asks whose session or link it is, counts tries or makes an admin.
revoke execute on function app.viewer_of_session(text), app.forget_tries(bytea, boolean), app.limit_session(),
	app.count_tries(bytea[], integer[], interval[]), app.note_wrong_password(text), app.note_wrong_code(integer),
	app.tell_wrong_tries(text, integer), app.told_wrong_tries(integer), app.invited_region(bytea), app.has_admin(),
	app.invite_first_admin(bytea, text),
	app.make_first_admin(bytea, text, text, text), app.may_sign_in(integer), app.linked_user(bytea),
	app.use_sign_in_link(bytea, text) from app_anon, app_member;
