import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

/** The data of an answer, which both servers give alike to the letter. */
async function data(query: string): Promise<unknown> {
	const yoga = await house.ask(null, query, undefined, 'yoga');
	expect(await house.ask(null, query, undefined, 'apollo')).toEqual(yoga);
	expect(yoga.errors).toBeUndefined();
	return yoga.data;
}

test('an attainment says its verdict in the language asked for: a preview of its own values, an achievement in its unit', async () => {
	const entry = '{ target: 3, actual: 2, period: { year: 2025, quarter: 3 } }';
	expect(
		await data(`{ previewAttainment(input: { direction: MAXIMIZE, accumulation: SUM, entries: [${entry}] }) {
			verdict { code sentence note span en: sentence(locale: EN) } } }`),
	).toEqual({
		previewAttainment: {
			verdict: {
				code: 'MISSED',
				sentence: 'Belum tercapai: 2 dari 3, Juli–September 2025.',
				note: null,
				span: 'Juli–September 2025',
				en: 'Not met: 2 of 3, July–September 2025.',
			},
		},
	});
	expect(
		await data(`{ indicator(code: "DLH-01") { achievement(period: { year: 2025, quarter: 2 }) {
			attainment { verdict { code sentence(locale: EN) } } } } }`),
	).toMatchObject({ indicator: { achievement: { attainment: { verdict: { code: 'MISSED' } } } } });
});

test('each published version says what it was published as, and by which rule', async () => {
	const { indicator } = (await data(
		`{ indicator(code: "DLH-01") { achievement(period: { year: 2025, quarter: 2 }) {
			attainment { percent } history { status actual percent ruleVersion numerator } } } }`,
	)) as { indicator: { achievement: { attainment: object; history: object[] } } };
	const { attainment, history } = indicator.achievement;
	expect(history.at(-1)).toMatchObject({
		...attainment,
		status: 'PUBLISHED',
		ruleVersion: expect.stringMatching(/^\d{4}\.\d/) as string,
		numerator: null,
	});
});
