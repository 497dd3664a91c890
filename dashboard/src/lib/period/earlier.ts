import { comparePeriods, type PeriodValue } from './period.ts';

/** The period before: a quarter before a quarter, a year before a year. */
export function periodBefore({ year, quarter }: PeriodValue): PeriodValue {
	if (!quarter) return { year: year - 1 };
	return quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
}

/** So many periods up to this one, oldest first. */
export function periodsUpTo(period: PeriodValue, many: number): PeriodValue[] {
	const found = [period];
	while (found.length < many) found.unshift(periodBefore(found[0] ?? period));
	return found;
}

/** The oldest published period of the same kind, quarter or year; the period itself where none is known. */
export function oldestLike(period: PeriodValue, published: readonly PeriodValue[]): PeriodValue {
	const like = published.filter((one) => Boolean(one.quarter) === Boolean(period.quarter));
	return [...like, period].sort(comparePeriods)[0] ?? period;
}
