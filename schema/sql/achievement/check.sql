-- Publications whose stored numbers are not what their own input gives: there must be none.
create function app.publication_mismatches()
returns table (publication_id integer, stored_state text, stored_percent numeric, state text, percent numeric)
language sql stable set search_path = pg_catalog, app as $$
	select p.id, p.state, p.percent, r.state, r.percent
	from app.publication p cross join lateral app.attainment_result(p.input) as r
	where (p.state, p.percent, p.uncapped, p.stale, p.actual, p.target, p.missing)
		is distinct from (r.state, r.percent, r.uncapped, r.stale, r.actual, r.target, r.missing)
$$;

-- Publications in force whose entry says something else or is not published: there must be none, since what is published
-- stays as it is until the next publication.
create function app.unlike_entries() returns table (publication_id integer)
language sql stable set search_path = pg_catalog, app as $$
	select p.id from app.publication p
	left join app.achievement a on a.id = p.achievement_id
	left join app.achievement_version v on v.achievement_id = p.achievement_id and v.version = p.achievement_version
	where p.superseded_at is null and (a.status, a.version, a.actual, a.numerator, a.denominator)
		is distinct from ('PUBLISHED', p.achievement_version, v.actual, v.numerator, v.denominator)
$$;
