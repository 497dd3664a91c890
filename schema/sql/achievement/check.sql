-- Publications whose stored numbers are not what their own input gives: there must be none.
create function app.publication_mismatches()
returns table (publication_id integer, stored_state text, stored_percent numeric, state text, percent numeric)
language sql stable set search_path = pg_catalog, app as $$
	select p.id, p.state, p.percent, r.state, r.percent
	from app.publication p cross join lateral app.attainment_result(p.input) as r
	where (p.state, p.percent, p.uncapped, p.stale, p.actual, p.target)
		is distinct from (r.state, r.percent, r.uncapped, r.stale, r.actual, r.target)
$$;
