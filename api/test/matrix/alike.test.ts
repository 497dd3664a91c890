import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api.ts';
import { openCity, type City } from './city.ts';
import { keys } from './keys.ts';
import { allSeeing, byRole, everybody } from './viewers.ts';
import { noted, type Work } from './work.ts';

let city: City;
let api: Api;
let take: () => Work[];
beforeAll(async () => {
	city = await openCity();
	const behind = noted(city.database);
	take = behind.take;
	api = await city.api('yoga', {}, behind.database);
	for (const who of byRole) await city.ask(who, '{ viewer { name } }', {}, api);
});
afterAll(() => city.close());

const stranger = everybody.find(({ name }) => name === 'a grant that is over')!;
const strangers = [...byRole, stranger];

/** The answer without the number of the request, which alone may differ. */
const plain = (text: string) => text.replaceAll(/"requestId":"[^"]+"/g, '"requestId":""');

describe.each(keys)('$path', ({ document, hidden, missing }) => {
	test('a hidden row and a missing one have the same answer, to the byte', async () => {
		for (const who of strangers) {
			const [one, other] = [
				await city.ask(who, document, { key: hidden }, api),
				await city.ask(who, document, { key: missing }, api),
			];
			expect([who.name, one.status, plain(one.text)]).toEqual([
				who.name,
				other.status,
				plain(other.text),
			]);
		}
		// The control: whoever may see it is told something else.
		const [seen, none] = [
			await city.ask(allSeeing, document, { key: hidden }, api),
			await city.ask(allSeeing, document, { key: missing }, api),
		];
		expect(plain(seen.text)).not.toBe(plain(none.text));
	});

	test('and take the same work: the same statements, and no table looked into more often', async () => {
		for (const who of strangers) {
			take();
			await city.ask(who, document, { key: hidden }, api);
			const one = take();
			await city.ask(who, document, { key: missing }, api);
			expect([who.name, one]).toEqual([who.name, take()]);
		}
	});
});
