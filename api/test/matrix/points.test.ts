import { afterAll, beforeAll, expect, test } from 'vitest';
import { kept, points, pointsOf, pointsText } from './all-points.ts';
import { allowedRows, type Allowed } from './allowed.ts';
import { eachOf, openCity, type City } from './city.ts';
import type { Point, Target } from './points.ts';
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

test.each(Object.keys(points))('%s: each row by its own name, by every path', async (table) => {
	const asked = pointsOf(table);
	const text = pointsText(table);
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
	expect(kept.length).toBeGreaterThan(60);
});
