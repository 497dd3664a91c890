import type { Share } from '#lib/charts/share.ts';
import { dayOf } from '#lib/period/day.ts';
import { periodKey } from '#lib/period/period.ts';
import type { Course, Measure } from './course.ts';
import type { Span } from './load.ts';
import { subjectState } from './subjects.ts';

/** The state of the trend page that shows these courses again, with its range spelled out. */
export function trendShare(courses: readonly Course[], measure: Measure, span: Span): Share {
	return {
		kind: 'tren',
		path: '/tren',
		state: {
			...subjectState(courses),
			satuan: span.yearly ? 'tahun' : null,
			ukuran: measure === 'nilai' ? 'nilai' : null,
			from: periodKey(span.from),
			to: periodKey(span.to),
			asOf: span.asOf && dayOf(span.asOf),
		},
		asOf: span.asOf,
	};
}
