-- The rules of who may what are public, like every other rule.
grant select on app.access_rule, app.access_kind to app_anon, app_member;

create policy access_rule_read on app.access_rule for select to app_anon, app_member using (true);

create policy access_kind_read on app.access_kind for select to app_anon, app_member using (true);
