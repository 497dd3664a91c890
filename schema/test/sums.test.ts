import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectExact } from './support/expression.ts';
import { anyEvent, happen, momentNumber } from './support/city-events.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

interface Trace {
	steps: { expression: string; value: string }[];
}
interface Standing {
	score: string | null;
	trace: Trace | null;
	contributions: {
		share: string | null;
		points: string | null;
		lost: string | null;
		counted: string | null;
		weight: string;
	}[];
}

const cents = (text: string | null) => Math.round(Number(text ?? 0) * 100);
const sum = (list: (string | null)[]) => list.reduce((all, one) => all + cents(one), 0);

const checkStanding = ({ score, contributions, trace }: Standing, said: string) => {
	const counting = contributions.filter(({ points }) => points !== null);
	if (score === null || counting.length === 0) return false;
	expect(sum(counting.map(({ points }) => points)), said).toBe(cents(score));
	expect(sum(counting.map(({ lost }) => lost)), said).toBe(10_000 - cents(score));
	expect(sum(counting.map(({ share }) => share)), said).toBe(10_000);
	const weight = counting.reduce((all, one) => all + Number(one.weight), 0);
	for (const one of counting) {
		expect(cents(one.points) + cents(one.lost), said).toBe(cents(one.share));
		const exact = (Number(one.weight) * Number(one.counted)) / weight;
		expect(Math.abs(Number(one.points) - exact), said).toBeLessThan(0.01 + 1e-9);
		if (one.counted === '100.00') expect(one.lost, said).toBe('0.00');
	}
	for (const { expression, value } of trace!.steps) expectExact(expression, value);
	expect(trace!.steps.at(-1)!.value).toBe(score);
	return true;
};

test('points add up to the score, what is lost to the rest of 100, shares to 100, in whatever the city becomes', async () => {
	let checked = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(anyEvent, { minLength: 2, maxLength: 8 }), async (events) => {
			await city.undone(async (one) => {
				for (const [n, event] of events.entries()) await happen(one, event, momentNumber(n));
				for (const agency of [1, 2, 3])
					for (const quarter of [0, 1, 2, 3, 4]) {
						const standing = await one<Standing | null>(
							'select app.agency_standing($1, 2025, $2)',
							[agency, quarter],
						);
						if (
							standing &&
							checkStanding(standing, `${JSON.stringify(events)} ${agency} Q${quarter}`)
						)
							checked += 1;
					}
			});
		}),
		{ seed: 7, numRuns: 15 },
	);
	expect(checked).toBeGreaterThan(80);
});

test('parts over a whole add up to its rounded value, each within a hundredth, and whole ones stay as they are', async () => {
	const parts = fc.array(fc.integer({ min: -20_000, max: 1_000_000 }), {
		minLength: 1,
		maxLength: 30,
	});
	await fc.assert(
		fc.asyncProperty(parts, fc.integer({ min: 1, max: 999 }), async (list, den) => {
			const [found, total] = await city.one<[string[], string]>(
				`select jsonb_build_array(to_jsonb(app.apportioned(p, $2, t)::text[]), t::text)
				from (select $1::numeric[] as p, app.round_ratio((select sum(x) from unnest($1::numeric[]) as x), $2) as t) as s`,
				[list, den],
			);
			expect(sum(found)).toBe(cents(total));
			for (const [i, part] of list.entries()) {
				expect(Math.abs(Number(found[i]) - part / den)).toBeLessThan(0.01 + 1e-7);
				if ((part * 100) % den === 0) expect(cents(found[i]!)).toBe((part * 100) / den);
			}
		}),
		{ seed: 3, numRuns: 150 },
	);
});

test('the score of the city tells how it came about, from the scores that are shown', async () => {
	const { cityScore, trace, entries } = await city.oneAs<{
		cityScore: string;
		trace: Trace & { sentence: { id: string; en: string } };
		entries: { score: string }[];
	}>(null, "select app.ranking('33.75', 2025, 3)");
	expect(trace.steps[0]!.expression).toBe(
		entries.map(({ score }) => String(Number(score))).join(' + '),
	);
	for (const { expression, value } of trace.steps) expectExact(expression, value);
	expect(trace.steps.at(-1)!.value).toBe(cityScore);
	expect(trace.sentence).toEqual({
		id: 'Skor 65,05 adalah rata-rata skor 3 perangkat daerah yang diperingkat.',
		en: 'The score of 65.05 is the mean of the scores of 3 ranked agencies.',
	});
});

test('the ranking counts the figures inside which a due period is missing', async () => {
	await city.undone(async (one) => {
		const count = () =>
			one<number>(
				`select (e->>'incompleteCount')::int from jsonb_array_elements(app.ranking('33.75', 2025, 3)->'entries') as e
				where e#>>'{agency,code}' = 'DINDIK'`,
			);
		expect(await count()).toBe(0);
		await one(
			'update app.publication set missing = 1 where indicator_id = 12 and year = 2025 and quarter = 3',
		);
		await one("select app.refresh_scores('33.75', 2025, 3)");
		expect(await count()).toBe(1);
	});
});

test('what adds to a score tells the verdict of its figure, as of any moment', async () => {
	const verdicts = (at: string | null) =>
		city.oneAs<Record<string, string>>(
			null,
			`select jsonb_object_agg(c#>>'{indicator,code}', c#>>'{verdict,sentence,id}')
			from jsonb_array_elements(app.agency_standing(3, 2025, 1, $1)->'contributions') as c`,
			[at],
		);
	const [now] = await city.one<[string]>(
		`select jsonb_agg(attainment#>>'{verdict,sentence,id}') from app.achievement_attainments(array[31251], true)`,
	);
	expect(await verdicts(null)).toMatchObject({ 'DLH-01': now });
	// Published as 40 and corrected to 45 on 2025-08-20; the target is 50.
	expect((await verdicts('2025-08-19T00:00:00Z'))['DLH-01']).toContain('40%, target 50%');
	expect((await verdicts('2025-09-01T00:00:00Z'))['DLH-01']).toContain('45%, target 50%');
});
