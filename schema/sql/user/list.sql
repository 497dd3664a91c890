-- Accounts as the API shows them, of those that the viewer may see. sort_name orders them alike on every engine.
create view app.listed_user with (security_invoker = true) as
select u.id, u.name, u.email collate "C" as email, lower(u.name) collate "C" as sort_name, u.region_code,
	u.is_demo as is_example, u.disabled_at is null as active, u.disabled_at, u.created_at,
	u.two_factor_enabled as second_factor
from app.app_user u;

grant select on app.listed_user to app_member;
