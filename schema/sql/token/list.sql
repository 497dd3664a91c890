-- Tokens as the API reads them: those of the numbers given that the viewer may see, and a page of them, {nodes, totalCount,
-- hasNextPage, hasPreviousPage}. Places in a list are numbers of rows, which the API enciphers. A condition left out or null
-- does not restrict. Errors: 22023 for a condition that names what does not exist, and for cursors.

-- The viewer's own tokens, newest first, and whether each still holds.
create function app.viewer_tokens()
returns table (id integer, name text, prefix text, scopes text[], created_at timestamptz, expires_on date,
	last_used_at timestamptz, revoked_at timestamptz, holds boolean)
language sql stable set search_path = pg_catalog, app
as $$
	select t.id, t.name, t.prefix, t.scopes, t.created_at, t.expires_on, t.last_used_at, t.revoked_at,
		t.revoked_at is null and t.expires_on >= app.today()
	from app.api_token t where t.user_id = app.viewer_id()
	order by t.created_at desc, t.id desc
$$;

create function app.token_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select t.id, jsonb_build_object('id', t.id, 'userId', t.user_id, 'name', t.name, 'prefix', t.prefix,
		'scopes', t.scopes, 'createdAt', t.created_at, 'expiresOn', t.expires_on, 'lastUsedAt', t.last_used_at,
		'revokedAt', t.revoked_at, 'holds', t.revoked_at is null and t.expires_on >= app.today())
	from app.api_token t where t.id = any(in_ids)
$$;

-- filter: user (a number), holds. Newest first.
create function app.tokens_page(in_filter jsonb, in_first integer, in_after integer, in_last integer,
	in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	page record;
begin
	select * into page from app.page_of(array(
		select t.id from app.api_token t
		where (filter->>'user' is null or t.user_id = (filter->>'user')::integer)
			and (filter->>'holds' is null
				or (t.revoked_at is null and t.expires_on >= app.today()) = (filter->>'holds')::boolean)
		order by t.id desc), in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by r.id desc)
		from app.token_rows(page.ids) r), '[]'));
end $$;

grant execute on function app.viewer_tokens to app_member;

grant execute on function app.token_rows, app.tokens_page to app_anon, app_member;
