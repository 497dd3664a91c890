import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, post, type Body, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

describe.each(['yoga', 'apollo'] as const)('nonsense asked of %s', (server) => {
	test.each([
		'subscription { __typename }',
		'subscription { scoreChanged { score } }',
		'subscription A { __typename } query B { isDemo }',
	])('%s is refused in one line that says what to do, in either type of answer', async (query) => {
		const api = await house.api({ GRAPHQL_SERVER: server });
		const operationName = query.includes('A {') ? 'A' : null;
		for (const accept of ['application/json', 'application/graphql-response+json']) {
			const response = await api.fetch(post({ query, operationName }, { accept }));
			const { errors, extensions } = (await response.json()) as Body;
			expect(response.status).toBe(400);
			expect(errors).toEqual([
				{
					message: 'query: there are no subscriptions here; ask again by a query.',
					extensions: { code: 'BAD_REQUEST', field: 'query' },
				},
			]);
			expect(extensions.cost.limit).toBe(1000);
		}
		const search = new URLSearchParams({ query, ...(operationName && { operationName }) });
		const asked = await api.fetch(new Request(`http://api.example/graphql?${search}`));
		expect(asked.status).toBe(400);
	});

	test('subscriptions are counted by the limit on requests like any other question', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, RATE_LIMIT: '1/2' });
		const statuses = [];
		for (let n = 0; n < 30; n++)
			statuses.push(
				(await api.fetch(post({ query: 'subscription { __typename }' }), { address: '10.0.0.9' }))
					.status,
			);
		expect(statuses.slice(0, 2)).toEqual([400, 400]);
		expect(statuses.at(-1)).toBe(429);
	});

	test('the other operation of a document with a subscription is answered', async () => {
		const query = 'subscription A { __typename } query B { isDemo }';
		const api = await house.api({ GRAPHQL_SERVER: server });
		const response = await api.fetch(post({ query, operationName: 'B' }));
		expect(((await response.json()) as Body).data).toEqual({ isDemo: false });
	});

	const field = async (query: string, who: string | null = null) =>
		(await house.ask(who, query, undefined, server)).errors?.map(({ message, extensions }) => [
			extensions.code,
			extensions.field,
			message,
		]);

	test.each([
		['indicators', 'agency: "NOPE"', 'agency', 'there is no such agency.'],
		['achievements', 'agency: "NOPE"', 'agency', 'there is no such agency.'],
		['achievements', 'indicator: "NOPE"', 'indicator', 'there is no such indicator.'],
		['indicators', 'within: "99.99"', 'within', 'there is no such region.'],
		['achievements', 'within: "99"', 'within', 'there is no such region.'],
		['agencies', 'within: "99.99"', 'within', 'there is no such region.'],
		['schools', 'within: "99.99"', 'within', 'there is no such region'],
		[
			'indicators',
			'within: "33.75.01"',
			'within',
			'is not a city or province; give a code such as 33.75 or 33.',
		],
	])(
		'%s(filter: {%s}) names the condition rather than find nothing',
		async (list, filter, name, says) => {
			const path = `filter.${name}`;
			expect(await field(`{ ${list}(filter: { ${filter} }, first: 1) { totalCount } }`)).toEqual([
				['BAD_USER_INPUT', path, `${path}: ${says}`],
			]);
		},
	);

	test('an indicator that is not public is as unknown to the public as one that is not there', async () => {
		const query = '{ achievements(filter: { indicator: "DLH-03" }, first: 1) { totalCount } }';
		// The control: it is there for those who work with it.
		expect(await field(query, 'evaluator')).toBeUndefined();
		expect((await field(query))?.[0]?.[2]).toBe('filter.indicator: there is no such indicator.');
	});

	test.each(['indicators', 'achievements'])(
		'%s of a known agency are found as before',
		async (list) => {
			for (const filter of ['agency: "DINDIK"', 'agency: "DINDIK", within: "33"'])
				expect(
					(
						(
							await house.ask(
								null,
								`{ ${list}(filter: { ${filter} }, first: 1) { totalCount } }`,
								undefined,
								server,
							)
						).data?.[list] as { totalCount: number }
					).totalCount,
				).toBeGreaterThan(0);
		},
	);

	test.each(['ranking', 'rankHistory', 'overview'])(
		'%s of a city that is not known says so',
		async (root) => {
			const query = `{ ${root}(city: "99.99", period: { year: 2025, quarter: 4 }) { period { year } } }`;
			expect(await field(query)).toEqual([
				[
					'BAD_USER_INPUT',
					'city',
					'city: is not known here; give the code of a city that regions(level: CITY) lists.',
				],
			]);
		},
	);

	test('a period that knows no figures before it is compared with none', async () => {
		const previous = async (year: number, quarter: number, asOf = '') =>
			(
				(
					await house.ask(
						null,
						`{ ranking(period: { year: ${year}, quarter: ${quarter} }${asOf}) { previous { label } } }`,
						undefined,
						server,
					)
				).data?.ranking as { previous: { label: string } | null }
			).previous;
		expect(await previous(2025, 4)).toEqual({ label: '2025-Q3' });
		expect(await previous(2024, 1)).toBeNull();
		expect(await previous(2020, 4)).toBeNull();
		// What was published later was not there to compare with.
		expect(await previous(2025, 4, ', asOf: "2024-02-01T00:00:00Z"')).toBeNull();
	});
});
