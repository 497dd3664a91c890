import type { TrendLinePointFragment } from '#lib/graphql/generated/graphql.ts';
import type { Subject } from './subjects.ts';

/** One subject with its name and its points. */
export interface Course extends Subject {
	name: string;
	nameEn: string;
	short: string;
	shortEn: string;
	/** The unit of its values; null where it only has a score. */
	unit: string | null;
	unitEn: string | null;
	/** Which values are good ones; null where it only has a score. */
	direction: string | null;
	source: string | null;
	points: readonly TrendLinePointFragment[];
}

export type Measure = 'capaian' | 'nilai';

/**
 * What the lines show: percent of the target, or the values themselves. Values are shown where they are asked
 * for, and where nothing has a percent, as with published facts that have no target.
 */
export function measureOf(asked: string | null, courses: readonly Course[]): Measure {
	const anyPercent = courses.some((course) => course.points.some((point) => point.percent));
	if (asked === 'nilai' && courses.every((course) => course.kind === 'indikator')) return 'nilai';
	return anyPercent ? 'capaian' : 'nilai';
}

/** The figure of a point under a measure, as the API gave it. */
export function figureOf(point: TrendLinePointFragment, measure: Measure): string | null {
	return (measure === 'capaian' ? point.percent : point.actual) ?? null;
}

/** Values of different units do not belong on one scale. */
export function shareOneScale(courses: readonly Course[], measure: Measure): boolean {
	return measure === 'capaian' || new Set(courses.map((course) => course.unit)).size <= 1;
}
