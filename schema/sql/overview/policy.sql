-- What is kept of published figures is as public as they are.
grant select on app.city_glance to app_anon, app_member;

create policy city_glance_read on app.city_glance for select to app_anon, app_member using (true);
