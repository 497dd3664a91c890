-- Published numbers are public for good: the scores made from the snapshots.
grant select on app.agency_score, app.city_score to app_anon, app_member;

create policy agency_score_read on app.agency_score for select to app_anon, app_member using (true);

create policy city_score_read on app.city_score for select to app_anon, app_member using (true);
