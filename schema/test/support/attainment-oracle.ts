import {
	absolute,
	add,
	compare,
	decimal,
	hundred,
	larger,
	minus,
	over,
	rounded,
	smaller,
	sum,
	times,
	zero,
	type Rational,
} from './rational.ts';

/** AttainmentInput of the GraphQL schema, decimals as text. */
export interface Input {
	direction: 'MAXIMIZE' | 'MINIMIZE' | 'STABILIZE' | 'YES_NO' | 'MILESTONE';
	accumulation?: 'NONE' | 'SUM' | 'AVERAGE' | 'LAST' | 'MAXIMUM' | 'RATIO_OF_SUMS';
	formula?: 'LINEAR' | 'RATIO';
	cap?: string | null;
	floor?: string | null;
	zeroTarget?: 'NOT_COMPUTABLE' | 'MET';
	basis?: 'TO_DATE' | 'ANNUAL';
	missing?: 'REPORTED_ONLY' | 'TARGETS_DUE';
	entries: Entry[];
}

export interface Entry {
	target?: string | null;
	lower?: string | null;
	upper?: string | null;
	actual?: string | null;
	numerator?: string | null;
	denominator?: string | null;
	weight?: string | null;
	done?: boolean | null;
}

export interface Outcome {
	state: 'COMPUTED' | 'NOT_REPORTED' | 'NO_TARGET' | 'NOT_COMPUTABLE';
	percent: string | null;
	uncapped: string | null;
	stale: boolean;
}

interface Range {
	lower: Rational;
	upper: Rational;
}

/** What the contract says of an input, written apart from the SQL and in another way, to check it. */
export function expected(input: Input): Outcome {
	const answer = input.missing === 'TARGETS_DUE' ? judgeDue(input) : judge(input);
	if (typeof answer.raw === 'string')
		return { state: answer.raw, percent: null, uncapped: null, stale: answer.stale };
	let value = answer.raw;
	const byDefault = input.direction === 'MINIMIZE' && input.formula !== 'RATIO' ? '0' : null;
	const floor = input.floor ?? byDefault;
	if (floor !== null) value = larger(value, decimal(floor));
	const capped = input.cap == null ? value : smaller(value, decimal(input.cap));
	return {
		state: 'COMPUTED',
		percent: rounded(capped, 2),
		uncapped: rounded(value, 2),
		stale: answer.stale,
	};
}

/** The rule TARGETS_DUE: what was due and not reported is reported as nothing, or leaves no percent. */
function judgeDue(input: Input): { raw: Rational | Refusal; stale: boolean } {
	const { direction, accumulation = 'NONE', entries } = input;
	const plain = judge(input);
	if (plain.raw === 'NOT_REPORTED' || accumulation === 'NONE' || direction === 'MILESTONE')
		return plain;
	const isDue = (entry: Entry) => range(entry) !== null && !isReported(input, entry);
	if (!entries.some(isDue)) return plain;
	if (accumulation !== 'SUM' || direction !== 'MAXIMIZE')
		return { raw: 'NOT_COMPUTABLE', stale: plain.stale };
	return judge({
		...input,
		entries: entries.map((entry) => (isDue(entry) ? { ...entry, actual: '0' } : entry)),
	});
}

function isReported({ direction, accumulation }: Input, entry: Entry): boolean {
	if (direction === 'YES_NO') return entry.done != null;
	if (accumulation === 'RATIO_OF_SUMS') return entry.numerator != null && entry.denominator != null;
	return entry.actual != null;
}

type Refusal = Exclude<Outcome['state'], 'COMPUTED'>;

function judge(input: Input): { raw: Rational | Refusal; stale: boolean } {
	const { entries } = input;
	const how = input.accumulation ?? 'NONE';
	const fresh = (raw: Rational | Refusal) => ({ raw, stale: false });

	if (input.direction === 'YES_NO') {
		const said = how === 'NONE' ? entries.slice(-1) : entries;
		const known = said.filter((entry) => entry.done != null);
		if (known.length === 0) return fresh('NOT_REPORTED');
		const done = how === 'MAXIMUM' ? known.some((entry) => entry.done) : known.at(-1)!.done;
		const after = entries.slice(entries.lastIndexOf(known.at(-1)!) + 1);
		return {
			raw: done ? hundred : zero,
			stale: how === 'LAST' && after.some((entry) => range(entry) !== null),
		};
	}
	if (input.direction === 'MILESTONE') {
		if (entries.every((entry) => entry.done == null)) return fresh('NOT_REPORTED');
		const weigh = (some: Entry[]) => sum(some.map((entry) => decimal(entry.weight!)));
		const all = weigh(entries);
		if (all.num === 0n) return fresh('NOT_COMPUTABLE');
		return fresh(times(over(weigh(entries.filter((entry) => entry.done)), all), hundred));
	}

	const lastTarget =
		entries
			.map(range)
			.filter((target) => target !== null)
			.at(-1) ?? null;
	const score = (actual: Rational, target: Range) => percentOf(input, actual, target);

	if (how === 'RATIO_OF_SUMS') {
		const pairs = entries.filter((entry) => entry.numerator != null && entry.denominator != null);
		if (pairs.length === 0) return fresh('NOT_REPORTED');
		if (!lastTarget) return fresh('NO_TARGET');
		const below = sum(pairs.map((entry) => decimal(entry.denominator!)));
		if (below.num === 0n) return fresh('NOT_COMPUTABLE');
		const above = sum(pairs.map((entry) => decimal(entry.numerator!)));
		return fresh(score(times(over(above, below), hundred), lastTarget));
	}

	const reported = (how === 'NONE' ? entries.slice(-1) : entries).filter(
		(entry) => entry.actual != null,
	);
	if (reported.length === 0) return fresh('NOT_REPORTED');
	const aimed = reported.filter((entry) => range(entry) !== null);
	const actuals = (some: Entry[]) => some.map((entry) => decimal(entry.actual!));
	const targets = (some: Entry[]) => some.map(range).filter((target) => target !== null);

	if (how === 'MAXIMUM') {
		if (!lastTarget) return fresh('NO_TARGET');
		const scores = actuals(reported).map((actual) => ({
			actual,
			result: score(actual, lastTarget),
		}));
		if (input.direction === 'MAXIMIZE')
			return fresh(score(actuals(reported).reduce(larger), lastTarget));
		if (input.direction === 'MINIMIZE')
			return fresh(score(actuals(reported).reduce(smaller), lastTarget));
		const computed = scores
			.map(({ result }) => result)
			.filter((result) => typeof result !== 'string');
		return fresh(computed.length > 0 ? computed.reduce(larger) : 'NOT_COMPUTABLE');
	}
	if (how === 'LAST' || how === 'NONE') {
		const annual = how === 'LAST' && input.basis === 'ANNUAL';
		const used = annual ? reported.at(-1)! : aimed.at(-1);
		const target = annual ? lastTarget : used && range(used);
		if (!used || !target) return fresh('NO_TARGET');
		const later = entries.slice(entries.indexOf(used) + 1);
		const waits = later.some((entry) => entry.actual == null && range(entry) !== null);
		return { raw: score(decimal(used.actual!), target), stale: how === 'LAST' && waits };
	}
	const annual = how === 'SUM' && input.basis === 'ANNUAL';
	const counted = targets(annual ? entries : aimed);
	if (counted.length === 0) return fresh('NO_TARGET');
	const total = {
		lower: sum(counted.map(({ lower }) => lower)),
		upper: sum(counted.map(({ upper }) => upper)),
	};
	const sumOfActuals = sum(actuals(annual ? reported : aimed));
	if (how === 'SUM') return fresh(score(sumOfActuals, total));
	const count = decimal(String(counted.length));
	return fresh(
		score(over(sumOfActuals, count), {
			lower: over(total.lower, count),
			upper: over(total.upper, count),
		}),
	);
}

function range({ target, lower, upper }: Entry): Range | null {
	if (target != null) return { lower: decimal(target), upper: decimal(target) };
	return lower != null && upper != null ? { lower: decimal(lower), upper: decimal(upper) } : null;
}

function percentOf(input: Input, actual: Rational, { lower, upper }: Range): Rational | Refusal {
	const isPoint = compare(lower, upper) === 0;
	if (!isPoint && compare(actual, lower) >= 0 && compare(actual, upper) <= 0) return hundred;
	const bound = compare(actual, lower) < 0 ? lower : upper;
	if (bound.num < 0n) return 'NOT_COMPUTABLE';
	if (bound.num === 0n) {
		if (input.direction !== 'MINIMIZE' || input.zeroTarget !== 'MET') return 'NOT_COMPUTABLE';
		return actual.num > 0n ? zero : hundred;
	}
	const share = over(actual, bound);
	const one = decimal('1');
	switch (input.direction) {
		case 'MAXIMIZE':
			return times(share, hundred);
		case 'MINIMIZE':
			if (input.formula === 'RATIO')
				return actual.num === 0n ? 'NOT_COMPUTABLE' : times(over(bound, actual), hundred);
			return times(add(one, minus(one, share)), hundred);
		default:
			return times(larger(zero, minus(one, absolute(minus(share, one)))), hundred);
	}
}
