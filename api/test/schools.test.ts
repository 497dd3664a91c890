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

test('schools are filtered, ordered and paged to the end without gap or repetition', async () => {
	const seen: string[] = [];
	let after = '';
	for (;;) {
		const page =
			(await data(`{ schools(first: 3${after}, orderBy: { field: COMPLIANCE, direction: DESC }) {
			totalCount pageInfo { hasNextPage endCursor } edges { node { npsn mechanism { compliance } } } } }`)) as {
				schools: {
					totalCount: number;
					pageInfo: { hasNextPage: boolean; endCursor: string };
					edges: { node: { npsn: string; mechanism: { compliance: string } } }[];
				};
			};
		expect(page.schools.totalCount).toBe(8);
		seen.push(
			...page.schools.edges.map(
				({ node }) => `${node.npsn.slice(-1)} ${node.mechanism.compliance}`,
			),
		);
		if (!page.schools.pageInfo.hasNextPage) break;
		after = `, after: "${page.schools.pageInfo.endCursor}"`;
	}
	expect(seen).toEqual([
		'7 100.00',
		'4 100.00',
		'8 94.00',
		'3 72.00',
		'5 60.00',
		'2 19.00',
		'6 12.00',
		'1 0.00',
	]);
	expect(
		await data(`{ schools(filter: { within: "33.75.02", levels: [PRIMARY, JUNIOR], mechanism: [ENFORCED], met: ["DRILL"],
			complianceAtLeast: 90, hasWorkingGroup: true, search: "empat" }) { totalCount edges { node { name } } } }`),
	).toEqual({ schools: { totalCount: 1, edges: [{ node: { name: 'SMP Contoh Empat' } }] } });
});

test('a hundred schools are found by their numbers, those that there are', async () => {
	const listed = [
		'C0000002',
		'C0000005',
		...Array.from({ length: 98 }, (_, n) => `X${10_000_000 + n}`),
	];
	expect(
		await data(`{ schools(first: 100, filter: { npsn: ${JSON.stringify(listed)} }) { totalCount edges { node { npsn } } }
			schoolBreakdown(by: MECHANISM, filter: { npsn: ["C0000005"] }) { key count } }`),
	).toEqual({
		schools: {
			totalCount: 2,
			edges: [{ node: { npsn: 'C0000005' } }, { node: { npsn: 'C0000002' } }],
		},
		schoolBreakdown: ['ENFORCED', 'ESTABLISHED', 'DRAFTED', 'EXPIRED', 'NONE'].map((key) => ({
			key,
			count: key === 'EXPIRED' ? 1 : 0,
		})),
	});
});

test('a school found by its number, its id or in a list is the same school', async () => {
	const fields = `npsn name level ownership authority region { code name level path { level } } sraStage sraSince isExample
		mechanism { status compliance hasWorkingGroup hasReferralPath requirements { code mandatory state weight } }
		peers { level count enforced requirements { code met share } }`;
	const { school } = (await data(`{ school(npsn: "C0000004") { id ${fields} } }`)) as {
		school: { id: string };
	};
	const { node } = (await data(
		`{ node(id: "${school.id}") { id ... on School { ${fields} } } }`,
	)) as { node: unknown };
	const { schools } = (await data(
		`{ schools(filter: { search: "C0000004" }) { edges { node { id ${fields} } } } }`,
	)) as {
		schools: { edges: { node: unknown }[] };
	};
	expect(node).toEqual(school);
	expect(schools.edges[0]?.node).toEqual(school);
	expect(school).toMatchObject({
		level: 'JUNIOR',
		region: {
			code: '33.75.02.1008',
			path: [{ level: 'PROVINCE' }, { level: 'CITY' }, { level: 'DISTRICT' }, { level: 'VILLAGE' }],
		},
		sraStage: 'STANDARD_MET',
		sraSince: '2025-02-03',
		mechanism: {
			status: 'ENFORCED',
			compliance: '100.00',
			hasWorkingGroup: true,
			hasReferralPath: true,
		},
		peers: { level: 'JUNIOR', count: 2, enforced: 1 },
	});
});

test.each(['LEVEL', 'DISTRICT', 'VILLAGE', 'OWNERSHIP', 'AUTHORITY', 'MECHANISM', 'SRA_STAGE'])(
	'schools by %s add up to all schools',
	async (dimension) => {
		const { schoolBreakdown } = (await data(
			`{ schoolBreakdown(by: ${dimension}) { key label labelEn count compliant enforced compliance } }`,
		)) as { schoolBreakdown: { count: number; compliant: number; enforced: number }[] };
		const sum = (name: 'count' | 'compliant' | 'enforced') =>
			schoolBreakdown.reduce((total, group) => total + group[name], 0);
		// A school that has not begun stands in no stage.
		expect([sum('count'), sum('compliant'), sum('enforced')]).toEqual(
			dimension === 'SRA_STAGE'
				? [expect.any(Number), expect.any(Number), expect.any(Number)]
				: [8, 4, 2],
		);
	},
);

interface Listed {
	totalCount: number;
	pageInfo: {
		hasNextPage: boolean;
		hasPreviousPage: boolean;
		startCursor: string | null;
		endCursor: string | null;
	};
	edges: { node: { npsn: string } }[];
}

/** A page of schools by their last digits, with its ends. */
async function pageOf(orderBy: string, place: string): Promise<Listed & { digits: number[] }> {
	const { schools } =
		(await data(`{ schools(orderBy: ${orderBy}, ${place}) { totalCount edges { node { npsn } }
		pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`)) as { schools: Listed };
	return { ...schools, digits: schools.edges.map(({ node }) => Number(node.npsn.slice(-1))) };
}

test.each([
	['NAME', 'ASC'],
	['NAME', 'DESC'],
	['COMPLIANCE', 'DESC'],
	['LEVEL', 'ASC'],
])('pages by %s %s, forwards and backwards, cover every school once', async (field, direction) => {
	const orderBy = `{ field: ${field}, direction: ${direction} }`;
	const all = (await pageOf(orderBy, 'first: 100')).digits;
	expect(all).toHaveLength(8);
	for (const size of [1, 3, 5]) {
		const forwards: number[] = [];
		for (let after: string | null = null, more = true; more;) {
			const part = await pageOf(orderBy, `first: ${size}${after ? `, after: "${after}"` : ''}`);
			forwards.push(...part.digits);
			expect(part).toMatchObject({ totalCount: 8, pageInfo: { hasPreviousPage: after !== null } });
			[after, more] = [part.pageInfo.endCursor, part.pageInfo.hasNextPage];
		}
		expect(forwards).toEqual(all);
		const backwards: number[] = [];
		for (let before: string | null = null, more = true; more;) {
			const part = await pageOf(orderBy, `last: ${size}${before ? `, before: "${before}"` : ''}`);
			backwards.unshift(...part.digits);
			[before, more] = [part.pageInfo.startCursor, part.pageInfo.hasPreviousPage];
		}
		expect(backwards).toEqual(all);
	}
});

test('a page goes on from a school that left the list, and refuses one that was not there yet', async () => {
	const ends = (await data(
		'{ schools(first: 2, filter: { levels: [PRIMARY] }) { pageInfo { endCursor } edges { node { npsn } } } }',
	)) as { schools: Listed };
	const after = ends.schools.pageInfo.endCursor;
	const ask = (more: string) =>
		house.ask(
			null,
			`{ schools(first: 3, after: "${after}", ${more}) { totalCount edges { node { npsn } } } }`,
		);
	// It is a primary school, so that it is none of the others; it keeps its place among them.
	const [, place] = ends.schools.edges.map(({ node }) => node.npsn);
	const { digits } = await pageOf('{ field: NAME }', 'first: 100');
	const others = (await data(
		'{ schools(filter: { levels: [JUNIOR, SENIOR] }) { totalCount edges { node { npsn } } } }',
	)) as { schools: Listed };
	const beyond = others.schools.edges.filter(
		({ node }) =>
			digits.indexOf(Number(node.npsn.slice(-1))) > digits.indexOf(Number(place?.slice(-1))),
	);
	expect(beyond.length).toBeGreaterThan(0);
	expect(await ask('filter: { levels: [JUNIOR, SENIOR] }')).toMatchObject({
		data: { schools: { totalCount: others.schools.totalCount, edges: beyond.slice(0, 3) } },
	});
	expect(await ask('asOf: "2021-01-01T00:00:00Z"')).toMatchObject({
		errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }],
	});
	expect(
		await data(`{ schools(filter: { search: "nothing like it" }) { totalCount edges { cursor }
		pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`),
	).toEqual({
		schools: {
			edges: [],
			pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
			totalCount: 0,
		},
	});
});

test('a school on a page carries its village with what it lies in, and its mechanism', async () => {
	expect(
		await data(`{ schools(first: 1, filter: { search: "tiga" }) { edges { node { npsn isExample
			region { level parent { code parent { code } } }
			mechanism { status compliance hasWorkingGroup hasReferralPath } } } } }`),
	).toEqual({
		schools: {
			edges: [
				{
					node: {
						npsn: 'C0000003',
						isExample: true,
						region: {
							level: 'VILLAGE',
							parent: {
								code: '33.75.02',
								parent: { code: '33.75' },
							},
						},
						mechanism: {
							status: 'ESTABLISHED',
							compliance: '72.00',
							hasWorkingGroup: true,
							hasReferralPath: true,
						},
					},
				},
			],
		},
	});
});
