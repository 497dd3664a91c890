import type { PictureKind } from '#lib/charts/share.ts';
import { m } from '#lib/paraglide/messages.js';
import { parsePeriod } from '#lib/period/period.ts';
import { MOST_SUBJECTS } from '#lib/trend/subjects.ts';
import { fileParameters, pageParameters, pictureParameters } from './parameters.ts';
import { problemsOf } from './read.ts';
import { clipped } from './rule.ts';

export type FileName = keyof typeof fileParameters;

/** What a page does not understand of its address; nothing is asked of pages that read their own. */
export function pageProblems(route: string | null, state: URLSearchParams): string[] {
	const known = pageParameters[route ?? ''];
	if (known === undefined) return [];
	const problems = problemsOf(state, known, { lenient: true });
	return route === '/tren' ? [...problems, ...trendProblems(state)] : problems;
}

export function fileProblems(name: FileName, state: URLSearchParams): string[] {
	const problems = problemsOf(state, fileParameters[name]);
	return name === 'trend' ? [...problems, ...trendProblems(state)] : problems;
}

export function pictureProblems(kind: PictureKind, state: URLSearchParams): string[] {
	const problems = problemsOf(state, pictureParameters[kind]);
	if (kind === 'penyumbang' && !state.get('opd'))
		return [...problems, m.address_needed({ name: 'opd', example: 'DINDIK' })];
	return kind === 'tren' ? [...problems, ...trendProblems(state)] : problems;
}

/** The ends of a trend are of the kind that it is drawn in, and its lines can be told apart. */
function trendProblems(state: URLSearchParams): string[] {
	const yearly = state.get('satuan') === 'tahun';
	const kinds = ['from', 'to'].flatMap((name) => {
		const value = state.get(name);
		const period = parsePeriod(value);
		return value && period && Boolean(period.quarter) === yearly
			? [m.address_kind({ name, value: clipped(value) })]
			: [];
	});
	const names = ['kota', 'opd', 'indikator'];
	const n = new Set(names.flatMap((name) => state.getAll(name).map((one) => name + one))).size;
	return n > MOST_SUBJECTS
		? [...kinds, m.address_too_many({ name: names.join(', '), n, most: MOST_SUBJECTS })]
		: kinds;
}
