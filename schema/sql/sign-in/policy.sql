-- Sign-in has a role of its own, which reaches nothing but accounts.
grant usage on schema app to app_auth;
grant select on app.app_user to app_auth;
grant update (name, image, email_verified, two_factor_enabled, updated_at) on app.app_user to app_auth;
grant select, insert, update, delete on app.session, app.account, app.two_factor, app.verification to app_auth;

create policy app_user_sign_in on app.app_user to app_auth using (true) with check (true);

create policy session_sign_in on app.session to app_auth using (true) with check (true);

create policy account_sign_in on app.account to app_auth using (true) with check (true);

create policy two_factor_sign_in on app.two_factor to app_auth using (true) with check (true);

create policy verification_sign_in on app.verification to app_auth using (true) with check (true);
