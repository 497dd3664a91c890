import { readManifest } from '../manifest.ts';

/** One question, asked in two ways: as a page's document, and as the SQL that gives the very same answer. */
export interface Scene {
	name: string;
	/** What it is held to stands in report.ts. */
	kind: 'page' | 'nested' | 'list';
	operation: string;
	document: string;
	variables: Record<string, unknown>;
	/** Returns one text column `json`. */
	sql: string;
	values: unknown[];
}

const manifest = readManifest();

/** The hash and text of the page document with this operation name. */
export function pageDocument(operation: string): { hash: string; text: string } {
	const found = Object.entries(manifest).find(([, text]) => text.includes(`query ${operation}`));
	if (!found) throw new Error(`No page asks ${operation}.`);
	return { hash: found[0], text: found[1] };
}

const period = { year: 2026, quarter: 2 };
const city = '33.75';

const nested = `query Nested($code: String!) {
	agency(code: $code) {
		code name
		indicators(first: 30) { edges { node { code name achievements(last: 4) { edges { node {
			actual status version
		} } } } } }
	}
}`;

const nestedSql = `select json_build_object('data', json_build_object('agency', (
	select json_build_object('code', a.code, 'name', a.name, 'indicators', json_build_object('edges', (
		select json_agg(json_build_object('node', json_build_object('code', i.code, 'name', i.name,
			'achievements', json_build_object('edges', (
				select json_agg(json_build_object('node', json_build_object(
					'actual', trim_scale(h.actual)::text, 'status', h.status, 'version', h.version)) order by h.year, h.quarter)
				from (select * from app.achievement h where h.indicator_id = i.id and h.corrects_id is null
					order by h.year desc, h.quarter desc limit 4) h)))))
		from (select * from app.indicator i where i.agency_id = a.id order by i.code, i.id limit 30) i)))
	from app.agency a where a.city_code = $1 and a.code = $2)))::text as json`;

const list = `query List($filter: IndicatorFilter) {
	indicators(first: 50, filter: $filter) { totalCount edges { node { code name } } }
}`;
const listSql = `select json_build_object('data', json_build_object('indicators', json_build_object(
	'totalCount', (select count(*) from app.indicator i join app.indicator_definition d on d.id = i.definition_id
		where i.city_code = $1 and d.direction = $2),
	'edges', (select json_agg(json_build_object('node', json_build_object('code', code, 'name', name))) from (
		select i.code, i.name from app.indicator i join app.indicator_definition d on d.id = i.definition_id
		where i.city_code = $1 and d.direction = $2 order by i.code, i.id limit 50) p))))::text as json`;

function page(
	operation: string,
	variables: Record<string, unknown>,
	call: string,
	values: unknown[],
): Scene {
	const { text: document } = pageDocument(operation);
	const sql = `select json_build_object('data', ${call})::text as json`;
	return { name: operation, kind: 'page', operation, document, variables, sql, values };
}

export const scenes: Scene[] = [
	page('RankingPage', { period }, `json_build_object('ranking', app.ranking($1, $2, $3, null))`, [
		city,
		2026,
		2,
	]),
	page(
		'OverviewPage',
		{ period, locale: 'ID' },
		`json_build_object('overview', app.overview($1, $2, $3))`,
		[city, 2026, 2],
	),
	page(
		'SchoolsPage',
		{
			filter: { levels: ['PRIMARY'] },
			orderBy: { field: 'COMPLIANCE', direction: 'DESC' },
			first: 50,
		},
		`json_build_object(
			'schools', app.schools_page($1, '{"levels": ["PRIMARY"]}'::jsonb, 'COMPLIANCE', 'DESC', 50, null, null, null),
			'stand', json_build_object('asOf', app.schools_as_of($1)),
			'mechanisms', app.school_breakdown($1, 'MECHANISM', '{"levels": ["PRIMARY"]}'::jsonb),
			'requirements', (select json_agg(json_build_object('key', r->>'code', 'label', r->>'name', 'labelEn', r->>'nameEn'))
				from jsonb_array_elements(app.requirements()) r),
			'districts', app.regions('DISTRICT', null, 1000), 'villages', app.regions('VILLAGE', null, 1000))`,
		[city],
	),
	page(
		'AgencyPage',
		{
			...{ code: 'DINDIK', period, from: { year: 2021, quarter: 1 }, locale: 'ID' },
			...{ before: { year: 2026, quarter: 1 }, hasBefore: true },
		},
		`json_build_object(
			'agency', (select app.agency_json(a) || jsonb_build_object('validFrom', a.valid_from, 'validTo', a.valid_to,
				'standing', app.agency_standing(a.id, 2026, 2),
				'predecessor', (select to_jsonb(s) from app.agency_succession s where s.agency_id = a.id and s.withdrawn_at is null),
				'successor', (select to_jsonb(s) from app.agency_succession s where s.predecessor_id = a.id and s.withdrawn_at is null)
				) from app.agency a where a.city_code = $1 and a.code = $2),
			'scoreChange', app.score_change($1, $2, 2026, 1, 2026, 2),
			'trend', app.trend('AGENCY', $2, $1, 2021, 1, 2026, 2))`,
		[city, 'DINDIK'],
	),
	page(
		'TrendOfCity',
		{ city, from: { year: 2021, quarter: 1 }, to: period },
		`json_build_object('trend', app.trend('CITY', $1, $1, 2021, 1, 2026, 2))`,
		[city],
	),
	{
		name: 'nested',
		kind: 'nested',
		operation: 'Nested',
		document: nested,
		variables: { code: 'DINDIK' },
		sql: nestedSql,
		values: [city, 'DINDIK'],
	},
	{
		name: 'list',
		kind: 'list',
		operation: 'List',
		document: list,
		variables: { filter: { direction: 'MAXIMIZE' } },
		sql: listSql,
		values: [city, 'MAXIMIZE'],
	},
];
