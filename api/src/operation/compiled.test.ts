import { getOperationAST, type DocumentNode } from 'graphql';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { planOf } from '../plan/plan.ts';
import { schema } from '../schema.ts';
import { interpret, mostPlanWeight, plans, type Plans } from './compiled.ts';
import { documents } from './documents.ts';

const isPlanned = (known: Plans, document: DocumentNode, variables = {}, isOwn = false) => {
	const operation = getOperationAST(document);
	if (!operation) throw new Error('No operation.');
	return known.wayOf(document, operation, variables, isOwn) !== interpret;
};
const parsed = documents(schema, 1000);

test('what others ask is planned from the fourth time on, what is the own at once', () => {
	const known = plans(schema);
	const document = parsed.parse('{ periods { year } }');
	const asks = Array.from({ length: 5 }, () => isPlanned(known, document));
	expect(asks).toEqual([false, false, false, true, true]);
	expect(known.weight).toBeGreaterThan(0);
	expect(isPlanned(known, parsed.parse('{ periods { label } }'), {}, true)).toBe(true);
});

test('each way that conditions can stand has a plan of its own, up to eight', () => {
	const make = vi.fn(planOf);
	const known = plans(schema, {}, make);
	const names = ['a', 'b', 'c', 'd'];
	const document = parsed.parse(
		`query (${names.map((name) => `$${name}: Boolean!`).join()}) { ${names.map((name) => `${name}: periods @include(if: $${name}) { year }`).join(' ')} }`,
	);
	for (let n = 0; n < 32; n++)
		isPlanned(
			known,
			document,
			Object.fromEntries(names.map((name, bit) => [name, Boolean(n & (1 << bit))])),
		);
	expect(make).toHaveBeenCalledTimes(8);
	expect(make.mock.calls[0]?.[3]).toEqual({ a: true, b: true, c: false, d: false });
});

test('what cannot be planned is not tried again while it is known', () => {
	const make = vi.fn(() => undefined);
	const known = plans(schema, {}, make);
	const document = parsed.parse('{ periods { quarter } }');
	for (let n = 0; n < 10; n++) expect(isPlanned(known, document)).toBe(false);
	expect(make).toHaveBeenCalledTimes(1);
});

test('in one second no more time goes into plans for others than is allowed; the rest is interpreted', () => {
	const make = vi.fn<typeof planOf>((...given) => {
		const until = performance.now() + 4;
		while (performance.now() < until);
		return planOf(...given);
	});
	const known = plans(schema, { milliseconds: 20 }, make);
	for (let n = 0; n < 20; n++)
		for (let ask = 0; ask < 4; ask++) isPlanned(known, parsed.parse(`{ a${n}: periods { year } }`));
	expect(make.mock.calls.length).toBeLessThanOrEqual(6);
	expect(make.mock.calls.length).toBeGreaterThan(0);
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const used = () => {
	collect();
	return process.memoryUsage().heapUsed;
};

test.each<[string, number, (n: number) => string]>([
	['small', 6000, (n) => `{ a${n}: isDemo }`],
	[
		'as many words as are allowed',
		400,
		(n) => `{ a${n}: periods { ${'year label '.repeat(490)} } }`,
	],
	[
		'many fields',
		200,
		(n) => `{ a${n}: nodes(ids: []) { ${'... on Agency { id code name } '.repeat(20)} } }`,
	],
	[
		'a fragment at many places',
		200,
		(
			n,
		) => `{ a${n}: region(code: "33") { ...A } } fragment A on Region { a: parent { ...B } b: parent { ...B } c: parent { ...B } d: parent { ...B } }
		fragment B on Region { a: parent { ...C } b: parent { ...C } c: parent { ...C } d: parent { ...C } }
		fragment C on Region { a: parent { ...D } b: parent { ...D } c: parent { ...D } d: parent { ...D } } fragment D on Region { code name level }`,
	],
])('plans of different texts are bounded by bytes: %s', (_name, count, text) => {
	const most = 8_000_000;
	const known = plans(schema, { weight: most, milliseconds: Infinity });
	const before = used();
	for (let n = 0; n < count; n++) {
		const document = documents(schema, 1000).parse(text(n));
		for (let ask = 0; ask < 4; ask++) isPlanned(known, document);
	}
	const grown = used() - before;
	expect(known.weight).toBeLessThanOrEqual(most);
	expect(known.weight).toBeGreaterThan(most / 4);
	expect(grown).toBeLessThan(1.5 * most);
	expect(mostPlanWeight).toBeGreaterThanOrEqual(most);
});
