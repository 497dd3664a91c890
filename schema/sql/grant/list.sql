-- Grants as the API reads them: those of the numbers given that the viewer may see, and a page of them, {nodes, totalCount,
-- hasNextPage, hasPreviousPage}. Places in a list are numbers of rows, which the API enciphers. A condition left out or null
-- does not restrict. Errors: 22023 for a condition that names what does not exist, and for cursors.

create function app.grant_rows(in_ids integer[]) returns table (id integer, node jsonb)
language sql stable set search_path = pg_catalog, app
as $$
	select g.id, jsonb_build_object('id', g.id, 'userId', g.user_id, 'role', g.role, 'scope', place.scope,
		'placeName', place.name, 'awardYear', g.award_year, 'validFrom', g.valid_from, 'validTo', g.valid_to,
		'state', app.grant_state(g), 'reason', g.reason, 'givenAt', g.given_at, 'givenById', g.given_by,
		'approvedAt', g.approved_at, 'approvedById', g.approved_by, 'withdrawnAt', g.withdrawn_at,
		'withdrawnById', g.withdrawn_by)
	from app.user_grant g, app.grant_scope(g.region_code, g.agency_id, g.school_id) as place where g.id = any(in_ids)
$$;

-- filter: user (a number), role, agency, states (see app.grant_state), approvable (true: those that the viewer may
-- approve). Newest first.
create function app.grants_page(in_city text, in_filter jsonb, in_first integer, in_after integer, in_last integer,
	in_before integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	filter jsonb := jsonb_strip_nulls(coalesce(in_filter, '{}'));
	in_agency integer := app.check_people_filter(filter, in_city);
	page record;
begin
	select * into page from app.page_of(array(
		select g.id from app.user_grant g
		where (filter->>'user' is null or g.user_id = (filter->>'user')::integer)
			and (filter->>'role' is null or g.role = filter->>'role')
			and (in_agency is null or g.agency_id = in_agency)
			and (filter->'states' is null or filter->'states' ? app.grant_state(g))
			and (filter->>'approvable' is null or app.is_approvable(g) = (filter->>'approvable')::boolean)
		order by g.id desc), in_first, in_after, in_last, in_before);
	return page.info || jsonb_build_object('nodes', coalesce((
		select jsonb_agg(r.node order by r.id desc)
		from app.grant_rows(page.ids) r), '[]'));
end $$;

grant execute on function app.grant_rows, app.grants_page to app_anon, app_member;
