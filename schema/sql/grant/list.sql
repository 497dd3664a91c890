-- Grants as the API shows them, of those that the viewer may see. state: app.grant_state; scope and place_name:
-- app.grant_scope; held: whether the viewer holds it in this operation. Each is worked out only where it is asked for.
create view app.listed_grant with (security_invoker = true) as
select g.id, g.user_id, g.role, g.agency_id,
	(select place.scope from app.grant_scope(g.region_code, g.agency_id, g.school_id) place) as scope,
	(select place.name from app.grant_scope(g.region_code, g.agency_id, g.school_id) place) as place_name,
	g.award_year, g.valid_from, g.valid_to, app.grant_state(g) as state, g.reason, g.given_at, g.given_by,
	g.approved_at, g.approved_by, g.withdrawn_at, g.withdrawn_by, app.is_approvable(g) as approvable,
	g.id in (select v.grant_id from app.viewer_grants() v) as held
from app.user_grant g;

grant select on app.listed_grant to app_member;
