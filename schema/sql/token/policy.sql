-- Users read what is kept of their own tokens, never the hash.
grant select (id, user_id, name, prefix, scopes, created_at, expires_on, last_used_at, revoked_at)
	on app.api_token to app_member;

create policy api_token_read_self on app.api_token for select to app_member
	using (user_id = (select app.viewer_id()));

create policy api_token_read_overseen on app.api_token for select to app_member
	using (app.is_overseen(bonds, (select app.viewer_sight())));

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('token_self', 'TOKEN', 'READ', 'SELF', '{}', null, 1,
	'Setiap orang membaca daftar tokennya sendiri.', 'Everybody reads the list of their own tokens.'),
('token_overseen', 'TOKEN', 'READ', 'OVERSEEN', '{AGENCY_HEAD,AUDITOR,ADMIN}', null, 2,
	'Kepala membaca daftar token perangkat daerahnya, auditor dan admin di wilayahnya; tidak pernah isinya.',
	'Heads read the list of tokens of their agency, auditors and admins of their region; never their text.'),
('token_create', 'TOKEN', 'CREATE', 'SELF', '{}', null, 1,
	'Setiap orang yang masuk membuat token untuk dirinya sendiri; sebuah token tidak membuat token.',
	'Everybody signed in makes tokens for themselves; a token makes no tokens.'),
('token_revoke', 'TOKEN', 'REVOKE', 'SELF', '{}', null, 1,
	'Setiap orang mencabut tokennya sendiri.', 'Everybody revokes their own tokens.'),
('token_revoke_region', 'TOKEN', 'REVOKE', 'REGION', '{ADMIN}', null, 2,
	'Admin mencabut token di wilayahnya.', 'Admins revoke tokens in their region.');
