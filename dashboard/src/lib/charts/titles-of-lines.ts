import { m } from '#lib/paraglide/messages.js';
import { inTenWords, isKnown, known, lineTitle, named, order, type ToldLine } from './titles.ts';

/** What several lines say together, in ten words or fewer. */
export function linesTitle(lines: readonly ToldLine[]): string {
	const [first] = lines;
	if (first !== undefined && lines.length === 1) return lineTitle(first);
	const told = lines.filter(({ points }) => points.some(isKnown));
	const [only] = told;
	if (only === undefined) return m.picture_none();
	return told.length === 1 ? onlyOne(only) : highest(told, lines.length);
}

/** Nobody is the highest of one. */
function onlyOne({ subject, points }: ToldLine): string {
	const newest = points.findLast(isKnown);
	if (newest === undefined) return m.picture_none();
	const told = { name: subject, value: newest.shown };
	return inTenWords(
		m.title_only({ ...told, period: named(newest.period) }),
		m.title_only_brief(told),
	);
}

/** Which line is highest in the newest period in which all of them have a figure, of so many that are drawn. */
function highest(lines: readonly ToldLine[], drawn: number): string {
	const shared = lines[0]?.points.findLast(({ period }) =>
		lines.every(({ points }) => known(points, period)),
	);
	if (shared === undefined) return m.title_no_shared();
	const ends = lines.flatMap(({ subject, points }) => {
		const end = known(points, shared.period);
		return end === undefined ? [] : [{ subject, ...end }];
	});
	const best = ends.filter((end) => ends.every((other) => order(end, other) >= 0));
	const [one] = best;
	if (one === undefined) return m.title_no_shared();
	const told = { value: one.shown, period: named(one.period) };
	if (best.length > 1) return m.title_highest_tied({ n: best.length, ...told });
	const name = one.subject;
	if (lines.length === drawn) return m.title_highest({ name, ...told });
	return inTenWords(
		m.title_highest_of({ name, n: lines.length, ...told }),
		m.title_highest_of_brief({ name, n: lines.length, value: one.shown }),
	);
}
