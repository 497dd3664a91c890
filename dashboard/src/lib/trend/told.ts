import { briefly, lineTitle, spanWords, type ToldLine } from '#lib/charts/titles.ts';
import { listed } from '#lib/format/listed.ts';
import { named } from '#lib/format/named.ts';
import { decimal2, percent, plain } from '#lib/format/number.ts';
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
	return lineTitle(
		courses.map((course) => toldLine(course, measure, locale, courses.length === 1)),
	);
}

/** How many of the courses rose and how many fell from their first figure to their last. */
export function multiplesTitle(courses: readonly Course[], measure: Measure): string {
	if (courses.every(({ points }) => points.every((point) => figureOf(point, measure) === null)))
		return m.picture_none();
	const changes = courses.map((course) => {
		const known = course.points.flatMap((point) => figureOf(point, measure) ?? []);
		return Number(known.at(-1)) - Number(known[0]);
	});
	return m.title_multiples({
		up: changes.filter((change) => change > 0).length,
		down: changes.filter((change) => change < 0).length,
		n: courses.length,
	});
}

/** What is measured, in which unit, over which periods. */
export function trendSubtitle(courses: readonly Course[], measure: Measure, locale: string) {
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
