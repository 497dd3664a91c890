import type { ClientBase } from 'pg';
import { agencies } from './agencies.ts';
import { firstQuarter } from './indicators.ts';
import { putOnRecord } from './on-record.ts';
import { addDays, lastDay, moment, periodsBetween, type Period } from './period.ts';
import { random } from './random.ts';
import { continueIds, keepGlance, type WriteRows } from './rows.ts';

/** 34 agencies have 1,044 indicators: over 23 quarters some 24,000 achievements. */
const indicatorCount = 1044;
const target = 100;
const [worst, best] = [500, 1250];

/** What each possible actual comes to, computed once by the database: results are the same for equal inputs. */
export type AttainmentTable = Record<string, unknown>[];

/** Asks the database for the attainment of every actual that the large profile draws, in both directions. */
export async function attainmentTable(client: ClientBase): Promise<AttainmentTable> {
	const { rows } = await client.query<Record<string, unknown>>(
		`select direction, a.actual::text as actual, r.state, r.percent::text as percent, r.uncapped::text as uncapped,
			r.band
		from unnest(array['MAXIMIZE', 'MINIMIZE']) as direction
		cross join lateral (select n / 10.0 as tenth from generate_series($1::int, $2::int) as n) as t
		cross join lateral (select round(t.tenth, 1) as actual) as a
		cross join lateral app.attainment_result(jsonb_build_object('direction', direction,
			'entries', jsonb_build_array(jsonb_build_object('target', $3::text, 'actual', a.actual::text)))) as r`,
		[worst, best, String(target)],
	);
	return rows;
}

export interface LargeCity {
	seed: number;
	until: Period;
	code: string;
	/** Its place in the list of cities: ids are counted from it. */
	place: number;
	table: AttainmentTable;
	write: WriteRows;
}

/**
 * Inserts one city: agencies, indicators that stand alone in each quarter, targets, achievements and what was published
 * of them, then its scores. Everything follows from few statements on whole sets. Returns the number of achievements.
 */
export async function insertLargeCity(client: ClientBase, city: LargeCity): Promise<number> {
	const quarters = periodsBetween(firstQuarter, city.until);
	const { code, place, write } = city;
	const own = agencies().map((agency) => ({
		...agency,
		id: place * 34 + agency.id,
		city_code: code,
	}));
	await write(
		client,
		'agency',
		'id int, city_code text, code text, name text, name_en text, short_name text',
		own,
	);
	const indicators = Array.from({ length: indicatorCount }, (_, index) => {
		const agency = own[index % own.length];
		const number = String(Math.floor(index / own.length) + 1).padStart(2, '0');
		return {
			id: place * indicatorCount + index + 1,
			city_code: code,
			agency_id: agency?.id ?? 0,
			code: `${agency?.code}-${number}`,
			name: `Indikator ${number} ${agency?.short_name} (contoh)`,
			name_en: `Indicator ${number} of ${agency?.short_name} (example)`,
			kind: 'IKK',
			level: 'PROGRAM',
		};
	});
	await write(
		client,
		'indicator',
		'id int, city_code text, agency_id int, code text, name text, name_en text, kind text, level text',
		indicators,
	);
	await insertPlan(client, city);
	await putOnRecord(client, code);
	await write(
		client,
		'achievement',
		'id int, city_code text, agency_id int, indicator_id int, year int, quarter int, status text, actual numeric, ' +
			'updated_at timestamptz',
		drawReports(city, quarters),
	);
	await publishAll(client, city, quarters);
	await continueIds(client, 'agency', 'indicator', 'indicator_definition', 'target', 'achievement');
	return indicatorCount * quarters.length;
}

/** Definitions and targets: the same for every indicator but for its direction and weight. */
async function insertPlan(client: ClientBase, { code, until }: LargeCity): Promise<void> {
	await client.query(
		`insert into app.indicator_definition (id, indicator_id, version, valid_from_year, definition, definition_en, formula,
			unit, unit_en, direction, accumulation, weight, data_source)
		select id, id, 1, $2, 'Angka contoh untuk uji skala.', 'An example for tests of scale.', 'Realisasi dibanding target',
			'indeks', 'index', case when id % 3 = 0 then 'MINIMIZE' else 'MAXIMIZE' end, 'NONE', 1 + id % 3, 'Contoh'
		from app.indicator where city_code = $1`,
		[code, firstQuarter.year],
	);
	await client.query(
		`insert into app.target (city_code, agency_id, indicator_id, year, quarter, value, set_on)
		select city_code, agency_id, id, y, q, $2, make_timestamptz(y, 1, 6, 8, 0, 0, 'Asia/Jakarta')
		from app.indicator, generate_series($3::int, $4::int) as y, generate_series(1, 4) as q where city_code = $1`,
		[code, target, firstQuarter.year, until.year],
	);
}

function* drawReports({ seed, code, place }: LargeCity, quarters: Period[]): Generator<object> {
	const draw = random(seed, 'large', code);
	const quality = Array.from({ length: 34 }, () => 0.95 + draw.normal() * 0.06);
	let id = place * indicatorCount * quarters.length;
	for (const period of quarters)
		for (let index = 0; index < indicatorCount; index++) {
			const ratio = (quality[index % 34] ?? 1) + draw.next() * 0.2 - 0.1;
			const isLess = (place * indicatorCount + index + 1) % 3 === 0;
			const tenths = Math.round(target * 10 * (isLess ? 2 - ratio : ratio));
			yield {
				id: ++id,
				city_code: code,
				agency_id: place * 34 + (index % 34) + 1,
				indicator_id: place * indicatorCount + index + 1,
				...period,
				status: 'PUBLISHED',
				actual: (Math.min(best, Math.max(worst, tenths)) / 10).toFixed(1),
				updated_at: publicationDay(period),
			};
		}
}

function publicationDay(period: Period): string {
	return moment(addDays(lastDay(period), 45));
}

/** Snapshots as publishing takes them, for a whole city at once; each percent is the database's own. */
async function publishAll(
	client: ClientBase,
	{ code, table }: LargeCity,
	quarters: Period[],
): Promise<void> {
	await client.query(
		`insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, at)
		select id, version, city_code, agency_id, status, actual, updated_at from app.achievement where city_code = $1`,
		[code],
	);
	await client.query(
		`with result as materialized (
			select * from unnest($2::text[], $3::numeric[], $4::text[], $5::numeric[], $6::numeric[], $7::text[])
				as r (direction, actual, state, percent, uncapped, band)
		)
		insert into app.publication (achievement_id, achievement_version, city_code, agency_id, indicator_id, year, quarter,
			published_at, definition_id, target_revision, rule_version, weight, input, actual, target, state, percent, uncapped,
			band, stale)
		select a.id, a.version, a.city_code, a.agency_id, a.indicator_id, a.year, a.quarter, a.updated_at, d.id, 1,
			(app.rule_pack_in_force('ATTAINMENT', app.period_end(a.year, a.quarter))).version, d.weight,
			jsonb_build_object('direction', d.direction, 'accumulation', 'NONE', 'formula', 'LINEAR', 'zeroTarget',
				'NOT_COMPUTABLE', 'basis', 'TO_DATE', 'entries', jsonb_build_array(jsonb_build_object(
					'period', app.period_json(a.year, a.quarter), 'target', $8::text, 'actual', a.actual::text))),
			a.actual, $8::numeric, r.state, r.percent, r.uncapped, r.band, false
		from app.achievement a
		join app.indicator_definition d on d.indicator_id = a.indicator_id
		join result r on r.direction = d.direction and r.actual = a.actual
		where a.city_code = $1`,
		[
			code,
			...['direction', 'actual', 'state', 'percent', 'uncapped', 'band'].map(column(table)),
			String(target),
		],
	);
	for (const { year, quarter } of quarters)
		await client.query('select app.refresh_scores($1, $2, $3)', [code, year, quarter]);
	await keepGlance(client, code);
}

function column(table: AttainmentTable): (name: string) => unknown[] {
	return (name) => table.map((row) => row[name]);
}
