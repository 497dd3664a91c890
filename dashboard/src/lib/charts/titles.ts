import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodKey, periodShort, type PeriodValue } from '#lib/period/period.ts';

/** One line of a chart as its title needs it: each figure as the API gave it and as it is shown. */
export interface ToldLine {
	/** What it is called in a sentence: «Skor kota». */
	subject: string;
	/** Oldest first, one for every period that is drawn. */
	points: readonly ToldPoint[];
}

export interface ToldPoint {
	period: PeriodValue;
	figure: string | null;
	shown: string;
}
export type Known = ToldPoint & { figure: string };

const MOST_WORDS = 10;

/** The first of these that keeps to ten words, the shortest last. */
export function inTenWords(...ways: readonly string[]): string {
	return ways.find((way) => way.split(/\s+/).length <= MOST_WORDS) ?? ways.at(-1) ?? '';
}

/** A title has ten words at most, so a long name gives way to what is short. */
export function briefly(name: string, short: string): string {
	return name.split(/\s+/).length <= 4 ? name : short;
}

/**
 * What one line says now, in ten words or fewer: its newest figure against those of the period before and of the same
 * quarter a year before, where there are any. A period without a figure is never compared with, and what lies further
 * back is no matter of the title. Figures are told as they are, none is computed.
 */
export function lineTitle({ subject, points }: ToldLine): string {
	const last = points.findLast(isKnown);
	if (last === undefined) return m.picture_none();
	const { shown: value, period } = last;
	const alone = m.title_one({ subject, value, period: named(period) });
	// Of a line that ended earlier nothing is compared: its last figure is told with its period.
	if (last !== points.at(-1)) return alone;
	const before = priorOf(points);
	const ago = period.quarter ? known(points, { ...period, year: period.year - 1 }) : undefined;
	const yearAgo = ago && m.title_year_ago({ value: ago.shown });
	const against = (other: Known, from: string) => {
		const change = order(last, other);
		if (change === 0)
			// Too near to be told apart as shown, or the very same.
			return other === before && other.shown === value
				? m.title_same({ subject, value, period: named(other.period) })
				: alone;
		return (change > 0 ? m.title_up : m.title_down)({ subject, from, to: value });
	};
	if (before === undefined)
		return ago && yearAgo ? inTenWords(against(ago, yearAgo), alone) : alone;
	const told = against(before, before.shown);
	return told === alone || !yearAgo ? told : inTenWords(`${told}; ${yearAgo}`, told);
}

/** The first figure of a line with its period, for the line below the title: «TW I ’21: 80,10». Empty where the title has it. */
export function beginning({ points }: ToldLine): string {
	const first = points.find(isKnown);
	const newest = points.findLast(isKnown);
	if (first === undefined || first === newest || first === priorOf(points)) return '';
	return `; ${named(first.period)}: ${first.shown}`;
}

export function isKnown(point: ToldPoint): point is Known {
	return point.figure !== null;
}

export const named = (period: PeriodValue) => periodShort(period, getLocale());

/** What a line says of one period; undefined where that has no figure. */
export function known(points: readonly ToldPoint[], period: PeriodValue): Known | undefined {
	return points.filter(isKnown).find((point) => periodKey(point.period) === periodKey(period));
}

/** The figure of the period right before the newest one; undefined where that has none. */
export function priorOf(points: readonly ToldPoint[]): Known | undefined {
	const last = points.at(-1)?.period;
	if (last === undefined) return undefined;
	const { year, quarter } = last;
	if (!quarter) return known(points, { year: year - 1 });
	return known(
		points,
		quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 },
	);
}

/** Positive where the first figure is above the second. */
export function order(one: Known, other: Known): number {
	return Number(one.figure) - Number(other.figure);
}

/** «TW I ’21 – TW III ’26»; one period alone where both ends are the same. */
export function spanWords(periods: readonly PeriodValue[]): string {
	const [first, last] = [periods[0], periods.at(-1)];
	if (first === undefined || last === undefined) return '';
	const [from, to] = [named(first), named(last)];
	return from === to ? from : `${from} – ${to}`;
}

/** Both ends of a range, as an address carries them. */
export function spanState(periods: readonly PeriodValue[]): { from?: string; to?: string } {
	const [first, last] = [periods[0], periods.at(-1)];
	return first && last ? { from: periodKey(first), to: periodKey(last) } : {};
}
