import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/api.ts';
import { limitsOf } from '../src/operation/limits.ts';
import { openHouse, post, type Body, type House } from './house.ts';

let house: House;
const apis: Record<string, Api> = {};
beforeAll(async () => {
	house = await openHouse();
	for (const server of ['yoga', 'apollo'])
		apis[server] = await house.api({ GRAPHQL_SERVER: server });
});
afterAll(() => house.close());

/** `region` inside `region`: a document of this depth. */
function deep(depth: number): string {
	return `{ regions(level: CITY) ${'{ parent '.repeat(depth - 2)}{ code }${' }'.repeat(depth - 2)} }`;
}

test('every limit is on where no setting says otherwise', () => {
	expect(limitsOf({})).toEqual({
		depth: { public: 8, signedIn: 10 },
		cost: { public: 1000, signedIn: 5000 },
		rate: { public: 60, signedIn: 200 },
		queryBytes: { public: 32_000, signedIn: 64_000 },
		tokens: 1000,
		aliases: 15,
		rootFields: 10,
		directives: 20,
		bodyBytes: 1_000_000,
		requestMs: 10_000,
		concurrent: 100,
		atOnce: 16,
		waitMs: 300,
		connections: 2000,
	});
});

test.each([
	[{ LIMIT_COST: '0' }, 'LIMIT_COST is "0"'],
	[{ LIMIT_DEPTH: 'off' }, 'LIMIT_DEPTH is "off"'],
	[{ RATE_LIMIT: '1/2/3' }, 'RATE_LIMIT is "1/2/3"'],
	[{ LIMIT_QUERY_BYTES: '32kB' }, 'LIMIT_QUERY_BYTES is "32kB"'],
	[{ LIMIT_TOKENS: '-1' }, 'LIMIT_TOKENS is "-1"'],
])('a limit cannot be set to %o', (env, message) => {
	expect(() => limitsOf(env)).toThrow(message);
});

describe.each(['yoga', 'apollo'])('limits by %s', (server) => {
	async function ask(query: string, variables?: object, who?: string): Promise<Body> {
		const headers = who ? { authorization: `Bearer ${await house.token(who)}` } : undefined;
		const response = await apis[server]?.fetch(post({ query, variables }, headers));
		return (await response?.json()) as Body;
	}
	const refusal = async (query: string, variables?: object, who?: string) => {
		const { data, errors, extensions } = await ask(query, variables, who);
		expect(data).toBeUndefined();
		expect(extensions.cost.limit).toBe(who ? 5000 : 1000);
		return errors?.map(({ extensions: { code, what, limit, requested } }) => [
			code,
			what,
			limit,
			requested,
		]);
	};

	test('depth: 8 for the public, 10 for who signed in', async () => {
		expect((await ask(deep(8))).errors).toBeUndefined();
		expect(await refusal(deep(9))).toEqual([['QUERY_TOO_COSTLY', 'depth', 8, 9]]);
		expect((await ask(deep(10), {}, 'auditor')).errors).toBeUndefined();
		expect(await refusal(deep(11), {}, 'auditor')).toEqual([['QUERY_TOO_COSTLY', 'depth', 10, 11]]);
	});

	test('depth is counted through fragments', async () => {
		const query = `{ regions(level: CITY) { ...A } }
			fragment A on Region { parent { parent { parent { ...B } } } }
			fragment B on Region { parent { parent { parent { parent { code } } } } }`;
		expect(await refusal(query)).toEqual([['QUERY_TOO_COSTLY', 'depth', 8, 9]]);
	});

	test('tokens: 1,000', async () => {
		const words = (count: number) =>
			`{ regions(level: CITY) { ${'code name level '.repeat(count / 3)} } }`;
		expect((await ask(words(990))).errors).toBeUndefined();
		expect(await refusal(words(993))).toEqual([['QUERY_TOO_COSTLY', 'tokens', 1000, undefined]]);
	});

	test('bytes of a text: 32,000 for the public, 64,000 for who signed in, whatever they are', async () => {
		const text = (bytes: number, sign = 'x') =>
			`{ isDemo } #${sign.repeat((bytes - 12) / Buffer.byteLength(sign))}`;
		expect((await ask(text(32_000))).data).toEqual({ isDemo: false });
		expect((await ask(text(32_001))).errors?.[0]?.message).toBe(
			'query: has 32001 bytes; at most 32000 are allowed. Send less, and values as variables.',
		);
		expect(await refusal(text(32_001))).toEqual([['QUERY_TOO_COSTLY', 'bytes', 32_000, 32_001]]);
		expect((await refusal(text(32_002, 'é')))?.[0]?.at(-1)).toBe(32_002);
		expect((await ask(text(64_000), {}, 'auditor')).data).toEqual({ isDemo: false });
		expect(await refusal(text(64_001), {}, 'auditor')).toEqual([
			['QUERY_TOO_COSTLY', 'bytes', 64_000, 64_001],
		]);
		const { data } = await ask('query ($id: ID!) { node(id: $id) { id } }', {
			id: 'x'.repeat(90_000),
		});
		expect(data).toEqual({ node: null });
	});

	test('points: who sends many bytes spends more of them', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, RATE_LIMIT: '1/2' });
		const send = (extra: number) =>
			api.fetch(post({ query: '{ isDemo }', variables: { x: 'x'.repeat(extra) } }), {
				address: '10.0.0.7',
			});
		const sent = await send(150_000);
		expect([sent.status, (await send(60_000)).status, (await send(60_000)).status]).toEqual([
			200, 429, 429,
		]);
		expect((await send(0)).status).toBe(200);
	});

	test('aliases: 15, also inside fragments', async () => {
		const aliases = (count: number) =>
			Array.from({ length: count }, (_, n) => `a${n}: code`).join(' ');
		expect((await ask(`{ regions(level: CITY) { ${aliases(15)} } }`)).errors).toBeUndefined();
		expect(await refusal(`{ regions(level: CITY) { ${aliases(16)} } }`)).toEqual([
			['QUERY_TOO_COSTLY', 'aliases', 15, 16],
		]);
		const spread = `{ regions(level: CITY) { ...A ... { ...A } } } fragment A on Region { ${aliases(8)} }`;
		expect(await refusal(spread)).toEqual([['QUERY_TOO_COSTLY', 'aliases', 15, 16]]);
	});

	test('root fields: 10', async () => {
		const fields = (count: number) => `{ ${'periods { label } '.repeat(count)} }`;
		expect((await ask(fields(10))).errors).toBeUndefined();
		expect(await refusal(fields(11))).toEqual([['QUERY_TOO_COSTLY', 'root fields', 10, 11]]);
	});

	test('directives: 20', async () => {
		const fields = (count: number) =>
			`{ regions(level: CITY) { ${'code @include(if: true) '.repeat(count)} } }`;
		expect((await ask(fields(20))).errors).toBeUndefined();
		expect(await refusal(fields(21))).toEqual([['QUERY_TOO_COSTLY', 'directives', 20, 21]]);
	});

	test('cost: 1,000 for the public, 5,000 for who signed in, and every answer says what it costs', async () => {
		const query = `query ($first: Int!) { agencies(first: $first) { edges { node { indicators(first: 50) { totalCount } } } } }`;
		expect((await ask(query, { first: 10 })).extensions.cost).toMatchObject({
			requested: 521,
			limit: 1000,
		});
		expect(await refusal(query, { first: 30 })).toEqual([['QUERY_TOO_COSTLY', 'cost', 1000, 1561]]);
		expect((await ask(query, { first: 30 }, 'auditor')).errors).toBeUndefined();
		expect(await refusal(query, { first: 100 }, 'auditor')).toEqual([
			['QUERY_TOO_COSTLY', 'cost', 5000, 5201],
		]);
	});

	test('what is computed anew for a moment of the past costs what it takes', async () => {
		const moments = (count: number) =>
			`{ ${Array.from({ length: count }, (_, n) => `a${n}: ranking(period: { year: 2026, quarter: 3 }, asOf: "2026-10-0${n + 1}T00:00:00Z") { cityScore }`).join(' ')} }`;
		expect((await ask(moments(5))).extensions.cost.requested).toBe(1000);
		expect(await refusal(moments(6))).toEqual([['QUERY_TOO_COSTLY', 'cost', 1000, 1200]]);
		const now = '{ ranking(period: { year: 2026, quarter: 3 }) { cityScore } }';
		expect((await ask(now)).extensions.cost.requested).toBe(20);
	});

	test.each([
		['agencies', '{ node { standing(period: { year: 2025 }) { rank } } }', 6101],
		['schools', '{ node { peers { count } } }', 1621],
		['schools', '{ node { mechanism { trace { sentence } } } }', 2721],
	])(
		'a figure that each row asks for by itself costs that for each row: %s %s',
		async (list, edge, cost) => {
			const query = `{ ${list}(first: 100) { edges ${edge} } }`;
			expect(await refusal(query)).toEqual([['QUERY_TOO_COSTLY', 'cost', 1000, cost]]);
		},
	);

	test('fragments inside fragments are refused at once, however often they unfold', async () => {
		const bomb = Array.from(
			{ length: 60 },
			(_, n) => `fragment F${n} on Region { parent { ...F${n + 1} ...F${n + 1} } }`,
		).join('\n');
		const query = `{ regions(level: CITY) { ...F0 } } ${bomb} fragment F60 on Region { code }`;
		expect((await refusal(query))?.[0]?.[0]).toBe('QUERY_TOO_COSTLY');
		const wide = Array.from(
			{ length: 60 },
			(_, n) => `fragment F${n} on Region { ...F${n + 1} ... { ...F${n + 1} } }`,
		).join('\n');
		const aliased = `{ regions(level: CITY) { ...F0 } } ${wide} fragment F60 on Region { a: code }`;
		expect((await refusal(aliased))?.[0]?.slice(0, 2)).toEqual(['QUERY_TOO_COSTLY', 'aliases']);
	});

	test('a fragment that contains itself is an error of the document', async () => {
		const { errors } = await ask(
			'{ regions(level: CITY) { ...A } } fragment A on Region { parent { ...A } }',
		);
		expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
	});

	test('the schema may be asked for as tools do, and not without end', async () => {
		const { errors, extensions } = await ask(getIntrospectionQuery({ oneOf: true }));
		expect(errors).toBeUndefined();
		expect(extensions.cost.requested).toBe(51);
		const endless = `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`;
		expect((await ask(endless)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
	});

	test('pages: 20 by default, 100 at most', async () => {
		const page = async (args: string) =>
			(await ask(`{ schools${args} { edges { node { id } } } }`)).extensions.cost;
		expect((await page('')).requested).toBe(41);
		expect((await page('(first: 100)')).requested).toBe(121);
		const { errors } = await ask('{ schools(first: 101) { totalCount } }');
		expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
	});

	test('points: each address and each user has its own bucket, and is told when to come back', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, RATE_LIMIT: '1/2' });
		const send = async (address: string, who?: string) => {
			const headers = who ? { authorization: `Bearer ${await house.token(who)}` } : undefined;
			return api.fetch(post({ query: '{ schools(first: 100) { totalCount } }' }, headers), {
				address,
			});
		};
		expect((await send('10.0.0.1')).status).toBe(200);
		const refused = await send('10.0.0.1');
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		const body = (await refused.json()) as Body;
		expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', points: 7 });
		expect(body.extensions.cost.requested).toBe(121);
		expect((await send('10.0.0.2')).status).toBe(200);
		expect((await send('10.0.0.1', 'auditor')).status).toBe(200);
	});

	test('points: all addresses of one IPv6 network share a bucket, the next network has its own', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, RATE_LIMIT: '1/2' });
		const send = async (address: string) =>
			(await api.fetch(post({ query: '{ schools(first: 100) { totalCount } }' }), { address }))
				.status;
		expect(await send('2001:db8:1:2::1')).toBe(200);
		expect(await send('2001:db8:1:2:ffff::9')).toBe(429);
		expect(await send('2001:db8:1:3::1')).toBe(200);
		expect(await send('203.0.113.7')).toBe(200);
		expect(await send('::ffff:203.0.113.7')).toBe(429);
	});

	test('requests: a wrong token and a broken document are not free either', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, RATE_LIMIT: '1/1' });
		const send = (body: object, headers = {}) =>
			api.fetch(post(body, headers), { address: '10.0.0.9' });
		for (let n = 0; n < 5; n++) {
			expect((await send({ query: '{' })).status).toBe(200);
			expect((await send({ query: '{ x }' }, { authorization: 'Bearer x' })).status).toBe(401);
		}
		const refused = await send({ query: '{' });
		expect(refused.status).toBe(429);
		expect(((await refused.json()) as Body).errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
	});

	test('operations at once: one more than allowed is told to come back', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, LIMIT_CONCURRENT: '1' });
		const answers = await Promise.all(
			[1, 2].map(() => api.fetch(post({ query: '{ agencies { totalCount } }' }))),
		);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 503]);
		const refused = answers.find(({ status }) => status === 503);
		expect(refused?.headers.get('retry-after')).toBe('1');
		expect(((await refused?.json()) as Body).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
	});

	test('time: an operation that takes too long is given up', async () => {
		const api = await house.api({ GRAPHQL_SERVER: server, LIMIT_REQUEST_MS: '1' });
		const response = await api.fetch(
			post({ query: '{ overview(period: { year: 2025, quarter: 4 }) { score } }' }),
		);
		expect(response.status).toBe(503);
		expect((await response.json()) as Body).toMatchObject({
			data: null,
			errors: [{ extensions: { code: 'UNAVAILABLE' } }],
		});
	});
});
