import { named } from '#lib/format/named.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodKey } from '#lib/period/period.ts';
import type { Course } from '#lib/trend/course.ts';
import type { Span } from '#lib/trend/load.ts';
import { number, text, type Cell, type Column, type Sheet } from './sheet.ts';

/** A score is no percent of a target, so it has a column of its own; the values are those that the percent is of. */
const columns: readonly Column[] = [
	text('subject'),
	text('code'),
	text('name'),
	text('unit'),
	text('period'),
	number('score'),
	number('comparedActual'),
	number('comparedTarget'),
	number('comparedLower'),
	number('comparedUpper'),
	text('basis'),
	number('missingCount'),
	number('percent'),
	text('state'),
	text('note'),
];

/** The points of every subject that the trend page draws, one row each. */
export function trendSheet(courses: readonly Course[], { from, to, asOf }: Span): Sheet {
	const locale = getLocale();
	return {
		name: `seksama-tren-${periodKey(from)}-${periodKey(to)}`,
		columns,
		rows: courses.flatMap((course) =>
			course.points.map((point): Cell[] => {
				const isScore = course.kind !== 'indikator';
				const figure = point.percent ?? null;
				return [
					course.kind,
					course.code,
					named(course, locale),
					locale === 'en' ? course.unitEn : course.unit,
					periodKey(point.period),
					isScore ? figure : null,
					point.actual ?? null,
					point.target ?? null,
					point.lower ?? null,
					point.upper ?? null,
					point.basis ?? null,
					point.missingCount ?? null,
					isScore ? null : figure,
					point.state,
					(locale === 'en' ? point.noteEn : point.note) ?? null,
				];
			}),
		),
		stamp: asOf === null ? {} : { asOf },
		about: [
			[m.file_span(), `${periodKey(from)} – ${periodKey(to)}`],
			[m.file_compared(), m.file_compared_words()],
			...courses.flatMap((course): [string, string][] =>
				course.source ? [[named(course, locale), course.source]] : [],
			),
		],
	};
}
