import type { ClientBase } from 'pg';

/** Cities 97.01 to 97.40, each with 5 agencies, 50 indicators, 8 published quarters and 60 schools; figures of no meaning. */
export async function insertManyCities(client: ClientBase): Promise<void> {
	const cities =
		"(select code as city, row_number() over (order by code)::int as n from app.region where level = 'CITY' and code like '97.%') c";
	for (const statement of [
		`insert into app.region (code, name, source) select code, code, 'test' from (
			select '97' as code union all
			select '97.' || lpad(n::text, 2, '0') from generate_series(1, 40) n union all
			select '97.' || lpad(n::text, 2, '0') || '.01' from generate_series(1, 40) n union all
			select '97.' || lpad(n::text, 2, '0') || '.01.1001' from generate_series(1, 40) n) r order by code`,
		`insert into app.agency (id, city_code, code, name, name_en, short_name)
			select 10000 + n * 10 + a, city, 'A' || a, 'A', 'A', 'A' from ${cities}, generate_series(1, 5) a`,
		`insert into app.indicator (id, city_code, agency_id, code, name, name_en, kind, level)
			select 100000 + n * 100 + i, city, 10000 + n * 10 + 1 + i % 5, 'I' || i, 'I', 'I', 'IKU', 'GOAL'
			from ${cities}, generate_series(1, 50) i`,
		`insert into app.indicator_definition (id, indicator_id, version, valid_from_year, definition, definition_en,
				formula, unit, unit_en, direction, accumulation, weight, data_source)
			select id, id, 1, 2020, '', '', '', '', '', 'MAXIMIZE', 'NONE', 1, '' from app.indicator where id > 100000`,
		`insert into app.target (city_code, agency_id, indicator_id, year, quarter, value)
			select city_code, agency_id, id, y, q, 100 from app.indicator, generate_series(2024, 2025) y, generate_series(1, 4) q
			where id > 100000`,
		`insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual)
			select city_code, agency_id, indicator_id, year, quarter, 'PUBLISHED', 50 + indicator_id % 40 from app.target
			where indicator_id > 100000`,
		`insert into app.publication (achievement_id, achievement_version, city_code, agency_id, indicator_id, year, quarter,
				published_at, definition_id, rule_version, weight, input, actual, target, state, percent, stale)
			select a.id, 1, city_code, agency_id, indicator_id, year, quarter, '2026-01-01', indicator_id, '2024.1', 1,
				jsonb_build_object('direction', 'MAXIMIZE', 'entries', jsonb_build_array(jsonb_build_object('target', '100', 'actual', actual::text))),
				actual, 100, 'COMPUTED', actual, false
			from app.achievement a where indicator_id > 100000`,
		`insert into app.agency_score (city_code, year, quarter, agency_id, score, lowest, highest, band, indicator_count,
				reported_count, weight, reported_weight, rank, best_rank, worst_rank)
			select city_code, y, q, id, 80, 80, 80, 'HIGH', 10, 10, 10, 10, 1, 1, 1
			from app.agency, generate_series(2024, 2025) y, generate_series(1, 4) q where id > 10000`,
		`insert into app.city_score (city_code, year, quarter, score, ranked_count, agency_count)
			select city, y, q, 80, 5, 5 from ${cities}, generate_series(2024, 2025) y, generate_series(1, 4) q`,
		`insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
			select 10000 + n * 100 + s, city, 'X' || (1000000 + n * 100 + s), 'School ' || s, 'PRIMARY', 'PUBLIC', 'CITY',
				city || '.01.1001' from ${cities}, generate_series(1, 60) s`,
		`insert into app.school_requirement (school_id, city_code, code, claim, verified_at)
			select s.id, s.city_code, r.code, 'MET', '2026-01-01' from app.school s, app.requirement r where s.id > 10000`,
		`insert into app.school_activity (school_id, city_code, code, held_on, evidence, verified_at)
			select s.id, s.city_code, r.code, '2025-12-01', 'x', '2026-01-01' from app.school s, app.requirement r
			where s.id > 10000 and r.enforces`,
		'analyze',
	])
		await client.query(statement);
}
