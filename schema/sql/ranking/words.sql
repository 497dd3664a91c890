-- Shapes and words that ranking, trend, overview and standing share.

-- Percent of weight reported, with 2 decimals; null where there is no weight.
create function app.reported_share(reported_weight numeric, weight numeric) returns text
language sql immutable parallel safe
return app.round_ratio(reported_weight * 100, nullif(weight, 0))::text;

-- Why a period has no score where nothing was published in it, {id, en}.
create function app.unpublished_reason() returns jsonb
language sql immutable parallel safe
return jsonb_build_object('id', 'Belum ada capaian yang terbit pada periode ini.',
	'en', 'Nothing has been published for this period yet.');

-- Why agencies are there and none of them has a score, though something is published, {id, en}.
create function app.none_ranked_reason() returns jsonb
language sql immutable parallel safe
return jsonb_build_object('id', 'Belum ada perangkat daerah yang dapat diperingkat pada periode ini.',
	'en', 'No agency can be ranked in this period yet.');

-- Why nobody is ranked in a period, {id, en}: what is missing first. agency_count: the agencies of the period;
-- published_count: how many of their indicators are published in it, as of the moment.
create function app.empty_ranking_reason(in_city text, in_year integer, in_quarter integer,
	in_as_of timestamptz, agency_count bigint, published_count bigint) returns jsonb
language sql stable set search_path = pg_catalog, app as $$
	select case
		when not exists (select from app.agency a where a.city_code = in_city) then jsonb_build_object(
			'id', 'Belum ada perangkat daerah yang tercatat di kota ini.',
			'en', 'No agency of this city has been entered yet.')
		when app.period_begin(in_year, in_quarter) > app.today() then jsonb_build_object(
			'id', 'Periode ini belum dimulai.', 'en', 'This period has not begun yet.')
		when in_as_of is not null and published_count = 0 then jsonb_build_object(
			'id', 'Pada saat itu belum ada capaian yang terbit untuk periode ini.',
			'en', 'At that moment nothing had been published for this period.')
		when agency_count = 0 then jsonb_build_object(
			'id', 'Pada akhir periode ini belum ada perangkat daerah yang tercatat.',
			'en', 'At the end of this period there was no agency on record.')
		when published_count > 0 then app.none_ranked_reason()
		else app.unpublished_reason() end
$$;

-- Why an agency has no score, {id, en}; null where it has one.
create function app.unranked_reason(
	score numeric, indicator_count integer, reported_weight numeric, weight numeric, minimum numeric) returns jsonb
language sql immutable parallel safe
return case
	when score is not null then null
	when indicator_count = 0 then jsonb_build_object(
		'id', 'Tidak ada indikator berbobot pada periode ini.',
		'en', 'It has no indicator with a weight in this period.')
	when reported_weight = 0 then jsonb_build_object(
		'id', 'Tidak ada capaian terbit yang dapat dihitung.',
		'en', 'None of its achievements is published and can be computed.')
	else jsonb_build_object(
		'id', format('Baru %s%% dari bobot indikatornya terbit dan dapat dihitung; paling sedikit %s%%.',
			app.number_text(app.round_ratio(reported_weight * 100, weight), 'ID', 2), app.number_text(minimum, 'ID')),
		'en', format('Only %s%% of the weight of its indicators is published and can be computed; at least %s%% is needed.',
			app.number_text(app.round_ratio(reported_weight * 100, weight), 'EN', 2), app.number_text(minimum, 'EN'))) end;

-- A point of the trend of a score. Without a score: NOT_REPORTED where too little is published, else NOT_COMPUTABLE.
create function app.score_point(in_year integer, in_quarter integer, score numeric, reason jsonb,
	reported boolean) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('period', app.period_json(in_year, in_quarter), 'actual', null, 'target', null,
	'percent', score::text,
	'state', case when score is not null then 'COMPUTED' when reported then 'NOT_COMPUTABLE' else 'NOT_REPORTED' end,
	'note', reason->>'id', 'noteEn', reason->>'en');

grant execute on function app.reported_share, app.unpublished_reason, app.none_ranked_reason,
	app.empty_ranking_reason, app.unranked_reason, app.score_point to app_anon, app_member;
