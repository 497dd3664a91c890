import { readManifest } from '../manifest.ts';
import { general } from './general.ts';
import { city, type Scene } from './scene.ts';

const manifest = readManifest();

/** The hash and text of the page document with this operation name. */
export function pageDocument(operation: string): { hash: string; text: string } {
	const found = Object.entries(manifest).find(([, text]) => text.includes(`query ${operation}`));
	if (!found) throw new Error(`No page asks ${operation}.`);
	return { hash: found[0], text: found[1] };
}

const period = { year: 2026, quarter: 2 };

const schoolsSql = `(with l as materialized (
		select * from app.listed_schools($1, '{"levels": ["PRIMARY"]}'::jsonb, 'COMPLIANCE', 'DESC'))
	select json_build_object('totalCount', (select max(l.total) from l),
		'pageInfo', json_build_object('hasNextPage', (select count(*) > 50 from l), 'hasPreviousPage', false),
		'edges', (select json_agg(json_build_object('node', json_build_object('npsn', s.npsn, 'name', s.name,
				'level', s.level, 'ownership', s.ownership, 'authority', s.authority, 'sraStage', s.sra_stage,
				'region', (select json_build_object('code', r.code, 'name', r.name) from app.region r
					where r.code = s.village_code),
				'mechanism', json_build_object('status', p.status, 'compliance', p.compliance,
					'hasWorkingGroup', p.has_working_group, 'hasReferralPath', p.has_referral_path))) order by p.place)
			from (select * from l order by l.place limit 50) p join app.school s on s.id = p.id)))`;

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
			'schools', ${schoolsSql},
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
	...general,
];
