import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

async function dataOf(query: string): Promise<object> {
	const { data, errors } = await house.ask(null, query);
	expect(errors).toBeUndefined();
	return data as object;
}

test('a page of which only the cursors are asked has the cursors of its rows', async () => {
	const part = '(first: 2) { pageInfo { hasNextPage startCursor } edges { cursor } }';
	const whole = part.replace('cursor }', 'cursor node { id } }');
	for (const list of ['achievements', 'indicators', 'agencies', 'schools'])
		expect(await dataOf(`{ ${list}${whole} }`)).toMatchObject(await dataOf(`{ ${list}${part} }`));
	const nested = (text: string) =>
		`{ agency(code: "DINDIK") { indicators${text} } indicator(code: "DINDIK-01") { achievements${text} } }`;
	expect(await dataOf(nested(whole))).toMatchObject(await dataOf(nested(part)));
});
