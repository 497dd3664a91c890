import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { createApi, type Api } from '../src/api.ts';
import { openHouse, post, type Body, type House } from './house.ts';

const agency = 'id code name nameEn shortName validFrom region { code name path { code level } }';
const agencies = `agency { ${agency} }`;
const points = 'period { year quarter label } actual target percent state note noteEn';
const entry = `rank ${agencies} score band indicatorCount reportedCount reportedShare previousRank change previousScore
	bestRank worstRank lowest highest history { ${points} }`;
const q4 = { year: 2025, quarter: 4 };

/** Documents that one JSON value of the database answers, whole or in part, each with variables. */
const pages: Record<string, [document: string, variables: Record<string, unknown>]> = {
	ranking: [
		`query Page($period: PeriodInput!, $asOf: DateTime) { ranking(period: $period, asOf: $asOf) { __typename
			period { label } previous { label } asOf digest method methodEn methodVersion cityScore minimumReported cap
			entries { ${entry} } notRanked { ${agencies} reason reasonEn indicatorCount reportedCount reportedShare } } }`,
		{ period: q4 },
	],
	'ranking, nothing published': [
		'query Page($period: PeriodInput!) { ranking(period: $period) { entries { rank } } }',
		{ period: { year: 2020 } },
	],
	'ranking, refused': [
		'query Page($period: PeriodInput!) { ranking(period: $period) { entries { rank } } }',
		{ period: { year: 1 } },
	],
	overview: [
		`query Page($period: PeriodInput!) { page: overview(period: $period) { period { label } city { code name level parent { code } }
			score band top { ${entry} } bottom { rank } trend { ${points} } falls { agency { code } before after } rises { change reason { points sentence indicator { code } } }
			schools { count compliance } villages { region { code name } schools } facts { source indicator { code unit weight source } points { ${points} } }
			updatedAt } }`,
		{ period: q4 },
	],
	trend: [
		`query Page($subject: TrendSubject!, $from: PeriodInput!, $to: PeriodInput!) { trend(subject: $subject, from: $from, to: $to) { points { ${points} } } }`,
		{ subject: { indicator: 'DLH-02' }, from: { year: 2025, quarter: 1 }, to: q4 },
	],
	schools: [
		`query Page($first: Int, $filter: SchoolFilter, $orderBy: SchoolOrder) { schools(first: $first, filter: $filter, orderBy: $orderBy) {
			totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id npsn name level ownership region { name path { name } } sraStage sraSince
			mechanism { status compliance hasWorkingGroup hasReferralPath requirements { code state validUntil verifiedAt } } } } } }`,
		{
			first: 3,
			filter: { complianceAtLeast: '50.0', hasWorkingGroup: true },
			orderBy: { field: 'COMPLIANCE', direction: 'DESC' },
		},
	],
	'schools, refused by the database': [
		'query Page($filter: SchoolFilter) { schools(filter: $filter) { totalCount } }',
		{ filter: { met: ['NOTHING'] } },
	],
	'schools with others, refused by the database': [
		`query Page($filter: SchoolFilter, $subject: TrendSubject!, $from: PeriodInput!, $to: PeriodInput!) { requirements { code }
			schoolBreakdown(by: REQUIREMENT, filter: $filter) { key } schools(filter: $filter) { totalCount }
			trend(subject: $subject, from: $from, to: $to) { points { percent } } }`,
		{ filter: { met: ['NOTHING'] }, subject: { city: '33.75' }, from: q4, to: q4 },
	],
	'an agency with its standing and trend': [
		`query Page($code: String!, $period: PeriodInput!, $from: PeriodInput!) {
			agency(code: $code) { ${agency} standing(period: $period) { score rank contributions { points indicator { code agency { code } parent { code } } } }
				indicators(first: 2) { totalCount edges { node { code } } } }
			trend(subject: { agency: $code }, from: $from, to: $period) { points { ${points} } } }`,
		{ code: 'DINDIK', period: q4, from: { year: 2025, quarter: 1 } },
	],
	'an agency with its standing and trend, refused at several places': [
		`query Page($period: PeriodInput!) { trend(subject: { agency: "DINDIK" }, from: $period, to: $period) { points { percent } }
			agency(code: "DINDIK") { standing(period: $period) { score } } other: agency(code: "", city: "x") { code } }`,
		{ period: { year: 1, quarter: 5 } },
	],
	'schools in an order without a direction': [
		`query Page($orderBy: SchoolOrder) { schools(first: 3, orderBy: $orderBy) { edges { node { npsn } } } }`,
		{ orderBy: { field: 'NAME' } },
	],
	breakdown: [
		'query Page { schoolBreakdown(by: REQUIREMENT) { key label labelEn count compliant enforced compliance } }',
		{},
	],
	preview: [
		`query Page($input: AttainmentInput!, $locale: Locale!, $long: Boolean!) { previewAttainment(input: $input) { state percent uncapped band reason reasonEn stale
			trace { formula ruleVersion sentence(locale: $locale) ...Steps @include(if: $long) } } } fragment Steps on AttainmentTrace { steps { label expression value } }`,
		{
			input: { direction: 'MINIMIZE', entries: [{ target: 10, actual: '8.50' }] },
			locale: 'EN',
			long: true,
		},
	],
	periods: ['{ periods { year quarter label } }', {}],
};
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let house: House;
const apis: Record<string, Api> = {};
beforeAll(async () => {
	house = await openHouse();
	const persisted = Object.fromEntries(Object.values(pages).map(([text]) => [hashOf(text), text]));
	for (const server of ['yoga', 'apollo'])
		apis[server] = await house.api({ GRAPHQL_SERVER: server }, persisted);
});
afterAll(() => house.close());

describe.each(['yoga', 'apollo'])('persisted documents by %s', (server) => {
	test.each(Object.keys(pages))('%s is answered as its text is', async (name) => {
		const [query, variables] = pages[name] ?? ['', {}];
		const send = async (body: object) =>
			(await (await apis[server]?.fetch(post(body)))?.json()) as Body;
		const byText = await send({ query, variables });
		expect(byText.errors?.[0]?.extensions.code).toBe(
			name.includes('refused') ? 'BAD_USER_INPUT' : undefined,
		);
		const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
		for (let round = 0; round < 10; round++)
			expect(await send({ variables, extensions })).toEqual(byText);
		expect(await house.ask(null, query, variables, server === 'yoga' ? 'apollo' : 'yoga')).toEqual(
			byText,
		);
	});

	test.each([
		null,
		'*/*',
		'application/*',
		'application/json',
		'application/json; charset=utf-8',
		'application/graphql-response+json',
		'application/graphql-response+json, application/json;q=0.9, */*;q=0.1',
		'text/html, application/json',
		'image/png',
	])('accepting %s, hash and text get the same status and type', async (accept) => {
		for (const name of ['ranking', 'ranking, refused']) {
			const [query, variables] = pages[name] ?? ['', {}];
			const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
			const heads: unknown[] = [];
			for (const body of [
				{ query, variables },
				{ variables, extensions },
			]) {
				const response = await apis[server]?.fetch(post(body, accept === null ? {} : { accept }));
				heads.push([response?.status, response?.headers.get('content-type')]);
				await response?.text();
			}
			expect(heads[1]).toEqual(heads[0]);
		}
	});
});

test('what the database cannot answer for now is not asked again at once', async () => {
	const query = '{ periods { year } }';
	let asked = 0;
	const operation: typeof house.database.operation = (...given) => {
		const made = house.database.operation(...given);
		made.query = () => {
			asked += 1;
			return Promise.reject(Object.assign(new Error('starting'), { code: '57P03' }));
		};
		return made;
	};
	const api = await createApi({
		database: { ...house.database, operation },
		persisted: { [hashOf(query)]: query },
		log: () => {},
	});
	const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
	expect((await api.fetch(post({ extensions }))).status).toBe(503);
	expect(asked).toBe(1);
	await api.dispose();
});
