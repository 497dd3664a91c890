import { decimal2 } from '#lib/format/number.ts';
import type { ScoreChangeFragment } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import { wayOf } from '#lib/terms/way.ts';

export interface ChangeStep {
	reason: ScoreChangeFragment['reasons'][number];
	/** Where the bar lies on the drawing, in percent of its width; for the drawing only. */
	start: number;
	width: number;
	tone: ReturnType<typeof wayOf>;
}

export interface ChangeDrawing {
	/** Where the scores before and after stand, in percent of the width. */
	before: number;
	after: number;
	steps: ChangeStep[];
}

/**
 * The way from the score before to the one after, a bar for each reason: each begins where the one before ended. The
 * drawing spans what is passed on the way and not 0 to 100, so the scores are marks and not bars. Null where there is
 * no way from one to the other.
 */
export function changeDrawing({
	before,
	after,
	reasons,
}: Pick<ScoreChangeFragment, 'before' | 'after' | 'reasons'>): ChangeDrawing | null {
	if (before == null || after == null) return null;
	const [first, last] = [Number(before), Number(after)];
	let at = first;
	const ways = reasons.map((reason) => {
		const from = at;
		at += Number(reason.points);
		return { reason, from, to: at };
	});
	const passed = [first, last, ...ways.map(({ to }) => to)];
	const least = Math.min(...passed);
	const span = Math.max(...passed) - least || 1;
	const place = (score: number) => 1 + ((score - least) / span) * 98;
	return {
		before: place(first),
		after: place(last),
		steps: ways.map(({ reason, from, to }) => ({
			reason,
			start: place(Math.min(from, to)),
			width: place(Math.max(from, to)) - place(Math.min(from, to)),
			tone: wayOf(reason.points),
		})),
	};
}

/** How far the score went and how many indicators explain it, in ten words or fewer. */
export function changeTitle(
	{
		change,
		after,
		reasons,
		explainedBy,
	}: Pick<ScoreChangeFragment, 'change' | 'after' | 'reasons' | 'explainedBy'>,
	locale: string,
): string {
	if (change == null || after == null) return m.change_title_none();
	const way = Number(change);
	if (way === 0) return m.change_title_same({ score: decimal2(after, locale) });
	const points = decimal2(change.replace('-', ''), locale);
	// A part that is of no indicator: the agency goes on from another one.
	if (reasons.some(({ indicator }) => !indicator))
		return (way > 0 ? m.change_title_up_only : m.change_title_down_only)({ points });
	const number = m.number_words().split(' ')[explainedBy] ?? String(explainedBy);
	return (way > 0 ? m.change_title_up : m.change_title_down)({ points, number, n: explainedBy });
}
