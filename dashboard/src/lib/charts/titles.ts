import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodKey, periodShort, type PeriodValue } from '#lib/period/period.ts';

/** One line of a chart as its title needs it: each figure as the API gave it and as it is shown. */
export interface ToldLine {
	/** What it is called in a sentence: «Skor kota». */
	subject: string;
	points: readonly { period: PeriodValue; figure: string | null; shown: string }[];
}

/** A title has ten words at most, so a long name gives way to what is short. */
export function briefly(name: string, short: string): string {
	return name.split(/\s+/).length <= 4 ? name : short;
}

/** What the lines say, in a sentence of ten words or fewer. Figures are told as they are, none is computed. */
export function lineTitle(lines: readonly ToldLine[]): string {
	const known = lines
		.map(({ subject, points }) => ({ subject, points: points.filter(isKnown) }))
		.filter((line) => line.points.length > 0);
	const [only] = known;
	if (only === undefined) return m.picture_none();
	return lines.length === 1 ? course(only) : highest(known);
}

type Known = ToldLine['points'][number] & { figure: string };
const isKnown = (point: ToldLine['points'][number]): point is Known => point.figure !== null;
const named = (period: PeriodValue) => periodShort(period, getLocale());

interface KnownLine {
	subject: string;
	points: readonly Known[];
}

function course({ subject, points }: KnownLine): string {
	const [first, last] = [points[0], points.at(-1)];
	if (first === undefined || last === undefined) return m.picture_none();
	if (first === last)
		return m.title_one({ subject, value: last.shown, period: named(last.period) });
	const change = Number(last.figure) - Number(first.figure);
	if (change === 0)
		return m.title_same({ subject, value: last.shown, period: named(first.period) });
	return (change > 0 ? m.title_up : m.title_down)({ subject, from: first.shown, to: last.shown });
}

/** Which line ends highest, among those that reach the newest period that any of them reaches. */
function highest(lines: readonly KnownLine[]): string {
	const order = ({ year, quarter }: PeriodValue) => year * 5 + (quarter ?? 0);
	const ends = lines.flatMap(({ subject, points }) => {
		const end = points.at(-1);
		return end === undefined ? [] : [{ subject, ...end, at: order(end.period) }];
	});
	const newest = Math.max(...ends.map(({ at }) => at));
	const present = ends.filter(({ at }) => at === newest);
	const most = Math.max(...present.map(({ figure }) => Number(figure)));
	const best = present.filter(({ figure }) => Number(figure) === most);
	const [one] = best;
	if (one === undefined) return m.picture_none();
	const told = { value: one.shown, period: named(one.period) };
	return best.length === 1
		? m.title_highest({ name: one.subject, ...told })
		: m.title_highest_tied({ n: best.length, ...told });
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
