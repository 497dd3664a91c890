import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import {
	attainments,
	decimals,
	entries,
	inputs,
	mapFigures,
	settings,
} from './support/attainment-inputs.ts';
import { expected, type Input } from './support/attainment-oracle.ts';
import { expectExact } from './support/expression.ts';
import { compare, decimal, rounded } from './support/rational.ts';

const seed = 20261124;
// Thousands of inputs on the embedded engine take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000 });
let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

/** Many inputs at once: a statement for each would be slow on the embedded engine. */
const many = <T>(one: fc.Arbitrary<T>) =>
	fc.array(one, { minLength: 1, maxLength: 400, size: 'max' });

test('SQL and the contract agree on thousands of random inputs, traces included', async () => {
	const seen = new Map<string, number>();
	await fc.assert(
		fc.asyncProperty(many(inputs), async (list) => {
			const results = await attainments(database, list);
			for (const [i, input] of list.entries()) {
				const { state, percent, uncapped, stale, trace } = results[i]!;
				expect({ state, percent, uncapped, stale }, JSON.stringify(input)).toEqual(expected(input));
				for (const step of trace.steps) expectExact(step.expression, step.value!);
				expect(trace.steps.at(-1)?.value ?? null).toBe(percent);
				expect(trace.sentence.id.length * trace.sentence.en.length).toBeGreaterThan(0);
				seen.set(state, (seen.get(state) ?? 0) + 1);
			}
		}),
		{ seed, numRuns: 25 },
	);
	for (const state of ['COMPUTED', 'NOT_REPORTED', 'NO_TARGET', 'NOT_COMPUTABLE'])
		expect(seen.get(state), state).toBeGreaterThan(100);
});

test('the percent recomputes from the values shown beside it, and they are what the entries come to', async () => {
	let [computed, endless] = [0, 0];
	await fc.assert(
		fc.asyncProperty(many(inputs), async (list) => {
			for (const [i, found] of (await attainments(database, list)).entries()) {
				const input = list[i]!;
				if (found.state !== 'COMPUTED') continue;
				computed += 1;
				if (/\.\d{9,10}\b/.test(`${found.actual} ${found.target}`)) endless += 1;
				const { actual, target, lower, upper, uncapped, percent } = found;
				const shown = expected({
					...input,
					direction: /YES_NO|MILESTONE/.test(input.direction) ? 'MAXIMIZE' : input.direction,
					accumulation: 'NONE',
					entries: [{ actual, target, lower, upper }],
				});
				expect(shown, JSON.stringify([input, found])).toMatchObject({ uncapped, percent });
			}
		}),
		{ seed, numRuns: 20 },
	);
	expect(computed).toBeGreaterThan(1000);
	expect(endless).toBeGreaterThan(20);
});

test('what does not end is rounded so that the percent still comes out', async () => {
	// 33.335 of a mean of 200/3 is 50.0025 % and of 66.6666666667 less than that.
	const means = ['33.335', '66.67', '0.005'].map((actual): Input => ({
		direction: 'MAXIMIZE',
		accumulation: 'AVERAGE',
		entries: [
			{ target: '66', actual },
			{ target: '67', actual },
			{ target: '67', actual },
		],
	}));
	const exact: Input = {
		direction: 'MAXIMIZE',
		accumulation: 'AVERAGE',
		entries: [
			{ target: '100', actual: '50.005' },
			{ target: '50', actual: '25.0025' },
			{ target: '50', actual: '25.0025' },
		],
	};
	const found = await attainments(database, [...means, exact]);
	expect(found.map(({ percent }) => percent)).toEqual(['50.00', '100.01', '0.01', '50.01']);
	// Half-up, 66.6666666667 would give 50.00 for the last.
	expect(found[3]).toMatchObject({ actual: '33.3366666667', target: '66.6666666667' });
});

test('a due period without a report is named, and under TARGETS_DUE no gain', async () => {
	const quarter = (n: number, more: object) => ({
		period: { year: 2026, quarter: n, label: `2026-Q${n}` },
		...more,
	});
	const list = (accumulation: string, more: object = {}) => ({
		direction: 'MAXIMIZE',
		accumulation,
		...more,
		entries: [
			quarter(1, { target: '10', actual: '10' }),
			quarter(2, { target: '10' }),
			quarter(3, { target: '10', actual: '5' }),
		],
	});
	const due = { missing: 'TARGETS_DUE' };
	const found = await attainments(database, [
		list('SUM'),
		list('SUM', due),
		list('AVERAGE'),
		list('AVERAGE', due),
		list('LAST', due),
		list('SUM', { ...due, direction: 'MINIMIZE' }),
		list('NONE', due),
	] as Input[]);
	expect(
		found.map(({ percent, reason, missingPeriods }) => [
			percent ?? reason?.code,
			missingPeriods.map(({ label }) => label).join(),
		]),
	).toEqual([
		['75.00', '2026-Q2'],
		['50.00', '2026-Q2'],
		['75.00', '2026-Q2'],
		['INCOMPLETE', '2026-Q2'],
		['INCOMPLETE', '2026-Q2'],
		['INCOMPLETE', '2026-Q2'],
		['50.00', ''],
	]);
	expect(found[1]!.trace.sentence.id).toContain(
		'1 periode yang jatuh tempo belum dilaporkan dan dihitung nol.',
	);
	expect(found[0]!.trace.sentence.en).toContain(
		'1 due period has not been reported and does not count.',
	);
});

test('leaving a quarter out never pays under TARGETS_DUE', async () => {
	const pairs = fc
		.tuple(
			settings.filter(({ accumulation }) => accumulation !== 'NONE'),
			entries.filter((list) => list.some((entry) => entry.actual != null)),
			fc.nat(),
		)
		.map(([rest, list, n]): [Input, Input] => {
			const known = list.map((entry) => ({
				...entry,
				actual: entry.actual?.replace('-', '') ?? null,
			}));
			const full: Input = { ...rest, missing: 'TARGETS_DUE', entries: known };
			const left = known.map((entry, i) =>
				i === n % known.length
					? { ...entry, actual: null, done: null, numerator: null, denominator: null }
					: entry,
			);
			return [full, { ...full, entries: left }];
		});
	await fc.assert(
		fc.asyncProperty(many(pairs), async (list) => {
			const results = await attainments(database, list.flat());
			for (const [i, [full, left]] of list.entries()) {
				const [before, after] = [results[2 * i]!, results[2 * i + 1]!];
				const due = full.entries.some(
					(entry, at) =>
						left.entries[at] !== entry && (entry.target ?? entry.lower ?? null) !== null,
				);
				if (before.percent === null || after.percent === null || !due) continue;
				expect(
					compare(decimal(before.percent), decimal(after.percent)),
					JSON.stringify([full, left]),
				).toBeGreaterThanOrEqual(0);
			}
		}),
		{ seed, numRuns: 10 },
	);
});

test('the lean result is the full one without its trace', async () => {
	const list = fc.sample(inputs, { seed, numRuns: 500 });
	const lean = await database.asOwner(async (client) => {
		const { rows } = await client.query(
			`select r.state, r.percent, r.uncapped, r.band, r.stale
			from jsonb_array_elements($1::jsonb) with ordinality as list(i, n), app.attainment_result(i) as r order by n`,
			[JSON.stringify(list)],
		);
		return rows as unknown[];
	});
	const full = await attainments(database, list);
	expect(lean).toEqual(
		full.map(({ state, percent, uncapped, band, stale }) => ({
			state,
			percent,
			uncapped,
			band,
			stale,
		})),
	);
});

test('a better actual never lowers the percent', async () => {
	const better = fc
		.tuple(
			settings.filter(
				({ direction, accumulation }) =>
					['MAXIMIZE', 'MINIMIZE'].includes(direction) && accumulation !== 'RATIO_OF_SUMS',
			),
			entries.filter((list) => list.length > 0),
			decimals(0, 50),
		)
		.map(([rest, list, gain]): [Input, Input] => {
			// T / A grows towards A = 0 and turns its sign there: only positive actuals are on one side of it.
			const base = mapFigures({ ...rest, entries: list }, ['actual'], (text) =>
				text.replace('-', '').replace(/^0(\.0+)?$/, '1'),
			);
			const [worse, good] = [base, mapFigures(base, ['actual'], (text) => plus(text, gain))];
			return rest.direction === 'MAXIMIZE' ? [worse, good] : [good, worse];
		});
	await fc.assert(
		fc.asyncProperty(many(better), async (pairs) => {
			const results = await attainments(database, pairs.flat());
			for (const [i, pair] of pairs.entries()) {
				const [low, high] = [results[2 * i]!, results[2 * i + 1]!];
				if (low.percent === null || high.percent === null) continue;
				expect(
					compare(decimal(high.percent), decimal(low.percent)),
					JSON.stringify(pair),
				).toBeGreaterThanOrEqual(0);
			}
		}),
		{ seed, numRuns: 10 },
	);
});

test('percent stays within floor and cap, and uncapped is never below it', async () => {
	await fc.assert(
		fc.asyncProperty(many(inputs), async (list) => {
			const results = await attainments(database, list);
			for (const [i, { cap, floor }] of list.entries()) {
				const { percent, uncapped } = results[i]!;
				if (percent === null || uncapped === null) continue;
				const value = decimal(percent);
				if (cap != null)
					expect(compare(value, decimal(rounded(decimal(cap), 2)))).toBeLessThanOrEqual(0);
				if (floor != null)
					expect(compare(value, decimal(rounded(decimal(floor), 2)))).toBeGreaterThanOrEqual(0);
				expect(compare(decimal(uncapped), value)).toBeGreaterThanOrEqual(0);
			}
		}),
		{ seed, numRuns: 10 },
	);
});

test('a change of unit changes nothing: all actuals and targets times the same factor', async () => {
	const scaled = inputs.map((input): [Input, Input] => {
		// The pooled ratio is in percent already: its parts scale together, its target does not.
		const fields =
			input.accumulation === 'RATIO_OF_SUMS'
				? (['numerator', 'denominator'] as const)
				: (['actual', 'target', 'lower', 'upper'] as const);
		return [input, mapFigures(input, [...fields], (text) => timesThousandth(text, 37n))];
	});
	await fc.assert(
		fc.asyncProperty(many(scaled), async (pairs) => {
			const results = await attainments(database, pairs.flat());
			for (const [i, pair] of pairs.entries()) {
				const [one, other] = [results[2 * i]!, results[2 * i + 1]!];
				expect([other.state, other.percent], JSON.stringify(pair)).toEqual([
					one.state,
					one.percent,
				]);
			}
		}),
		{ seed, numRuns: 10 },
	);
});

test('the order of the periods does not matter to SUM, AVERAGE and to date', async () => {
	const permuted = fc
		.tuple(
			settings,
			entries.filter((list) => list.length > 1),
			fc.constantFrom('SUM' as const, 'AVERAGE' as const, 'RATIO_OF_SUMS' as const),
		)
		.map(([rest, list, accumulation]): [Input, Input] => {
			// The pooled ratio compares with the last target, so that all periods get the same one here.
			const aim = { target: list[0]!.target, lower: list[0]!.lower, upper: list[0]!.upper };
			const same =
				accumulation === 'RATIO_OF_SUMS' ? list.map((entry) => ({ ...entry, ...aim })) : list;
			return [
				{ ...rest, accumulation, entries: same },
				{ ...rest, accumulation, entries: same.toReversed() },
			];
		})
		.filter(([{ direction }]) => direction !== 'YES_NO');
	await fc.assert(
		fc.asyncProperty(many(permuted), async (pairs) => {
			const results = await attainments(database, pairs.flat());
			for (const [i, pair] of pairs.entries()) {
				const [one, other] = [results[2 * i]!, results[2 * i + 1]!];
				expect([other.state, other.percent], JSON.stringify(pair)).toEqual([
					one.state,
					one.percent,
				]);
			}
		}),
		{ seed, numRuns: 10 },
	);
});

function plus(a: string, b: string): string {
	return scaledText(units(a) + units(b), 4);
}

function timesThousandth(text: string, factor: bigint): string {
	return scaledText(units(text) * factor, 7);
}

function units(text: string): bigint {
	const { num, den } = decimal(text);
	return (num * 10n ** 4n) / den;
}

function scaledText(number: bigint, places: number): string {
	return rounded({ num: number, den: 10n ** BigInt(places) }, places);
}
