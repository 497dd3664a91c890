import { comparePeriods, type PeriodValue } from './period.ts';

/** The oldest published period of the same kind, quarter or year; the period itself where none is known. */
export function oldestLike(period: PeriodValue, published: readonly PeriodValue[]): PeriodValue {
	const like = published.filter((one) => Boolean(one.quarter) === Boolean(period.quarter));
	return [...like, period].sort(comparePeriods)[0] ?? period;
}
