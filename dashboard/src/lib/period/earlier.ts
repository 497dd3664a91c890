import { isKnownYear } from '@seksama/schema/calendar.ts';
import { comparePeriods, type PeriodValue } from './period.ts';

/** The oldest published period of the same kind, quarter or year; the period itself where none is known. */
export function oldestLike(period: PeriodValue, published: readonly PeriodValue[]): PeriodValue {
	const like = published.filter((one) => Boolean(one.quarter) === Boolean(period.quarter));
	return [...like, period].sort(comparePeriods)[0] ?? period;
}

/** The last period, or the same one of last year; null where the platform knows none so early. */
export function periodBefore(
	{ year, quarter }: PeriodValue,
	isYearly: boolean,
): PeriodValue | null {
	const before =
		quarter && quarter > 1 && !isYearly
			? { year, quarter: quarter - 1 }
			: { year: year - 1, ...(quarter && { quarter: isYearly ? quarter : 4 }) };
	return isKnownYear(before.year) ? before : null;
}
