-- What moved in the ranking of a period between two moments, and why, as RankingChanges of the GraphQL schema; to is now
-- where it is null. One for each agency whose entry, or an indicator of which, is another one, the largest change of score
-- first, then those without one by code. The points of the reasons add up to the change of the score that is shown.
-- Errors: 22023 for an unknown period or city, a moment that is to come, and moments that are reversed.
create function app.ranking_changes(in_city text, in_year integer, in_quarter integer, from_moment timestamptz,
	to_moment timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	before jsonb;
	after jsonb;
	changes jsonb;
begin
	perform app.check_period('period', in_year, in_quarter), app.check_moment('from', from_moment),
		app.check_moment('to', to_moment);
	if from_moment > to_moment then
		perform app.refuse_input('to', 'REVERSED', 'must not be before from');
	end if;
	before := app.ranking(in_city, in_year, in_quarter, from_moment);
	after := app.ranking(in_city, in_year, in_quarter, to_moment);
	with sides as materialized (
		select a.id, a.code, a as agency, b.entry as before, n.entry as after, (b.entry->>'score')::numeric as score_before,
			(n.entry->>'score')::numeric as score_after, b.entry->>'rank' as rank_before, n.entry->>'rank' as rank_after
		from app.agency a
		left join jsonb_array_elements(before->'entries') as b(entry) on (b.entry#>>'{agency,id}')::integer = a.id
		left join jsonb_array_elements(after->'entries') as n(entry) on (n.entry#>>'{agency,id}')::integer = a.id
		where a.city_code = in_city
	),
	told as (
		select s.*, coalesce(r.reasons, '[]') || case
			when s.rank_before <> s.rank_after and s.score_before = s.score_after then jsonb_build_array(
				app.others_reason(s.rank_before, s.rank_after)) else '[]' end as reasons
		from sides s
		left join app.change_reasons(in_city, array(select id from sides order by id), array(select id from sides order by id),
			array(select score_before from sides order by id), array(select score_after from sides order by id),
			in_year, in_quarter, from_moment, in_year, in_quarter, to_moment) as r on r.agency_id = s.id
	)
	select jsonb_agg(jsonb_build_object('agency', app.agency_json(t.agency), 'before', t.before, 'after', t.after,
			'change', (t.score_after - t.score_before)::text, 'reasons', t.reasons)
		order by abs(t.score_after - t.score_before) desc nulls last, t.code)
	into changes
	from told t
	where t.reasons <> '[]' or t.score_before is distinct from t.score_after or t.rank_before is distinct from t.rank_after;
	return coalesce(changes, '[]');
end
$$;

-- The rank moved because others did, as a ChangeReason.
create function app.others_reason(rank_before text, rank_after text) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('kind', 'OTHERS_MOVED', 'indicator', null, 'at', null, 'points', '0.00',
	'sentence', jsonb_build_object(
		'id', format('Skornya tetap; peringkatnya berubah dari %s menjadi %s karena skor yang lain berubah.', rank_before, rank_after),
		'en', format('Its score is as it was; its rank went from %s to %s because other scores changed.', rank_before, rank_after)));

grant execute on function app.ranking_changes, app.others_reason to app_anon, app_member;
