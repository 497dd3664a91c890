import fc from 'fast-check';
import type { TestDatabase } from './database.ts';
import type { Entry, Input } from './attainment-oracle.ts';

/** A text in both languages. */
interface Words<Text> {
	id: Text;
	en: Text;
}

export interface Attainment {
	state: string;
	percent: string | null;
	uncapped: string | null;
	band: string | null;
	reason: { code: string; id: string; en: string } | null;
	stale: boolean;
	/** What was compared, and what is not known. */
	actual: string | null;
	target: string | null;
	lower: string | null;
	upper: string | null;
	basis: 'TO_DATE' | 'ANNUAL';
	missing: 'REPORTED_ONLY' | 'TARGETS_DUE';
	missingPeriods: { label: string }[];
	verdict: {
		code: string;
		sentence: Words<string>;
		note: Words<string | null>;
		span: Words<string> | null;
	};
	trace: {
		formula: { id: string; en: string };
		ruleVersion: string;
		steps: { label: { id: string; en: string }; expression: string; value: string | null }[];
		sentence: { id: string; en: string };
	};
}

/** The attainments of all inputs, in their order, by one statement. */
export function attainments(database: TestDatabase, inputs: Input[]): Promise<Attainment[]> {
	return database.asOwner(async (client) => {
		const { rows } = await client.query<{ attainment: Attainment }>(
			`select app.attainment(i) as attainment
			from jsonb_array_elements($1::jsonb) with ordinality as list(i, n) order by n`,
			[JSON.stringify(inputs)],
		);
		return rows.map((row) => row.attainment);
	});
}

/** A decimal with up to `places` decimals; small round ones and zero are frequent, so that bounds are met. */
export function decimals(least: number, most: number, places = 4): fc.Arbitrary<string> {
	const scale = 10 ** places;
	return fc.oneof(
		fc.integer({ min: least, max: most }).map(String),
		fc.integer({ min: Math.max(least, -4), max: 4 }).map(String),
		fc.integer({ min: least * scale, max: most * scale }).map((n) => {
			const digits = String(Math.abs(n)).padStart(places + 1, '0');
			return `${n < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
		}),
	);
}

const missing = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
	fc.option(value, { freq: 3 });

const aims: fc.Arbitrary<Pick<Entry, 'target' | 'lower' | 'upper'>> = fc.oneof(
	{ weight: 3, arbitrary: decimals(-20, 200).map((target) => ({ target })) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(decimals(-20, 200), decimals(-20, 200))
			.map(([a, b]) => (Number(a) <= Number(b) ? { lower: a, upper: b } : { lower: b, upper: a })),
	},
	{ weight: 1, arbitrary: fc.constant({}) },
);

/** Entries with and without targets, ranges, actuals, parts, weights and answers. */
export const entries: fc.Arbitrary<Entry[]> = fc.array(
	fc
		.tuple(
			aims,
			fc.record({
				actual: missing(decimals(-20, 300)),
				numerator: missing(decimals(-5, 100)),
				denominator: missing(decimals(-5, 100)),
				weight: decimals(0, 100, 2),
				done: missing(fc.boolean()),
			}),
		)
		.map(([aim, rest]) => ({ ...aim, ...rest })),
	{ maxLength: 6 },
);

/** Every direction, accumulation, formula, cap, floor, zero rule, basis and rule for what is missing. */
export const settings: fc.Arbitrary<Omit<Input, 'entries'>> = fc
	.record({
		direction: fc.constantFrom('MAXIMIZE', 'MINIMIZE', 'STABILIZE', 'YES_NO', 'MILESTONE'),
		accumulation: fc.constantFrom('NONE', 'SUM', 'AVERAGE', 'LAST', 'MAXIMUM', 'RATIO_OF_SUMS'),
		formula: fc.constantFrom('LINEAR', 'RATIO'),
		zeroTarget: fc.constantFrom('NOT_COMPUTABLE', 'MET'),
		basis: fc.constantFrom('TO_DATE', 'ANNUAL'),
		missing: fc.constantFrom('REPORTED_ONLY', 'REPORTED_ONLY', 'TARGETS_DUE'),
		bounds: fc.tuple(missing(decimals(-50, 150, 3)), missing(decimals(-50, 150, 3))),
	})
	.map(({ bounds: [a, b], ...rest }) => {
		const swap = a !== null && b !== null && Number(a) > Number(b);
		return { ...rest, floor: swap ? b : a, cap: swap ? a : b } as Omit<Input, 'entries'>;
	});

export const inputs: fc.Arbitrary<Input> = fc
	.tuple(settings, entries)
	.map(([rest, list]) => ({ ...rest, entries: list }));

/** The same input with every decimal field changed by `change`. */
export function mapFigures(
	input: Input,
	fields: (keyof Entry)[],
	change: (text: string) => string,
): Input {
	return {
		...input,
		entries: input.entries.map((entry) => {
			const copy: Record<string, unknown> = { ...entry };
			for (const field of fields)
				if (typeof copy[field] === 'string') copy[field] = change(copy[field]);
			return copy;
		}),
	};
}
