-- The rules in force, and those of before, are public: everybody reads them.
grant select on app.rule_pack to app_anon, app_member;

create policy rule_pack_read on app.rule_pack for select to app_anon, app_member using (true);

-- What app.explain_access says of it.
insert into app.access_rule (code, kind, verb, reach, roles, statuses, ordinal, sentence, sentence_en) values
('rule_pack_public', 'RULE_PACK', 'READ', 'ANYONE', '{}', null, 1,
	'Aturan yang berlaku adalah data publik.', 'The rules in force are public.');
