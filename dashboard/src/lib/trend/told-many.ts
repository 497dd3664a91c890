import { movesTitle, uncompared } from '#lib/charts/moves-title.ts';
import type { Course, Measure } from './course.ts';
import { toldLines, trendSubtitle } from './told.ts';

/** How many of the courses rose and how many fell since the period before. */
export function multiplesTitle(
	courses: readonly Course[],
	measure: Measure,
	locale: string,
): string {
	return movesTitle(toldLines(courses, measure, locale));
}

/** The line below that title: the same as of a chart, and how many courses could not be compared. */
export function multiplesSubtitle(
	courses: readonly Course[],
	measure: Measure,
	locale: string,
): string {
	return trendSubtitle(courses, measure, locale) + uncompared(toldLines(courses, measure, locale));
}
