-- Schools, what is asked of them and how each stands are public facts: everybody reads them, and as what somebody verified.
-- The evidence itself, notes on it and who verified it are not: no viewer reads them.
grant select on app.school, app.requirement, app.school_standing to app_anon, app_member;
grant select (id, school_id, city_code, code, claim, recorded_at, verified_at, verified_as, valid_until, withdrawn_at)
	on app.school_requirement to app_anon, app_member;
grant select (id, school_id, city_code, code, held_on, has_evidence, recorded_at, verified_at, verified_as, withdrawn_at)
	on app.school_activity to app_anon, app_member;

create policy requirement_read on app.requirement for select to app_anon, app_member using (true);

create policy school_read on app.school for select to app_anon, app_member using (true);

create policy school_requirement_read on app.school_requirement for select to app_anon, app_member using (true);

create policy school_activity_read on app.school_activity for select to app_anon, app_member using (true);

-- Made of the public facts alone.
create policy school_standing_read on app.school_standing for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('school_public', 'SCHOOL', 'READ', 'ANYONE', '{}', null, 1,
	'Profil sekolah, kegiatan, dan status mekanismenya adalah data publik; berkas buktinya tidak.',
	'Schools, their activities and the status of their mechanism are public; the evidence itself is not.');
