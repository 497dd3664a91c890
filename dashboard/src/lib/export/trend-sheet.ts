import { periodKey } from '#lib/period/period.ts';
import type { Course } from '#lib/trend/course.ts';
import type { Span } from '#lib/trend/load.ts';
import type { Sheet } from './sheet.ts';

/** The points of every subject that the trend page draws, one row each. */
export function trendSheet(courses: readonly Course[], { from, to }: Span): Sheet {
	return {
		name: `seksama-tren-${periodKey(from)}-${periodKey(to)}`,
		header: [
			'jenis',
			'kode',
			'nama',
			'satuan',
			'periode',
			'nilai',
			'target',
			'capaian_persen',
			'keadaan',
			'catatan',
			'catatan_en',
		],
		rows: courses.flatMap((course) =>
			course.points.map((point) => [
				course.kind,
				course.code,
				course.name,
				course.unit,
				periodKey(point.period),
				point.actual ?? null,
				point.target ?? null,
				point.percent ?? null,
				point.state,
				point.note ?? null,
				point.noteEn ?? null,
			]),
		),
		about: [
			['Rentang', `${periodKey(from)} – ${periodKey(to)}`],
			...courses.flatMap((course): [string, string][] =>
				course.source ? [[course.name, course.source]] : [],
			),
		],
	};
}
