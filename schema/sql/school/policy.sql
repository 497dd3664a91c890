-- Schools, what is asked of them and how each stands are public facts: everybody reads them.
grant select on app.school, app.requirement, app.school_requirement
	to app_anon, app_member;

create policy requirement_read on app.requirement for select to app_anon, app_member using (true);

create policy school_read on app.school for select to app_anon, app_member using (true);

create policy school_requirement_read on app.school_requirement for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('school_public', 'SCHOOL', 'READ', 'ANYONE', '{}', null, 1,
	'Profil sekolah dan status mekanismenya adalah data publik.', 'Schools and the status of their mechanism are public.');
