// A city from its first day to its first figure: every question is answered, and what is missing is told.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDatabase } from '../../../seed/src/seed-database.ts';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createApi, type Api } from '../../src/api.ts';
import { schema } from '../../src/schema.ts';
import type { Body } from '../house.ts';
import { question } from '../matrix/walk.ts';
import { bare, cookieOf, everybody, first, growing, layBare, steps, type Who } from './states.ts';

const site = 'http://localhost:4310';
const wide = {
	RATE_LIMIT: 'off',
	LIMIT_DEPTH: '30',
	LIMIT_COST: '900000000',
	LIMIT_TOKENS: '200000',
	LIMIT_ALIASES: '5000',
	LIMIT_ROOT_FIELDS: '5000',
	LIMIT_REQUEST_MS: '30000',
};
let database: TestDatabase;
const apis: Record<string, Api> = {};
beforeAll(async () => {
	database = await openTestDatabase();
	await seedDatabase({ profile: 'real', seed: 1, connection: database, onProgress: () => {} });
	await database.asOwner(layBare);
	for (const home of [growing, bare])
		apis[home] = await createApi({
			database,
			persisted: {},
			env: { ...wide, HOME_CITY: home },
			log: () => {},
		});
});
afterAll(async () => {
	for (const api of Object.values(apis)) await api.dispose();
	await database?.close();
});

async function ask(who: Who, query: string, home = growing): Promise<Body> {
	const request = new Request(`${site}/graphql`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: site,
			'x-graphql-yoga-csrf': '1',
			...cookieOf(who, database.authSecret().secret),
		},
		body: JSON.stringify({ query }),
	});
	const response = await apis[home]!.fetch(request, { address: '192.0.2.1', site });
	return (await response.json()) as Body;
}

/** Questions about a right or a role, which no walk through rows asks. */
const byHand: Record<string, string> = {
	explainAccess: '{ explainAccess(type: AGENCY, verb: READ, id: "x") { allowed } }',
};
const allRoots = Object.keys(schema.getQueryType()?.getFields() ?? {});

/** Every root field with all that can be reached from it in one step, for everybody; the errors that came. */
async function walked(home: string): Promise<string[]> {
	const found: string[] = [];
	for (const who of everybody)
		for (const root of allRoots) {
			const { data, errors } = await ask(who, byHand[root] ?? question(root, 1), home);
			for (const { message, path } of errors ?? [])
				found.push(`${who}: ${path?.join('.') ?? root}: ${message}`);
			if (data == null) found.push(`${who}: ${root}: no data`);
		}
	return found;
}

interface Told {
	holdings: Record<string, unknown> & { period: { label: string } };
	periods: { label: string }[];
	overview: { score: string | null; reason: string | null; reasonEn: string | null };
	ranking: { entries: unknown[]; notRanked: unknown[]; reason: string; reasonEn: string };
}
const told = async (who: Who, home: string, period = '{ year: 2026 }') => {
	const { data, errors } = await ask(
		who,
		`{ holdings { agencies indicators published facts schools period { label } } periods { label }
			overview(period: ${period}) { score reason reasonEn }
			ranking(period: ${period}) { entries { rank } notRanked { reason } reason reasonEn } }`,
		home,
	);
	expect(errors).toBeUndefined();
	return data as unknown as Told;
};

const quarterOf = (date: Date) => Math.ceil(Number(jakarta(date).slice(5, 7)) / 3);
const jakarta = (date: Date) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(date);
const running = () => `${jakarta(new Date()).slice(0, 4)}-Q${quarterOf(new Date())}`;

test('a city of which only the regions are known answers every question, and says what it lacks', async () => {
	expect(await walked(bare)).toEqual([]);
	const { holdings, periods, overview, ranking } = await told('public', bare);
	expect(holdings).toEqual({
		agencies: false,
		indicators: false,
		published: false,
		facts: false,
		schools: false,
		period: { label: running() },
	});
	expect(periods).toEqual([]);
	expect(overview).toEqual({
		score: null,
		reason: 'Belum ada perangkat daerah yang tercatat di kota ini.',
		reasonEn: 'No agency of this city has been entered yet.',
	});
	expect(ranking).toMatchObject({ entries: [], notRanked: [], reason: overview.reason });
});

/** What the growing city holds after each step: agencies, indicators, published, schools. Its facts are there always. */
const holds = [
	[false, false, false, false],
	[true, false, false, false],
	[true, true, false, false],
	[true, true, true, true],
];
const reasons = [
	'Belum ada perangkat daerah yang tercatat di kota ini.',
	'Belum ada capaian yang terbit pada periode ini.',
	'Belum ada capaian yang terbit pada periode ini.',
	null,
];

describe.each(steps.map((step, index) => ({ ...step, index })))(
	'a city with $name',
	({ lay, index }) => {
		beforeAll(() => database.asOwner(lay));

		test('answers every root field to everybody', async () => {
			expect(await walked(growing)).toEqual([]);
		});

		test('says what it holds, the period to show first, and why nobody is ranked', async () => {
			const [agencies, indicators, published, schools] = holds[index]!;
			const period = `{ year: ${first.year}, quarter: ${first.quarter} }`;
			for (const who of ['public', 'admin', 'agency-staff'] as const) {
				const { holdings, overview, ranking } = await told(who, growing, period);
				const shown = published ? `${first.year}-Q${first.quarter}` : running();
				expect(holdings).toEqual({
					...{ agencies, indicators, published, schools, facts: true },
					period: { label: shown },
				});
				expect(ranking.reason).toBe(reasons[index]);
				expect(overview.reason).toBe(reasons[index]);
				expect(overview.score).toBe(published ? '80.00' : null);
				expect(ranking.entries.length).toBe(published ? 1 : 0);
			}
		});

		test('answers an empty ranking with its reason for periods long ago and to come', async () => {
			const periods = [
				'{ year: 2000, quarter: 1 }',
				'{ year: 2000 }',
				'{ year: 2001, quarter: 3 }',
			];
			for (const period of [...periods, '{ year: 2100, quarter: 4 }', '{ year: 2100 }']) {
				const { overview, ranking } = await told('public', growing, period);
				const isToCome = period.includes('2100');
				expect(overview.score).toBeNull();
				expect(ranking.entries).toEqual([]);
				expect(ranking.reason).toBe(
					!holds[index]![0]
						? reasons[0]
						: isToCome
							? 'Periode ini belum dimulai.'
							: 'Pada akhir periode ini belum ada perangkat daerah yang tercatat.',
				);
				expect(ranking.reasonEn).toMatch(/^[A-Z].*\.$/);
			}
		});
	},
);

test('a ranking of a period to come answers for a moment that is not to come', async () => {
	const { data } = await ask('public', '{ ranking(period: { year: 2100 }) { asOf } }');
	const { asOf } = data?.ranking as { asOf: string };
	expect(Date.parse(asOf)).toBeLessThanOrEqual(Date.now());
	const again = await ask(
		'public',
		`{ ranking(period: { year: 2100 }, asOf: "${asOf}") { digest } }`,
	);
	expect(again.errors).toBeUndefined();
});

test('as of a moment before the first publication nobody is ranked, and it says so', async () => {
	const { data } = await ask(
		'public',
		`{ ranking(period: { year: ${first.year}, quarter: ${first.quarter} }, asOf: "2022-01-01T00:00:00Z") {
			entries { rank } reason reasonEn } }`,
	);
	expect(data?.ranking).toEqual({
		entries: [],
		reason: 'Pada saat itu belum ada capaian yang terbit untuk periode ini.',
		reasonEn: 'At that moment nothing had been published for this period.',
	});
});

test('the only agency that is ranked stands among the best and not among the last as well', async () => {
	const { data } = await ask(
		'public',
		`{ overview(period: { year: ${first.year}, quarter: ${first.quarter} }) {
			top { rank agency { code } change } bottom { rank } rankedCount previousScore falls { change } rises { change } } }`,
	);
	expect(data?.overview).toEqual({
		top: [{ rank: 1, agency: { code: 'DINDIK' }, change: null }],
		bottom: [],
		rankedCount: 1,
		previousScore: null,
		falls: [],
		rises: [],
	});
});

test('an agency without anything to measure has no share of it, rather than a share of nought', async () => {
	const { data } = await ask(
		'public',
		`{ ranking(period: { year: ${new Date().getFullYear() + 1} }) { notRanked {
			agency { code } indicatorCount reportedShare } } }`,
	);
	expect((data?.ranking as { notRanked: unknown[] }).notRanked).toContainEqual({
		agency: { code: 'DINKES' },
		indicatorCount: 0,
		reportedShare: null,
	});
});

test('a city that is not known here is refused by name, not as a mistake of the program', async () => {
	const { errors } = await ask(
		'public',
		'{ overview(period: { year: 2026 }, city: "11.71") { score } }',
	);
	expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'city' });
});

test('a figure that comes once a year says for which years it was published', async () => {
	const { data } = await ask(
		'public',
		'{ fact: indicator(code: "KOTA-POV") { periods { label } } own: indicator(code: "DINDIK-01") { periods { label } } }',
	);
	const { fact, own } = data as Record<'fact' | 'own', { periods: { label: string }[] }>;
	expect(fact.periods[0]).toEqual({ label: '2025' });
	expect(fact.periods.at(-1)).toEqual({ label: '2016' });
	expect(own.periods).toEqual([{ label: `${first.year}-Q${first.quarter}` }]);
});

test('no period is named that the platform does not take', async () => {
	const { data, errors } = await ask(
		'public',
		`{ rankHistory(period: { year: 2000, quarter: 2 }) { period { label } }
			overview(period: { year: 2001 }) { trend { period { label } } } }`,
	);
	expect(errors).toBeUndefined();
	expect(data).toEqual({
		rankHistory: [{ period: { label: '2000-Q1' } }, { period: { label: '2000-Q2' } }],
		overview: { trend: [{ period: { label: '2000' } }, { period: { label: '2001' } }] },
	});
});
