-- The trace of a mean as a score is one: {formula, ruleVersion, steps, sentence}, as that of an attainment. Every expression
-- is arithmetic on literals that gives its value; the last step is the score. weights: null for a mean without weights.
-- Null where there is nothing to make a mean of.
create function app.mean_trace(figures numeric[], weights numeric[], rule_version text) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	total numeric;
	count numeric;
	total_text text;
	count_text text;
	score numeric;
begin
	if coalesce(cardinality(figures), 0) = 0 then return null; end if;
	select sum(coalesce(w, 1) * f), sum(coalesce(w, 1)),
		string_agg(case when weights is null then app.literal(f) else app.literal(w) || ' * ' || app.literal(f) end,
			' + ' order by n),
		string_agg(app.literal(w), ' + ' order by n)
	into total, count, total_text, count_text
	from unnest(figures, weights) with ordinality as m(f, w, n);
	score := app.round_ratio(total, count);
	return jsonb_build_object(
		'formula', case when weights is null then jsonb_build_object(
				'id', 'J / n; J = jumlah skor perangkat daerah yang diperingkat, n = banyaknya',
				'en', 'S / n; S = the sum of the scores of the ranked agencies, n = how many they are')
			else jsonb_build_object(
				'id', 'J / B; J = jumlah bobot × capaian (tiap capaian paling tinggi sebesar batasnya), B = jumlah bobot',
				'en', 'S / W; S = the sum of weight × attainment (each attainment up to its cap), W = the sum of the weights')
			end,
		'ruleVersion', rule_version,
		'steps', jsonb_build_array(
			app.trace_step(case when weights is null then 'Jumlah skor' else 'Jumlah bobot × capaian' end,
				case when weights is null then 'Sum of the scores' else 'Sum of weight × attainment' end, total_text, total),
			app.trace_step(case when weights is null then 'Banyaknya perangkat daerah' else 'Jumlah bobot' end,
				case when weights is null then 'Number of agencies' else 'Sum of the weights' end,
				coalesce(count_text, count::text), count),
			app.trace_step('Rata-rata', 'Mean', app.literal(total) || ' / ' || app.literal(count),
				app.decimal_ratio(total, count)),
			app.trace_step('Dibulatkan', 'Rounded', 'round(' || coalesce(app.literal(app.exact_ratio(total, count)),
				app.literal(total) || ' / ' || app.literal(count)) || ', 2)', score)),
		'sentence', jsonb_build_object(
			'id', format(case when weights is null then 'Skor %s adalah rata-rata skor %s perangkat daerah yang diperingkat.'
				else 'Skor %s adalah rata-rata %s capaian yang dapat dihitung, ditimbang dengan bobotnya.' end,
				app.number_text(score, 'ID', 2), cardinality(figures)),
			'en', format(case when weights is null and cardinality(figures) = 1 then 'The score of %s is that of %s ranked agency.'
				when weights is null then 'The score of %s is the mean of the scores of %s ranked agencies.'
				when cardinality(figures) = 1 then 'The score of %s is the mean of %s computed attainment.'
				else 'The score of %s is the mean of %s computed attainments, weighted by their weights.' end,
				app.number_text(score, 'EN', 2), cardinality(figures))));
end
$$;

grant execute on function app.mean_trace to app_anon, app_member;
