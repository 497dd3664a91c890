import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMatrix } from '../../../schema/test/rights/matrix.ts';
import { places, statuses, type Place } from '../../../schema/test/rights/two-cities.ts';
import { allowedRows, type Allowed } from './allowed.ts';
import { eachOf, openCity, type City } from './city.ts';
import type { Place as Row } from './lines.ts';
import { peoplePoints } from './people-points.ts';
import { dataPoints, type Point, type Target } from './points.ts';
import { notShown } from './types.ts';
import { allSeeing, everybody } from './viewers.ts';

let city: City;
let allowed: Allowed;
let cells = 0;
beforeAll(async () => {
	city = await openCity();
	allowed = await allowedRows(city);
});
afterAll(async () => {
	await city.close();
	console.log(`By its own name each row was asked for in ${cells} cells of viewer, path and row.`);
});

const points = { ...dataPoints, ...peoplePoints };
// What is one's own is asked for in own.test.ts; what the program itself did, by every way in walk.test.ts.
const kept = readMatrix().filter(
	({ table, resource, verbs, whose, may }) =>
		verbs[0] === 'read' &&
		whose !== 'SELF' &&
		whose !== 'PROGRAM' &&
		!(table in notShown || resource in notShown) &&
		(table in points || !may.PUBLIC),
);
const lines = kept.filter(({ table }) => table in points);
const agencies: Record<Place, string> = { OWN: 'DINDIK', CITY: 'DINKES', ELSEWHERE: 'DINDIK' };
const colleagues: Record<string, number> = { CASE: 10, PENDING: 20, WITHDRAWN: 30 };

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

test.each(Object.keys(points))('%s: each row by its own name, by every path', async (table) => {
	const asked = lines
		.filter((line) => line.table === table)
		.map(rowOf)
		.flatMap((row) => points[table]!(row).map((point) => ({ row, point })));
	const text = `{ ${asked.map(({ point }, n) => `p${n}: ${point.text}`).join(' ')} }`;
	const shown = (data: Record<string, unknown>) =>
		asked.map(({ point }, n) => (point.shows as (value: unknown) => boolean)(data[`p${n}`]));
	const whole = await city.ask(allSeeing, text);
	expect(whole.errors).toBeUndefined();
	const unseen = shown(whole.data ?? {}).flatMap((seen, n) => (seen ? [] : [name(asked[n]!)]));
	expect(unseen).toEqual([]);

	const wrong: string[] = [];
	await eachOf(everybody, async (who) => {
		const { data, errors } = await city.ask(who, text);
		expect(errors).toBeUndefined();
		shown(data ?? {}).forEach((seen, n) => {
			const { row } = asked[n]!;
			cells += 1;
			if (seen !== allowed.mayAt(who, table, row.place))
				wrong.push(`${who.name}: ${name(asked[n]!)} is ${seen ? 'seen' : 'hidden'}`);
		});
	});
	expect(wrong).toEqual([]);
});

function name({ row, point }: { row: Target; point: Point }): string {
	return `${row.table} ${row.state} ${row.id} in ${row.agency}, ${row.city}, by ${point.path}`;
}

test('every resource that is kept from somebody has its paths', () => {
	const silent = kept.filter(({ table }) => !(table in points));
	expect(silent.map(({ resource }) => resource)).toEqual([]);
	expect(lines.length).toBeGreaterThan(60);
});
