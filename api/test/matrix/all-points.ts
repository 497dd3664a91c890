import { readMatrix } from '../../../schema/test/support/matrix.ts';
import { places, statuses, type Place } from '../../../schema/test/support/two-cities.ts';
import type { Place as Row } from './lines.ts';
import { peoplePoints } from './people-points.ts';
import { dataPoints, type Point, type Target } from './points.ts';
import { notShown } from './types.ts';

/** By table, every way to ask for one row of it by its own name. */
export const points: Record<string, (row: Target) => Point[]> = { ...dataPoints, ...peoplePoints };
// What is one's own is asked for in own.test.ts; what the program itself did, by every way in walk.test.ts.
export const kept = readMatrix().filter(
	({ table, resource, verbs, whose, may }) =>
		verbs[0] === 'read' &&
		whose !== 'SELF' &&
		whose !== 'PROGRAM' &&
		!(table in notShown || resource in notShown) &&
		(table in points || !may.PUBLIC),
);
const lines = kept.filter(({ table }) => table in points);
const agencies: Record<Place, string> = { OWN: 'DINDIK', CITY: 'DINKES', ELSEWHERE: 'DINDIK' };
const colleagues: Record<string, number> = { CASE: 10, WAITING: 20, WITHDRAWN: 30 };

/** The row of two-cities.ts that a line of the matrix is about. */
function rowOf({ table, state, whose }: (typeof lines)[number]): Target & { place: Row } {
	const place = places[whose as Place];
	const status = statuses.indexOf(state as never);
	const draft = state === 'DRAFT' && table.startsWith('indicator');
	const number = table === 'achievement' ? status + 1 : 6;
	const user = place.user + (colleagues[state] ?? 0);
	const ofPeople = table === 'app_user' ? user : user + 1000;
	const ofData = place.indicator + (table.startsWith('indicator') ? (draft ? 1 : 0) : number - 1);
	return {
		table,
		state,
		id: table in peoplePoints ? ofPeople : ofData,
		user,
		place: { agency: place.agency, city: place.city, school: null, state },
		code: `R-${whose}${draft ? '-D' : ''}`,
		agency: agencies[whose as Place],
		city: place.city,
		period: { year: 2030 + Math.floor(number / 4), quarter: (number % 4) + 1 },
		version: status + 1,
	};
}

/** Every row of a table of which the matrix speaks, by every path. */
export function pointsOf(table: string): { row: Target & { place: Row }; point: Point }[] {
	return lines
		.filter((line) => line.table === table)
		.map(rowOf)
		.flatMap((row) => points[table]!(row).map((point) => ({ row, point })));
}

/** One question for all of them, in that order: p0, p1 … */
export function pointsText(table: string): string {
	return `{ ${pointsOf(table)
		.map(({ point }, n) => `p${n}: ${point.text}`)
		.join(' ')} }`;
}
