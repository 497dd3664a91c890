import { dashOf, toneOf } from '#lib/charts/lines.ts';
import { queryOf } from '#lib/charts/share.ts';
import { trendSheet } from '#lib/export/trend-sheet.ts';
import { named } from '#lib/format/named.ts';
import { forDrawing } from '#lib/format/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { periodShort } from '#lib/period/period.ts';
import {
	figureOf,
	measureOf,
	shareOneScale,
	type Course,
	type Measure,
} from '#lib/trend/course.ts';
import { courseLines } from '#lib/trend/lines.ts';
import { coursesOf, trendSpan } from '#lib/trend/load.ts';
import { trendShare } from '#lib/trend/share.ts';
import { MOST_LINES, subjectsOf } from '#lib/trend/subjects.ts';
import { multiplesSubtitle, multiplesTitle } from '#lib/trend/told-many.ts';
import { shownFigure, trendSubtitle, trendTitle } from '#lib/trend/told.ts';
import { refuseAbsent } from '#lib/address/refused.ts';
import type { Panel, Picture } from '../picture.ts';
import { sourceOf, type Question } from './question.ts';

/** The lines of the trend page. */
export async function trendPicture(question: Question): Promise<Picture> {
	const { client, state, locale, home, city, periods, period } = question;
	const { span } = await trendSpan(client, state, home, { published: periods, fallback: period });
	const { courses, absent } = await coursesOf(client, subjectsOf(state, home), span, city);
	if (absent[0] !== undefined) refuseAbsent(absent[0]);
	const measure = measureOf(state.get('ukuran'), courses);
	const together = courses.length <= MOST_LINES && shareOneScale(courses, measure);
	const share = trendShare(courses, measure, span);
	const sources = [...new Set(courses.flatMap((course) => course.source ?? []))];
	return {
		title: (together ? trendTitle : multiplesTitle)(courses, measure, locale),
		subtitle: (together ? trendSubtitle : multiplesSubtitle)(courses, measure, locale),
		// Facts that others published are real also where the rest is made up.
		source:
			sources.length > 0
				? `${m.source_is()} ${sources.join('; ')}`
				: sourceOf(question, m.picture_source()),
		asOf: span.asOf,
		address: `${share.path}?${queryOf(share.state)}`,
		signs:
			together && courses.length > 1
				? courses.map((course, at) => ({
						label: named(course, locale),
						tone: toneOf(at),
						dash: dashOf(at),
					}))
				: [],
		drawing: together
			? { kind: 'lines', lines: courseLines(courses, measure, locale) }
			: { kind: 'panels', panels: courses.map((course) => panel(course, measure, locale)) },
		sheet: () => trendSheet(courses, span),
	};
}

function panel(course: Course, measure: Measure, locale: string): Panel {
	const known = course.points.filter((point) => figureOf(point, measure) !== null);
	const [first, last] = [known[0], known.at(-1)];
	const figure = last && figureOf(last, measure);
	return {
		name: named(course, locale),
		value: figure ? shownFigure(course, measure, figure, locale) : m.state_not_reported(),
		values: course.points.map((point) => forDrawing(figureOf(point, measure))),
		from: first ? periodShort(first.period, locale) : '',
		to: last ? periodShort(last.period, locale) : '',
	};
}
