-- Which agency goes on as which is a public fact, and so is what was withdrawn: a ranking as of a moment still knows it.
grant select on app.agency_succession to app_anon, app_member;
create policy agency_succession_read on app.agency_succession for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('succession_public', 'SUCCESSION', 'READ', 'ANYONE', '{}', null, 1,
	'Penerusan perangkat daerah adalah data publik.', 'Which agency goes on as which is public.'),
('succession_create', 'SUCCESSION', 'CREATE', 'REGION', '{ADMIN}', null, 1,
	'Admin mencatat penerusan perangkat daerah di kotanya.', 'Admins note which agency of their city goes on as which.'),
('succession_withdraw', 'SUCCESSION', 'WITHDRAW', 'REGION', '{ADMIN}', null, 1,
	'Admin mencabut catatan penerusan yang keliru di kotanya.', 'Admins withdraw a mistaken note of their city.');
