-- Sessions as the API shows them, of those that are alive and that the viewer may see, never a secret.
create view app.listed_session with (security_invoker = true) as
select s.id, s.user_id, s.created_at, s.updated_at, s.ip_address as address, s.user_agent as browser,
	s.second_factor_at is not null as second_factor
from app.session s where s.expires_at > now();

grant select on app.listed_session to app_member;
