import { beginning, briefly, spanWords, type ToldLine } from '#lib/charts/titles.ts';
import { linesTitle } from '#lib/charts/titles-of-lines.ts';
import { listed } from '#lib/format/listed.ts';
import { named } from '#lib/format/named.ts';
import { decimal2, measured, percent, plain } from '#lib/format/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { figureOf, type Course, type Measure } from './course.ts';

const shortOf = (course: Course, locale: string) =>
	locale === 'en' ? course.shortEn : course.short;
const isScore = (course: Course) => course.kind !== 'indikator';

/** A figure of one course as it is shown: a score bare, an attainment in percent, a value in its unit. */
export function shownFigure(
	course: Course,
	measure: Measure,
	figure: string,
	locale: string,
): string {
	if (isScore(course)) return decimal2(figure, locale);
	if (measure === 'capaian') return percent(figure, locale);
	return course.unit === '%' ? `${plain(figure, locale)}%` : plain(figure, locale);
}

/** The same with the unit of a value, where it stands by itself. */
export function figureInUnit(
	course: Course,
	measure: Measure,
	figure: string,
	locale: string,
): string {
	if (measure === 'capaian') return shownFigure(course, measure, figure, locale);
	return measured(figure, (locale === 'en' ? course.unitEn : course.unit) ?? '', locale);
}

function toldLine(course: Course, measure: Measure, locale: string, alone: boolean): ToldLine {
	const name = briefly(shortOf(course, locale), course.code);
	const subject = !alone
		? name
		: course.kind === 'opd'
			? m.score_of({ name })
			: course.kind === 'kota'
				? m.tile_score()
				: measure === 'capaian'
					? m.attainment()
					: m.value();
	return {
		subject,
		points: course.points.map((point) => {
			const figure = figureOf(point, measure);
			return {
				period: point.period,
				figure,
				shown: figure === null ? '' : shownFigure(course, measure, figure, locale),
			};
		}),
	};
}

/** What the lines say together. */
export function trendTitle(courses: readonly Course[], measure: Measure, locale: string): string {
	return linesTitle(toldLines(courses, measure, locale));
}

/** The courses as a title needs them. */
export function toldLines(
	courses: readonly Course[],
	measure: Measure,
	locale: string,
): ToldLine[] {
	return courses.map((course) => toldLine(course, measure, locale, courses.length === 1));
}

/** What is measured, in which unit, over which periods; of one line, where it began. */
export function trendSubtitle(
	courses: readonly Course[],
	measure: Measure,
	locale: string,
): string {
	const [first] = courses;
	const told = measuredWords(courses, measure, locale);
	return first === undefined || courses.length > 1
		? told
		: told + beginning(toldLine(first, measure, locale, true));
}

function measuredWords(courses: readonly Course[], measure: Measure, locale: string): string {
	const what = listed(
		courses.map((course) =>
			courses.length === 1 ? named(course, locale) : shortOf(course, locale),
		),
		locale,
	);
	const told = { what, span: spanWords((courses[0]?.points ?? []).map((point) => point.period)) };
	if (measure === 'capaian')
		return courses.every(isScore) ? m.subtitle_score(told) : m.subtitle_percent(told);
	const units = new Set(courses.map((course) => (locale === 'en' ? course.unitEn : course.unit)));
	const [unit] = units;
	return units.size === 1 && unit
		? m.subtitle_value({ ...told, unit })
		: m.subtitle_value_plain(told);
}
