import { isKnownYear } from '@seksama/schema/calendar.ts';

/** A year, or one quarter of it, as the API takes it. */
export interface PeriodValue {
	year: number;
	quarter?: number | null;
}

const SHAPE = /^(\d{4})(?:-Q([1-4]))?$/;

/** `2026-Q3` or `2026`; null for anything else, so that a mistyped address shows the default. */
export function parsePeriod(text: string | null): PeriodValue | null {
	const match = SHAPE.exec(text ?? '');
	if (match === null) return null;
	const year = Number(match[1]);
	if (!isKnownYear(year)) return null;
	return match[2] === undefined ? { year } : { year, quarter: Number(match[2]) };
}

/** The form that an address carries. */
export function periodKey({ year, quarter }: PeriodValue): string {
	return quarter ? `${year}-Q${quarter}` : String(year);
}

/** What the API asks for: without the label and type name that an answer carries. */
export function periodInput({ year, quarter }: PeriodValue): PeriodValue {
	return quarter ? { year, quarter } : { year };
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** «Triwulan III 2026» or «Q3 2026»; a year is a year in both. */
export function periodName({ year, quarter }: PeriodValue, locale: string): string {
	if (!quarter) return String(year);
	return locale === 'en' ? `Q${quarter} ${year}` : `Triwulan ${ROMAN[quarter]} ${year}`;
}

/** «TW III ’26» or «Q3 ’26», for axes and small tables. */
export function periodShort({ year, quarter }: PeriodValue, locale: string): string {
	if (!quarter) return String(year);
	const short = `’${String(year).slice(2)}`;
	return locale === 'en' ? `Q${quarter} ${short}` : `TW ${ROMAN[quarter]} ${short}`;
}

/** The newest quarter among the published periods; the newest year where there is no quarter. */
export function newestQuarter<P extends PeriodValue>(periods: readonly P[]): P | undefined {
	return periods.find((period) => period.quarter) ?? periods[0];
}

/** Sorts by time, so that a range of periods can be checked and turned round. */
export function comparePeriods(one: PeriodValue, other: PeriodValue): number {
	return one.year - other.year || (one.quarter ?? 0) - (other.quarter ?? 0);
}
