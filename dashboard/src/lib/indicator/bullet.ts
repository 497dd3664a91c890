import { forDrawing } from '#lib/format/number.ts';

/** The values that an attainment compares, as the API gives them. */
export interface Compared {
	actual: string | null;
	target: string | null;
	lower: string | null;
	upper: string | null;
}

/** Places on a bullet bar, in percent of its width. */
export interface BulletPlaces {
	actual: number;
	/** The mark of a point target, or where a range begins and ends. */
	from: number;
	to: number;
}

/** The bar ends a little behind the greater of the two, so that neither sticks to the end. */
const ROOM = 1.08;

/** Where to draw what; null where there is nothing to compare. What is below zero stands at zero. */
export function bulletPlaces({ actual, target, lower, upper }: Compared): BulletPlaces | null {
	const value = forDrawing(actual);
	const from = forDrawing(target ?? lower);
	const to = forDrawing(target ?? upper);
	if (value === null || from === null || to === null) return null;
	const end = Math.max(value, from, to) * ROOM;
	const place = (one: number) => (end > 0 ? Math.min(100, Math.max(0, (one / end) * 100)) : 0);
	return { actual: place(value), from: place(from), to: place(to) };
}
