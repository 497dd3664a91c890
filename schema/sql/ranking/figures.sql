-- The ranking of a city's agencies in a period as the Ranking of the GraphQL schema. in_as_of: as published at that
-- moment; null: now, as it is kept (app.keep_glance) or from the rollup. Texts in Indonesian, with `…En` beside them.
-- reason: why nobody is ranked; null where somebody is. It is no part of the digest.
-- digest: SHA-256 of period, city, entries, unranked and method version, whenever and however it is asked for. What is
-- compared with, the period before, is another period's content and no part of it.
-- previous: null where nothing of the period before was published as of the moment.
-- Errors: 22023 for an unknown period, an unknown city, and a moment that is to come.
create function app.ranking(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	kept jsonb;
begin
	if in_as_of is null then
		select k.ranking into kept from app.city_glance k
		where k.city_code = in_city and k.year = in_year and k.quarter = in_quarter;
	end if;
	return coalesce(kept, app.computed_ranking(in_city, in_year, in_quarter, in_as_of));
end
$$;

-- The same, computed.
create function app.computed_ranking(
	in_city text, in_year integer, in_quarter integer, in_as_of timestamptz) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	before record;
	pack app.rule_pack;
	minimum numeric;
	entries jsonb;
	not_ranked jsonb;
	content jsonb;
	reason jsonb;
	city_score numeric;
	scores numeric[];
	moment timestamptz := in_as_of;
begin
	perform app.check_period('period', in_year, in_quarter), app.check_city('city', in_city),
		app.check_moment('asOf', in_as_of);
	before := app.previous_period(in_year, in_quarter);
	pack := app.rule_pack_in_force('RANKING', app.period_end(in_year, in_quarter));
	minimum := pack.body->>'minimum_reported';

	with now as materialized (select * from app.period_scores(in_city, in_year, in_quarter, in_as_of)),
	earlier as materialized (select * from app.former_scores(in_city, before.year, before.quarter, in_as_of)),
	history as materialized (select * from app.score_history(in_city, in_year, in_quarter, in_as_of, 8)),
	lines as materialized (
		select n.*, a.code, app.agency_json(a) as agency, e.rank as previous_rank, e.score as previous_score, h.points,
			app.unranked_reason(n.score, n.indicator_count, n.reported_weight, n.weight, minimum) as reason
		from now n join app.agencies_at(in_city, in_as_of) a on a.id = n.agency_id
		left join earlier e on e.agency_id = n.agency_id
		left join history h on h.agency_id = n.agency_id
	)
	select
		coalesce(jsonb_agg(jsonb_build_object('rank', l.rank, 'agency', l.agency,
			'score', l.score::text, 'band', l.band, 'indicatorCount', l.indicator_count,
			'reportedCount', l.reported_count, 'incompleteCount', l.incomplete_count,
			'reportedShare', app.reported_share(l.reported_weight, l.weight), 'previousRank', l.previous_rank,
			'change', l.previous_rank - l.rank, 'previousScore', l.previous_score::text,
			'scoreChange', (l.score - l.previous_score)::text,
			'lowest', l.lowest::text, 'highest', l.highest::text, 'bestRank', l.best_rank, 'worstRank', l.worst_rank,
			'history', l.points) order by l.rank, l.code) filter (where l.rank is not null), '[]'),
		coalesce(jsonb_agg(jsonb_build_object('agency', l.agency, 'reason', l.reason->>'id',
			'reasonEn', l.reason->>'en', 'indicatorCount', l.indicator_count, 'reportedCount', l.reported_count,
			'reportedShare', app.reported_share(l.reported_weight, l.weight)) order by l.code)
			filter (where l.rank is null), '[]'),
		jsonb_build_array(in_city, in_year, in_quarter, pack.version, jsonb_agg(jsonb_build_array(l.code, l.rank,
			l.score::text, l.band, l.indicator_count, l.reported_count, trim_scale(l.weight)::text,
			trim_scale(l.reported_weight)::text, l.lowest::text, l.highest::text, l.best_rank, l.worst_rank,
			l.incomplete_count) order by l.code)),
		app.round_ratio(sum(l.score), nullif(count(l.score), 0)),
		array_agg(l.score order by l.rank, l.code) filter (where l.score is not null),
		case when count(l.rank) = 0 then app.empty_ranking_reason(in_city, in_year, in_quarter, in_as_of, count(*),
			coalesce(sum(l.reported_count), 0)) end
	into entries, not_ranked, content, city_score, scores, reason
	from lines l;

	if moment is null then
		select s.refreshed_at into moment from app.city_score s
		where s.city_code = in_city and s.year = in_year and s.quarter = in_quarter;
		-- Nothing is published: true since the period began, and of one that is to come, today.
		moment := coalesce(moment, greatest(app.content_moment(in_city, in_year, in_quarter),
			app.begin_of(least(app.period_begin(in_year, in_quarter), app.today()))));
	end if;
	return jsonb_build_object(
		'period', app.period_json(in_year, in_quarter),
		'previous', case when exists (select from app.publication p where p.city_code = in_city and p.year = before.year
			and p.quarter = before.quarter and p.published_at <= coalesce(in_as_of, 'infinity'))
			then app.period_json(before.year, before.quarter) end,
		'asOf', moment,
		'digest', encode(sha256(convert_to(content::text, 'UTF8')), 'hex'),
		'method', format('Skor = rata-rata capaian terbit, ditimbang dengan bobot indikator; tiap capaian paling tinggi '
			|| '%1$s%%, dibulatkan 2 desimal. Diperingkat bila paling sedikit %2$s%% bobotnya terbit dan dapat dihitung. '
			|| 'Peringkat terbaik dan terburuk: bila tiap bobot berubah sampai %3$s%%. Metode versi %4$s.',
			app.number_text((pack.body->>'cap')::numeric, 'ID'), app.number_text(minimum, 'ID'),
			app.number_text((pack.body->>'weight_change')::numeric, 'ID'), pack.version),
		'methodEn', format('Score = mean of the published attainments, weighted by the weights of the indicators; each '
			|| 'attainment capped at %1$s%%, rounded to 2 decimals. Ranked where at least %2$s%% of its weight is '
			|| 'published and computable. Best and worst rank: if every weight changed by up to %3$s%%. Method version %4$s.',
			app.number_text((pack.body->>'cap')::numeric, 'EN'), app.number_text(minimum, 'EN'),
			app.number_text((pack.body->>'weight_change')::numeric, 'EN'), pack.version),
		'methodVersion', pack.version,
		'cityScore', city_score::text,
		'trace', app.mean_trace(scores, null, pack.version),
		'minimumReported', minimum::text,
		'cap', pack.body->>'cap',
		'reason', reason->>'id',
		'reasonEn', reason->>'en',
		'entries', entries,
		'notRanked', not_ranked);
end
$$;

grant execute on function app.ranking, app.computed_ranking to app_anon, app_member;
