-- Tokens as the API shows them, of those that the viewer may see, never a key. holds: whether it still opens anything.
create view app.listed_token with (security_invoker = true) as
select t.id, t.user_id, t.name, t.prefix, t.scopes, t.created_at, t.expires_on, t.last_used_at, t.revoked_at,
	t.revoked_at is null and t.expires_on >= app.today() as holds
from app.api_token t;

grant select on app.listed_token to app_member;
