// The questions of the general path: rows, a relation in a relation, a filtered list. Any program may ask them so.
import { city, type Scene } from './scene.ts';

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

const peerNested = `query Nested($city: String!, $code: String!) {
	agency: agencyByCityCodeAndCode(cityCode: $city, code: $code) {
		code name
		indicators: indicatorsByAgencyId(first: 30, orderBy: [CODE_ASC, PRIMARY_KEY_ASC]) { edges { node { code name
			achievements: achievementsByIndicatorId(last: 4, condition: { correctsId: null }, orderBy: [YEAR_ASC, QUARTER_ASC]) {
				edges { node { actual status version } }
			}
		} } }
	}
}`;

const list = `query List($filter: IndicatorFilter) {
	indicators(first: 50, filter: $filter) { totalCount edges { node { code name } } }
}`;
const listSql = `select json_build_object('data', json_build_object('indicators', json_build_object(
	'totalCount', (select count(*) from app.indicator i join app.indicator_definition d on d.id = i.definition_id
		where i.city_code = $1 and d.direction = $2),
	'edges', (select json_agg(json_build_object('node', json_build_object('code', code, 'name', name))) from (
		select i.code, i.name from app.indicator i join app.indicator_definition d on d.id = i.definition_id
		where i.city_code = $1 and d.direction = $2 order by i.code, i.id limit 50) p))))::text as json`;

const peerList = `query List($filter: IndicatorFilter) {
	indicators: allIndicators(first: 50, orderBy: [CODE_ASC, PRIMARY_KEY_ASC], filter: $filter) {
		totalCount edges { node { code name } }
	}
}`;

export const general: Scene[] = [
	{
		name: 'nested',
		kind: 'nested',
		operation: 'Nested',
		document: nested,
		variables: { code: 'DINDIK' },
		sql: nestedSql,
		values: [city, 'DINDIK'],
		peer: {
			document: peerNested,
			variables: { city, code: 'DINDIK' },
			decimals: ['actual'],
		},
	},
	{
		name: 'list',
		kind: 'list',
		operation: 'List',
		document: list,
		variables: { filter: { direction: 'MAXIMIZE' } },
		sql: listSql,
		values: [city, 'MAXIMIZE'],
		peer: {
			document: peerList,
			variables: {
				filter: {
					cityCode: { equalTo: city },
					indicatorDefinitionByDefinitionId: { direction: { equalTo: 'MAXIMIZE' } },
				},
			},
			decimals: [],
		},
	},
];
