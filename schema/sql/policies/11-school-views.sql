-- What is made of the public facts about schools is public too; the views read with the rights of the viewer.
grant select on app.school_requirement_state, app.school_mechanism to app_anon, app_member;
