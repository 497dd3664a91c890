-- Sessions as the API reads them: those of the numbers given that the viewer may see, and a page of them, {nodes, totalCount,
-- hasNextPage, hasPreviousPage}. Places in a list are numbers of rows, which the API enciphers. A condition left out or null
-- does not restrict. Errors: 22023 for a condition that names what does not exist, and for cursors.

create function app.session_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select s.id, jsonb_build_object('id', s.id, 'userId', s.user_id, 'createdAt', s.created_at, 'updatedAt', s.updated_at,
		'address', s.ip_address, 'browser', s.user_agent, 'secondFactor', s.second_factor_at is not null)
	from app.session s where s.id = any(in_ids)
$$;

-- filter: user (a number). Those that are alive, newest first.
create function app.sessions_page(in_filter jsonb, in_first integer, in_after integer, in_last integer,
	in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	page record;
begin
	select * into page from app.page_of(array(
		select s.id from app.session s
		where s.expires_at > now() and (in_filter->>'user' is null or s.user_id = (in_filter->>'user')::integer)
		order by s.id desc), in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by r.id desc)
		from app.session_rows(page.ids) r), '[]'));
end $$;

grant execute on function app.session_rows, app.sessions_page to app_anon, app_member;
