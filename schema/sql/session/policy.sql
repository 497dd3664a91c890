-- Users read where they are signed in, never a secret.
grant select (id, user_id, created_at, updated_at, expires_at, ip_address, user_agent, second_factor_at)
	on app.session to app_member;

create policy session_read_self on app.session for select to app_member
	using (user_id = (select app.viewer_id()));

-- Admins see where the users of their region are signed in, to end it.
create policy session_read_administered on app.session for select to app_member
	using (app.is_administered(bonds, (select app.viewer_sight())));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('session_self', 'SESSION', 'READ', 'SELF', '{}', null, 1,
	'Setiap orang melihat di mana ia sedang masuk.', 'Everybody sees where they are signed in.'),
('session_region', 'SESSION', 'READ', 'OVERSEEN', '{ADMIN}', null, 2,
	'Admin melihat sesi pengguna di wilayahnya, untuk mengakhirinya.',
	'Admins see the sessions of users in their region, to end them.');
