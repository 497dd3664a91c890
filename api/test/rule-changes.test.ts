import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
	// From 2025-Q3 on DLH-01 is capped at 55; its figure of that quarter, 30 of 50, is published anew by that rule.
	await house.database.asOwner((client) =>
		client.query(`
			insert into app.indicator_definition select (jsonb_populate_record(d, '{"id": 9000, "version": 2, "cap": 55,
				"valid_from_year": 2025, "valid_from_quarter": 3, "reason": "Uji.", "reason_en": "A test."}')).*
			from app.indicator_definition d where d.indicator_id = 31 and d.version = 1;
			update app.achievement set status = 'VERIFIED', version = version + 1 where id = 31253;
			select app.publish_achievements('{31253}', '2026-06-01')`),
	);
});
afterAll(() => house.close());

test('a changed rule comes with the value before, the difference and a sentence, for everybody and on both servers', async () => {
	const query = `query Changes($now: PeriodInput!, $then: PeriodInput!) { indicator(code: "DLH-01") {
		now: achievement(period: $now) { attainment { percent } ruleChanges { kind before after since reason reasonEn
			difference id: sentence en: sentence(locale: EN) former { state percent band trace { formula sentence } } } }
		then: achievement(period: $then) { ruleChanges { kind } } } }`;
	const variables = { now: { year: 2025, quarter: 3 }, then: { year: 2025, quarter: 2 } };
	const answer = await house.ask(null, query, variables, 'yoga');
	expect(await house.ask(null, query, variables, 'apollo')).toEqual(answer);
	expect(answer.errors).toBeUndefined();
	expect(answer.data).toEqual({
		indicator: {
			now: {
				attainment: { percent: '55.00' },
				ruleChanges: [
					{
						kind: 'DEFINITION',
						before: 1,
						after: 2,
						since: '2025-07-01',
						reason: 'Uji.',
						reasonEn: 'A test.',
						difference: '-5.00',
						id: 'Sejak triwulan III 2025, batas tertinggi capaian menjadi 55% (sebelumnya: tanpa batas).',
						en: 'Since Q3 2025, the cap is 55% (before: no limit).',
						former: {
							state: 'COMPUTED',
							percent: '60.00',
							band: 'LOW',
							trace: {
								formula: 'A / T × 100; A = realisasi, T = target',
								sentence:
									'Capaian 60,00% karena realisasi 30 dari target 50; makin besar makin baik.',
							},
						},
					},
				],
			},
			then: { ruleChanges: [] },
		},
	});
});
