-- The rules of who may what are public, like every other rule. They are sentences, which each noun says beside its policies;
-- the policies and the may_ functions decide. A test holds that sentences, and the roles beside them, say the same, cell by
-- cell (permissions/matrix.csv). No roles beside SELF: everybody signed in.
grant select on app.access_rule, app.access_kind to app_anon, app_member;

create policy access_rule_read on app.access_rule for select to app_anon, app_member using (true);

create policy access_kind_read on app.access_kind for select to app_anon, app_member using (true);
