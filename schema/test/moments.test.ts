import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyEvent, happen, momentNumber } from './support/city-events.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const periods = [
	[2025, 1],
	[2025, 3],
	[2025, 4],
	[2025, 0],
	[2026, 1],
	[2026, 2],
	[2026, 3],
] as const;

interface Edition {
	asOf: string;
	digest: string;
	names: string[];
}

const edition = (one: Scenario['one'], [year, quarter]: (typeof periods)[number], at?: string) =>
	one<Edition>(
		`select jsonb_build_object('asOf', r->'asOf', 'digest', r->'digest', 'names', (select jsonb_agg(n order by n)
			from jsonb_path_query(r, '$.**.agency.name') as n))
		from app.ranking('33.75', $1, $2, $3) as r`,
		[year, quarter, at ?? null],
	);

test('asked for any moment, a ranking is what it was at that moment, whatever happened since', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anyEvent, { minLength: 3, maxLength: 10 }), async (events) => {
			await city.undone(async (one) => {
				const then: { at: string; period: (typeof periods)[number]; was: Edition }[] = [];
				for (const [n, event] of events.entries()) {
					const at = momentNumber(n);
					await happen(one, event, at);
					for (const period of periods) then.push({ at, period, was: await edition(one, period) });
				}
				for (const { at, period, was } of then) {
					const said = `${JSON.stringify(events)} ${period.join('-Q')} ${at}`;
					const asked = await edition(one, period, at);
					expect([asked.digest, asked.names], said).toEqual([was.digest, was.names]);
					expect((await edition(one, period, was.asOf)).digest, `${said} ${was.asOf}`).toBe(
						was.digest,
					);
				}
			});
		}),
		{ seed: 18, numRuns: 12 },
	);
});

test.each([
	"app.ranking('33.75', 2025, 3, now() + interval '1 minute')",
	"app.rank_history('33.75', 2025, 3, now() + interval '1 minute', 4)",
	"app.trend('CITY', '33.75', '33.75', 2025, 1, 2025, 3, now() + interval '1 minute')",
	"app.agency_standing(1, 2025, 3, now() + interval '1 minute')",
])('%s: a moment that is to come is refused', async (question) => {
	await expect(city.oneAs(null, `select ${question}`)).rejects.toThrow(
		'asOf: lies in the future; give a moment that has been, or none for now',
	);
});

test('a trend as of a moment is what was published then, of a city, an agency and an indicator', async () => {
	const percents = (subject: string, key: string, at: string) =>
		city.oneAs<(string | null)[]>(
			null,
			`select jsonb_path_query_array(app.trend($1, $2, '33.75', 2025, 1, 2025, 3, $3), '$.points[*].percent')`,
			[subject, key, at],
		);
	// DLH-01 of 2025-Q1 was published as 80.00 and corrected to 90.00 on 2025-08-20.
	expect(await percents('INDICATOR', 'DLH-01', '2025-08-19T00:00:00Z')).toEqual([
		'80.00',
		'80.00',
		null,
	]);
	expect(await percents('AGENCY', 'DLH', '2025-08-19T00:00:00Z')).toEqual(['90.00', '90.00', null]);
	expect(await percents('AGENCY', 'DLH', '2025-12-01T00:00:00Z')).toEqual([
		'95.00',
		'90.00',
		'30.00',
	]);
	expect(await percents('CITY', '33.75', '2025-08-19T00:00:00Z')).toEqual(['83.06', '88.61', null]);
	expect(await percents('CITY', '33.75', '2026-11-01T00:00:00Z')).toEqual(
		await city.oneAs(
			null,
			`select jsonb_path_query_array(app.trend('CITY', '33.75', '33.75', 2025, 1, 2025, 3), '$.points[*].percent')`,
		),
	);
});
