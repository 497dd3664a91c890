import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const current = `select jsonb_build_object('percent', percent::text, 'actual', trim_scale(actual)::text, 'state', state,
	'version', achievement_version) from app.publication where achievement_id = $1 and superseded_at is null`;
const publish = 'select app.publish_achievements($1::int[], $2)';

/** The input of a period of 2026 with its own entry, published or not. */
const inputOf = (one: Scenario['one'], indicator: number, quarter: number, year = 2026) =>
	one<{ basis: string; entries: object[] }>(
		`select input from app.period_inputs(array[$1::int], array[$3::int], array[$2::int], array[(
			select id from app.achievement where indicator_id = $1 and year = $3 and quarter = $2 and corrects_id is null)])`,
		[indicator, quarter, year],
	);

test('every publication recomputes from its own input to the stored numbers', async () => {
	expect(await city.one('select count(*)::int from app.publication')).toBeGreaterThan(80);
	expect(await city.one('select count(*)::int from app.publication_mismatches()')).toBe(0);
	const found = await city.undone(async (one) => {
		await one(
			'update app.publication set percent = percent + 0.01 where achievement_id = 11251 and superseded_at is null',
		);
		return one('select count(*)::int from app.publication_mismatches()');
	});
	expect(found).toBe(1);
});

test('a snapshot says what went into it, with its periods', async () => {
	expect(await city.one('select input from app.publication where achievement_id = 12252')).toEqual({
		direction: 'MAXIMIZE',
		accumulation: 'SUM',
		formula: 'LINEAR',
		zeroTarget: 'NOT_COMPUTABLE',
		basis: 'TO_DATE',
		entries: [
			{ period: { year: 2025, quarter: 1, label: '2025-Q1' }, target: '25', actual: '20' },
			{ period: { year: 2025, quarter: 2, label: '2025-Q2' }, target: '25', actual: '30' },
		],
	});
});

test('a change of target, definition or earlier figure never moves a published number', async () => {
	const [before, after, live] = await city.undone(async (one) => {
		const before = await one(current, [12252]);
		await one('update app.target set value = 1000 where indicator_id = 12');
		await one('update app.achievement set actual = 1 where id = 12251');
		await one(
			`update app.indicator_definition set direction = 'MINIMIZE', cap = 10 where indicator_id = 12`,
		);
		const shown = 'select attainment from app.achievement_attainments(array[12252])';
		const { percent, trace } = await one<{
			percent: string;
			trace: { steps: { value: string }[] };
		}>(shown);
		return [before, await one(current, [12252]), [percent, trace.steps.at(-1)?.value]];
	});
	expect(after).toEqual(before);
	expect(live).toEqual(['100.00', '100.00']);
});

test('a correction supersedes the snapshot before and keeps it', async () => {
	const rows =
		await city.one(`select jsonb_agg(jsonb_build_array(percent::text, superseded_at is not null) order by published_at)
		from app.publication where achievement_id = 31251`);
	expect(rows).toEqual([
		['80.00', true],
		['90.00', false],
	]);
});

test('publishing again what is published changes nothing', async () => {
	const [count, before, after] = await city.undone(async (one) => {
		const total = 'select count(*)::int from app.publication';
		const before = await one(total);
		return [await one(publish, [[12252, 11251], '2026-06-01']), before, await one(total)];
	});
	expect(count).toBe(0);
	expect(after).toBe(before);
});

test('the fourth quarter publishes the year from the same entries against the whole year', async () => {
	const yearOf = (indicator: number) =>
		city.one(
			`select jsonb_build_array(a.status, trim_scale(a.actual)::text, p.percent::text, p.input->>'basis')
			from app.achievement a join app.publication p on p.achievement_id = a.id and p.superseded_at is null
			where a.indicator_id = $1 and a.year = 2025 and a.quarter = 0`,
			[indicator],
		);
	expect(await yearOf(12)).toEqual(['PUBLISHED', '90', '90.00', 'ANNUAL']);
	expect(await yearOf(22)).toEqual(['PUBLISHED', '45', '75.00', 'ANNUAL']);
	// Its fourth quarter was never reported.
	expect(await yearOf(32)).toBeUndefined();
});

test('a correction of an earlier quarter renews the year that was already published', async () => {
	const years = await city.undone(async (one) => {
		await one(
			"update app.achievement set actual = 30, version = version + 1, status = 'VERIFIED' where id = 12251",
		);
		await one(publish, [[12251], '2026-06-01']);
		return one(`select jsonb_agg(jsonb_build_array(p.percent::text, p.superseded_at is null) order by p.id)
			from app.publication p where p.indicator_id = 12 and p.year = 2025 and p.quarter = 0`);
	});
	expect(years).toEqual([
		['90.00', false],
		['100.00', true],
	]);
});

test('rollups are what the one function computes', async () => {
	const differing = await city.one(`select count(*)::int from app.city_score c
		cross join lateral app.agency_scores(c.city_code, c.year, c.quarter) s
		left join app.agency_score r on r.city_code = c.city_code and r.year = c.year and r.quarter = c.quarter
			and r.agency_id = s.agency_id
		where (s.score, s.lowest, s.highest, s.band, s.rank, s.best_rank, s.worst_rank, s.weight, s.reported_weight)
			is distinct from (r.score, r.lowest, r.highest, r.band, r.rank, r.best_rank, r.worst_rank, r.weight, r.reported_weight)`);
	expect(differing).toBe(0);
	expect(await city.one('select count(*)::int from app.city_score')).toBe(10);
});

test('publishing before an earlier publication is refused', async () => {
	const attempt = city.undone(async (one) => {
		await one(
			"update app.achievement set version = version + 1, status = 'VERIFIED' where id = 12251",
		);
		await one(publish, [[12251], '2020-01-01']);
	});
	await expect(attempt).rejects.toMatchObject({
		code: '22023',
		message: expect.stringMatching(/^at: /) as string,
	});
});

test('nobody who asks through the API can publish or write scores', async () => {
	for (const user of [null, 2, 5, 15])
		for (const call of [
			'app.publish_achievements(array[21261], now())',
			"app.refresh_scores('33.75', 2025, 1)",
		])
			await expect(city.oneAs(user, `select ${call}`)).rejects.toMatchObject({ code: '42501' });
});

test('a live attainment counts its own period and only published ones before it', async () => {
	// 2026-Q1 of DINDIK-02 is only submitted: its own row counts for itself, not for anybody else.
	const state = (quarter: number) => inputOf(city.one, 12, quarter);
	expect((await state(1)).entries).toEqual([
		{ period: { year: 2026, quarter: 1, label: '2026-Q1' }, target: '25', actual: '22' },
	]);
	expect((await state(2)).entries[0]).toEqual({
		period: { year: 2026, quarter: 1, label: '2026-Q1' },
		target: '25',
	});
});

test('a fact without a target keeps its actual', async () => {
	expect(await city.one(current, [41250])).toMatchObject({
		state: 'NO_TARGET',
		actual: '6.14',
		percent: null,
	});
});

test('the newest adopted revision of a target counts, a draft never', async () => {
	const entries = await city.undone(async (one) => {
		await one(`insert into app.target (city_code, agency_id, indicator_id, year, quarter, revision, status, value)
			values ('33.75', 1, 11, 2026, 2, 3, 'DRAFT', 999)`);
		return (await inputOf(one, 11, 2)).entries;
	});
	expect(entries).toMatchObject([{ target: '80' }, { target: '82' }]);
});

test('a year that is reported as a whole is compared with its own target', async () => {
	const input = await city.undone(async (one) => {
		await one(`insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual)
			values ('33.75', 1, 12, 2026, 0, 'DRAFT', 88)`);
		await one(`insert into app.target (city_code, agency_id, indicator_id, year, quarter, value)
			values ('33.75', 1, 12, 2026, 0, 110)`);
		return inputOf(one, 12, 0);
	});
	expect(input.entries).toEqual([
		{ period: { year: 2026, label: '2026' }, target: '110', actual: '88' },
	]);
});

test('a target of the year alone stands at the end of its quarters, or in every one of a mean', async () => {
	const [sum, mean] = await city.undone(async (one) => {
		await one("update app.achievement set status = 'PUBLISHED' where year = 2026");
		await one('delete from app.target where year = 2026 and quarter > 0');
		await one(`insert into app.target (city_code, agency_id, indicator_id, year, quarter, value)
			values ('33.75', 1, 12, 2026, 0, 110), ('33.75', 2, 21, 2026, 0, 10)`);
		return [await inputOf(one, 12, 0), await inputOf(one, 21, 0)];
	});
	expect(sum.basis).toBe('ANNUAL');
	expect(sum.entries.map((entry) => 'target' in entry)).toEqual([false, false, false, true]);
	expect(mean.entries).toMatchObject([
		{ target: '10' },
		{ target: '10' },
		{ target: '10' },
		{ target: '10' },
	]);
});

test('a period before the first definition has no input', async () => {
	expect(await inputOf(city.one, 12, 1, 2001)).toBeUndefined();
});
