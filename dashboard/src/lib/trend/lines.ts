import type { Lines } from '#lib/charts/lines.ts';
import { forDrawing } from '#lib/format/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { periodShort } from '#lib/period/period.ts';
import { figureOf, type Course, type Measure } from './course.ts';

/** The courses as lines of one drawing. */
export function courseLines(courses: readonly Course[], measure: Measure, locale: string): Lines {
	const [only] = courses.length === 1 ? courses : [];
	const target = targetOf(only, measure);
	return {
		periods: (courses[0]?.points ?? []).map((point) => periodShort(point.period, locale)),
		lines: courses.map((course) => ({
			name: locale === 'en' ? course.shortEn : course.short,
			values: course.points.map((point) => forDrawing(figureOf(point, measure))),
		})),
		...(target === undefined ? {} : { target }),
		...(measure === 'capaian' ? { ceiling: 100 } : {}),
		breaks: (only?.points ?? []).flatMap((point, at) =>
			// A note on what has no percent says why there is none.
			point.note && point.state === 'COMPUTED' && figureOf(point, measure)
				? [{ at, label: m.rule_changed() }]
				: [],
		),
	};
}

/** A value to reach that stays the same over the whole range can be drawn as one line. */
function targetOf(only: Course | undefined, measure: Measure) {
	if (measure === 'capaian') return { value: 100, label: m.target_100() };
	const targets = new Set(only?.points.map((point) => point.target) ?? []);
	const [value] = targets;
	return targets.size === 1 && value ? { value: Number(value), label: m.target() } : undefined;
}
