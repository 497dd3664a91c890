-- Regions, agencies, rule packs, requirements and schools are public facts: everybody reads them.
grant select on app.region, app.rule_pack, app.requirement, app.agency, app.school, app.school_requirement
	to app_anon, app_member;

create policy region_read on app.region for select to app_anon, app_member using (true);
create policy rule_pack_read on app.rule_pack for select to app_anon, app_member using (true);
create policy requirement_read on app.requirement for select to app_anon, app_member using (true);
create policy agency_read on app.agency for select to app_anon, app_member using (true);
create policy school_read on app.school for select to app_anon, app_member using (true);
create policy school_requirement_read on app.school_requirement for select to app_anon, app_member using (true);

-- Published numbers are public for good: snapshots, and the scores made from them.
grant select on app.publication, app.agency_score, app.city_score to app_anon, app_member;

create policy publication_read on app.publication for select to app_anon, app_member using (true);
create policy agency_score_read on app.agency_score for select to app_anon, app_member using (true);
create policy city_score_read on app.city_score for select to app_anon, app_member using (true);
