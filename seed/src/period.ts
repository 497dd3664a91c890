/** A quarter of a year. `quarter` is 1 to 4; 0 stands for the whole year where a row says so. */
export interface Period {
	year: number;
	quarter: number;
}

const dayMs = 86_400_000;

/** Reads `2026-Q3`. Throws RangeError for anything else. */
export function parsePeriod(text: string): Period {
	const found = /^(20\d\d)-Q([1-4])$/.exec(text);
	if (!found) throw new RangeError(`"${text}" is not a quarter; write it like 2026-Q3.`);
	return { year: Number(found[1]), quarter: Number(found[2]) };
}

/** `2026-Q3`. */
export function periodLabel({ year, quarter }: Period): string {
	return `${year}-Q${quarter}`;
}

/** Quarters since year 0: the next quarter is one more. */
export function periodIndex({ year, quarter }: Period): number {
	return year * 4 + quarter - 1;
}

/** Every quarter from the first to the last, both included. */
export function periodsBetween(first: Period, last: Period): Period[] {
	const periods: Period[] = [];
	for (let index = periodIndex(first); index <= periodIndex(last); index++)
		periods.push({ year: Math.floor(index / 4), quarter: (index % 4) + 1 });
	return periods;
}

/** The last quarter that was over on `today`. */
export function lastFullQuarter(today: string): Period {
	const [year, month] = today.split('-').map(Number) as [number, number];
	const before = year * 4 + Math.floor((month - 1) / 3) - 1;
	return { year: Math.floor(before / 4), quarter: (before % 4) + 1 };
}

/** The date so many days after another. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + Math.round(days) * dayMs)
		.toISOString()
		.slice(0, 10);
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
	return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

/** The last day of the quarter. */
export function lastDay({ year, quarter }: Period): string {
	return new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
}

/** A moment in Jakarta's working day: the date at the given minute after 08:00 WIB. */
export function moment(date: string, minute = 0): string {
	return new Date(Date.parse(`${date}T08:00:00+07:00`) + minute * 60_000).toISOString();
}
