-- The largest falls and rises of score among the entries of a ranking, {falls, rises}, the largest first; at most
-- in_length of each, and all that tie with the last of them. Each says by how much and why most.
create function app.score_movers(in_city text, entries jsonb, former jsonb, period jsonb, in_as_of timestamptz,
	in_length integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
begin
	return (
	with moved as materialized (
		select (e#>>'{agency,id}')::integer as id, e, (e->>'score')::numeric as after, (e->>'previousScore')::numeric as before
		from jsonb_array_elements(entries) as e where e->>'score' <> e->>'previousScore'
	),
	chosen as materialized (
		select * from (
			select m.*, sign(m.after - m.before) as way, rank() over (
				partition by sign(m.after - m.before) order by abs(m.after - m.before) desc) as place
			from moved m
		) as m where m.place <= in_length
	),
	reasons as materialized (
		select r.* from app.change_reasons(in_city, array(select id from chosen order by id),
			array(select app.agency_then(in_city, id, (former->>'year')::integer, coalesce((former->>'quarter')::integer, 0), in_as_of)
				from chosen order by id),
			array(select c.before from chosen c order by c.id), array(select c.after from chosen c order by c.id),
			(former->>'year')::integer, coalesce((former->>'quarter')::integer, 0), in_as_of,
			(period->>'year')::integer, coalesce((period->>'quarter')::integer, 0), in_as_of, true) as r
		where former is not null
	),
	told as (
		select c.*, jsonb_build_object('agency', c.e->'agency', 'rank', c.e->'rank', 'before', c.e->'previousScore', 'after', c.e->'score',
			'change', (c.after - c.before)::text, 'reasonCount', coalesce(r.size, 0), 'reason', r.reasons->0) as change
		from chosen c left join reasons r on r.agency_id = c.id
	)
	select jsonb_build_object(
		'falls', coalesce(jsonb_agg(t.change order by t.place, t.e#>>'{agency,code}') filter (where t.way < 0), '[]'),
		'rises', coalesce(jsonb_agg(t.change order by t.place, t.e#>>'{agency,code}') filter (where t.way > 0), '[]'))
	from told t);
end
$$;

grant execute on function app.score_movers to app_anon, app_member;
