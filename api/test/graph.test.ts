import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

/** The data of an answer, which both servers give alike to the letter. */
async function data(query: string, who: string | null = null): Promise<unknown> {
	const yoga = await house.ask(who, query, undefined, 'yoga');
	expect(await house.ask(who, query, undefined, 'apollo')).toEqual(yoga);
	expect(yoga.errors).toBeUndefined();
	return yoga.data;
}

test('a ranking has ties, ranges, moves and who is not ranked with the reason', async () => {
	expect(
		await data(`{ ranking(period: { year: 2025, quarter: 4 }) {
			period { label } previous { label quarter } methodVersion cityScore minimumReported cap
			entries { rank agency { id code name shortName region { code } } score band change previousRank previousScore
				indicatorCount reportedCount reportedShare history { period { label } percent state } }
			notRanked { agency { code } reason reasonEn indicatorCount reportedCount reportedShare } } }`),
	).toMatchObject({
		ranking: {
			period: { label: '2025-Q4' },
			previous: { label: '2025-Q3', quarter: 3 },
			cityScore: '88.33',
			minimumReported: '60',
			cap: '100',
			entries: [
				{
					rank: 1,
					agency: { code: 'DINDIK', name: 'Dinas Pendidikan', region: { code: '33.75' } },
					score: '88.33',
					band: 'HIGH',
					previousRank: 1,
					change: 0,
					previousScore: '85.14',
					reportedShare: '100.00',
				},
				{
					rank: 1,
					agency: { code: 'DINKES' },
					score: '88.33',
					previousRank: 2,
					change: 1,
					previousScore: '80.00',
				},
			],
			notRanked: [
				{ agency: { code: 'DLH' }, indicatorCount: 2, reportedCount: 1, reportedShare: '50.00' },
			],
		},
	});
});

test('a ranking asked as of a day before a correction gives the score of that day', async () => {
	const query = (asOf: string) => `{ ranking(period: { year: 2025, quarter: 1 }${asOf}) {
		entries { agency { code } score } } }`;
	const scores = (found: unknown) =>
		(
			found as { ranking: { entries: { agency: { code: string }; score: string }[] } }
		).ranking.entries.map(({ agency, score }) => `${agency.code} ${score}`);
	expect(scores(await data(query('')))).toEqual(['DLH 95.00', 'DINKES 81.67', 'DINDIK 77.50']);
	expect(scores(await data(query(', asOf: "2025-08-19T00:00:00+07:00"')))).toEqual([
		'DLH 90.00',
		'DINKES 81.67',
		'DINDIK 77.50',
	]);
});

test('an agency shows where it stands and what made it, and its indicators nested', async () => {
	expect(
		await data(`{ agency(code: "DINDIK") { code nameEn validFrom validTo
			standing(period: { year: 2025, quarter: 4 }) { score band rank rankedCount previousScore reportedShare reason
				contributions { indicator { code unit direction } state percent counted weight share points lost status } }
			indicators(first: 2, filter: { kind: IKU }) { totalCount pageInfo { hasNextPage hasPreviousPage }
				edges { node { code level kind parent { code } children { code }
					achievements(last: 2) { totalCount edges { node { actual status } } } } } } } }`),
	).toMatchObject({
		agency: {
			code: 'DINDIK',
			nameEn: 'Education Office',
			validFrom: '2017-01-01',
			validTo: null,
			standing: { score: '88.33', band: 'HIGH', rank: 1, rankedCount: 2, reason: null },
			indicators: {
				totalCount: 1,
				pageInfo: { hasNextPage: false, hasPreviousPage: false },
				edges: [
					{
						node: {
							code: 'DINDIK-01',
							level: 'GOAL',
							kind: 'IKU',
							parent: null,
							children: [{ code: 'DINDIK-02' }],
							achievements: {
								edges: [
									{ node: { actual: '68', status: 'PUBLISHED' } },
									{ node: { actual: '72', status: 'PUBLISHED' } },
								],
							},
						},
					},
				],
			},
		},
	});
});

test('an indicator says where its number comes from', async () => {
	expect(
		await data(`{ indicator(code: "DINDIK-02") { code unit unitEn weight accumulation agency { code } parent { code }
			definitions { version weight validFrom { label } }
			target(period: { year: 2025, quarter: 4 }) { value lower revision period { label } }
			achievement(period: { year: 2025, quarter: 4 }) { period { label } actual target definitionVersion targetRevision version
				publishedAt inputs { period { label } target actual numerator done }
				history { version status actual reason }
				attainment { state percent uncapped band reason stale trace { ruleVersion steps { expression value } } } } } }`),
	).toMatchObject({
		indicator: {
			code: 'DINDIK-02',
			unit: 'orang',
			accumulation: 'SUM',
			agency: { code: 'DINDIK' },
			parent: { code: 'DINDIK-01' },
			definitions: [
				{ version: 1, weight: '2' },
				{ version: 2, weight: '1', validFrom: { label: '2025-Q1' } },
			],
			weight: '1',
			target: { value: '25', lower: null, revision: 1, period: { label: '2025-Q4' } },
			achievement: {
				period: { label: '2025-Q4' },
				actual: '20',
				definitionVersion: 2,
				targetRevision: 1,
				inputs: [
					{ period: { label: '2025-Q1' }, target: '25', actual: '20', numerator: null, done: null },
					{ period: { label: '2025-Q2' }, target: '25', actual: '30' },
					{ period: { label: '2025-Q3' }, target: '25', actual: '20' },
					{ period: { label: '2025-Q4' }, target: '25', actual: '20' },
				],
				history: [{ status: 'PUBLISHED', actual: '20' }],
				attainment: {
					state: 'COMPUTED',
					percent: '90.00',
					uncapped: '90.00',
					band: 'HIGH',
					reason: null,
					stale: false,
				},
			},
		},
	});
});

test('a correction shows in the history, and the snapshot shows the corrected value', async () => {
	expect(
		await data(`{ indicator(code: "DLH-01") { achievement(period: { year: 2025, quarter: 1 }) {
			actual attainment { percent } history { status actual } } } }`),
	).toEqual({
		indicator: {
			achievement: {
				actual: '45',
				attainment: { percent: '90.00' },
				history: [
					{ status: 'PUBLISHED', actual: '40' },
					{ status: 'PUBLISHED', actual: '45' },
				],
			},
		},
	});
});

test('a target shows the revision in force and all that were', async () => {
	expect(
		await data(`{ indicator(code: "DINDIK-01") { target(period: { year: 2026, quarter: 2 }) { value revision }
			targets(year: 2026) { period { label } value revision } } }`),
	).toMatchObject({
		indicator: {
			target: { value: '82', revision: 2 },
			targets: [
				{ period: { label: '2026-Q1' }, value: '80', revision: 1 },
				{ period: { label: '2026-Q2' }, value: '80', revision: 1 },
				{ period: { label: '2026-Q2' }, value: '82', revision: 2 },
				{ period: { label: '2026-Q3' } },
				{ period: { label: '2026-Q4' } },
			],
		},
	});
});

test('absent, without target and not computable are told apart', async () => {
	const state = (code: string, period: string) =>
		data(
			`{ trend(subject: { indicator: "${code}" }, from: ${period}, to: ${period}) { points { state percent actual note } } }`,
		);
	expect(await state('KOTA-POV', '{ year: 2025 }')).toMatchObject({
		trend: { points: [{ state: 'NO_TARGET', percent: null, actual: '6.14' }] },
	});
	expect(await state('DLH-02', '{ year: 2025, quarter: 4 }')).toMatchObject({
		trend: { points: [{ state: 'NOT_REPORTED', percent: null, actual: null }] },
	});
	expect(
		await data(
			'{ previewAttainment(input: { direction: MAXIMIZE, entries: [{ target: 0, actual: 1 }] }) { state percent reason } }',
		),
	).toMatchObject({
		previewAttainment: {
			state: 'NOT_COMPUTABLE',
			percent: null,
			reason: expect.any(String) as string,
		},
	});
});

test('an overview holds the whole first page', async () => {
	expect(
		await data(`{ overview(period: { year: 2025, quarter: 4 }) { city { code name } period { label } score previousScore band
			agencyCount rankedCount indicatorCount reportedCount metCount top { rank agency { code } } bottom { agency { code } }
			trend { period { label } percent } falls { agency { code } } rises { agency { code } before after change reasonCount reason { kind points } }
			schools { count enforced established drafted none expired workingGroups compliance }
			villages { region { name level } schools compliant } facts { indicator { code unit source agency { code } } source points { actual } }
			updatedAt } periods { label } regions(level: DISTRICT, within: "33.75") { code parent { code } } }`),
	).toMatchObject({
		overview: {
			city: { code: '33.75', name: 'Kota Pekalongan' },
			score: '88.33',
			agencyCount: 3,
			rankedCount: 2,
			// As they stood at the end of the period, before the first evidence of the scenario.
			schools: { count: 8, enforced: 0, established: 0, expired: 0 },
			facts: [{ indicator: { code: 'KOTA-POV', agency: null }, points: [{ actual: '6.14' }] }],
		},
		regions: [
			{ code: '33.75.01', parent: { code: '33.75' } },
			{ code: '33.75.02' },
			{ code: '33.75.03' },
			{ code: '33.75.04' },
		],
	});
});

test('lists of the graph page both ways in one stable order', async () => {
	const codes = async (args: string) => {
		const { indicators } = (await data(
			`{ indicators${args} { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { code } } } }`,
		)) as {
			indicators: {
				totalCount: number;
				pageInfo: {
					hasNextPage: boolean;
					hasPreviousPage: boolean;
					startCursor: string;
					endCursor: string;
				};
				edges: { node: { code: string } }[];
			};
		};
		return { ...indicators, codes: indicators.edges.map(({ node }) => node.code) };
	};
	const all = await codes('');
	expect(all.codes).toEqual(all.codes.toSorted());
	expect(all.totalCount).toBe(11);
	const first = await codes('(first: 4)');
	expect(first.codes).toEqual(all.codes.slice(0, 4));
	expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
	const second = await codes(`(first: 4, after: "${first.pageInfo.endCursor}")`);
	expect(second.codes).toEqual(all.codes.slice(4, 8));
	const back = await codes(`(last: 4, before: "${second.pageInfo.startCursor}")`);
	expect(back.codes).toEqual(first.codes);
	expect((await codes('(last: 2)')).codes).toEqual(all.codes.slice(-2));
	expect((await codes('(filter: { agency: "DINKES", direction: MINIMIZE })')).codes).toEqual([
		'DINKES-01',
		'DINKES-04',
	]);
	expect((await codes('(filter: { search: "WAITING" })')).codes).toEqual(['DINKES-01']);
});

test('the viewer is told who they are and what they hold', async () => {
	expect(await data('{ viewer { signedIn name grants { role scope } } }')).toEqual({
		viewer: { signedIn: false, name: null, grants: [] },
	});
	expect(await data('{ viewer { signedIn name grants { role scope } } }', 'agency-staff')).toEqual({
		viewer: {
			signedIn: true,
			name: 'Staf perangkat daerah (contoh)',
			grants: [{ role: 'AGENCY_STAFF', scope: 'agency:DINDIK' }],
		},
	});
	expect(await data('{ viewer { grants { role scope } } }', 'evaluator')).toEqual({
		viewer: { grants: [{ role: 'EVALUATOR', scope: 'region:33.75' }] },
	});
	expect(await data('{ viewer { grants { role scope } } }', 'school-staff')).toEqual({
		viewer: { grants: [{ role: 'SCHOOL_STAFF', scope: 'school:C0000003' }] },
	});
});

test('rule packs come with their source', async () => {
	const { rulePacks } = (await data(
		'{ rulePacks(kind: REGIME) { kind version validFrom validTo source body } }',
	)) as {
		rulePacks: { version: string; body: string }[];
	};
	expect(rulePacks.map(({ version }) => version)).toEqual(['6/2026', '46/2023']);
	expect(JSON.parse(rulePacks[0]?.body ?? '')).toEqual({ team: 'POKJA' });
});

test('every column of a list is the same whether it is asked for alone or with all the others', async () => {
	const achievement = `period { label } actual numerator denominator note status version updatedAt indicator { code }`;
	const indicator = `code name nameEn kind level source agency { code } parent { code } unit direction`;
	const lists = {
		indicators: [
			indicator,
			(fields: string) => `{ list: indicators(first: 5) { edges { node { ${fields} } } } }`,
		],
		achievements: [
			achievement,
			(fields: string) => `{ list: achievements(first: 5) { edges { node { ${fields} } } } }`,
		],
	} as const;
	for (const [all, query] of Object.values(lists)) {
		const nodes = async (fields: string) => {
			const { list } = (await data(query(fields))) as {
				list: { edges: { node: Record<string, unknown> }[] };
			};
			return list.edges.map(({ node }) => node);
		};
		const whole = await nodes(all);
		expect(whole.length).toBeGreaterThan(1);
		for (const field of all.match(/\w+( \{ \w+ \})?/g) ?? []) {
			const name = field.split(' ')[0] ?? '';
			expect(await nodes(field)).toEqual(whole.map((node) => ({ [name]: node[name] })));
		}
	}
});
