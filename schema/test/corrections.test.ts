import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCorrection, correction, happen, momentNumber } from './support/city-events.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const wrong = `select jsonb_build_object(
	'outdated', (select count(*) from app.outdated_publications(array(
		select id from app.publication where superseded_at is null))),
	'unlike', (select count(*) from app.unlike_entries()),
	'mismatches', (select count(*) from app.publication_mismatches()),
	'twice', (select count(*) from (select achievement_id from app.publication where superseded_at is null
		group by 1 having count(*) > 1) as t))`;
const nothing = { outdated: 0, unlike: 0, mismatches: 0, twice: 0 };

test('after any corrections, every published figure is built on what is published now', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(correction, { minLength: 1, maxLength: 6 }), async (events) => {
			await city.undone(async (one) => {
				for (const [n, event] of events.entries()) {
					await happen(one, event, momentNumber(n));
					expect(await one(wrong), JSON.stringify(events)).toEqual(nothing);
				}
			});
		}),
		{ seed: 4, numRuns: 25 },
	);
});

test('several corrections of one year published in one act leave one cascade', async () => {
	await city.undone(async (one) => {
		const ids: (number | null)[] = [];
		for (const pick of [20, 21, 22, 23])
			ids.push(await beginCorrection(one, { kind: 'CORRECT', pick, value: 33 }, momentNumber(0)));
		await one('select app.publish_achievements($1, $2)', [ids, momentNumber(1)]);
		expect(await one(wrong)).toEqual(nothing);
		expect(
			await one('select count(*)::int from app.achievement where corrects_id is not null'),
		).toBe(0);
	});
});

interface Moves {
	figures: {
		period: { label: string };
		before: { percent: string | null };
		after: { percent: string | null };
	}[];
	scores: { period: { quarter: number | null }; before: string | null; after: string | null }[];
}

test('a preview tells exactly what publishing a correction moves, of figures and of scores', async () => {
	const now = `select jsonb_build_object(
		'figures', (select jsonb_object_agg(i, j) from (select app.period_json(year, quarter)->>'label' as i,
			app.moved_figure(state, percent, actual, target) as j from app.publication
			where indicator_id = $1 and year = $2 and superseded_at is null) as f),
		'scores', (select jsonb_object_agg(app.period_json(year, quarter)->>'label', score::text) from app.agency_score
			where agency_id = $1 / 10 and year = $2))`;
	let moved = 0;
	await fc.assert(
		fc.asyncProperty(correction, async (event) => {
			await city.undone(async (one) => {
				const id = await beginCorrection(one, event, momentNumber(0));
				const [indicator, year] = await one<[number, number]>(
					'select jsonb_build_array(indicator_id, year) from app.achievement where id = $1',
					[id],
				);
				type Now = { figures: Record<string, unknown>; scores: Record<string, string | null> };
				const before = await one<Now>(now, [indicator, year]);
				const moves = await one<Moves>('select app.correction_moves($1)', [id]);
				await one('select app.publish_achievements(array[$1::int], $2)', [id, momentNumber(1)]);
				const after = await one<Now>(now, [indicator, year]);
				const changed = (key: keyof Now) =>
					Object.keys(after[key])
						.filter(
							(label) => JSON.stringify(after[key][label]) !== JSON.stringify(before[key][label]),
						)
						.map((label) => [label, before[key][label], after[key][label]])
						.sort();
				const said = (list: { period: object; before: unknown; after: unknown }[]) =>
					list.map((m) => [(m.period as { label: string }).label, m.before, m.after]).sort();
				expect(said(moves.figures)).toEqual(changed('figures'));
				expect(said(moves.scores)).toEqual(changed('scores'));
				moved += moves.figures.length;
			});
		}),
		{ seed: 9, numRuns: 40 },
	);
	expect(moved).toBeGreaterThan(60);
});

const figure = `select jsonb_build_object('percent', p.percent::text, 'reason', v.reason, 'reasonEn', v.reason_en, 'at',
		p.published_at)
	from app.publication p
	join app.achievement_version v on v.achievement_id = p.achievement_id and v.version = p.achievement_version
	where p.indicator_id = $1 and p.year = 2025 and p.quarter = $2 and p.superseded_at is null`;

test('a corrected quarter reaches the quarters after it and the year, with the correction as the reason', async () => {
	await city.undone(async (one) => {
		// DINDIK-02 sums 20, 30, 20, 20 against 25 each: 80.00, 100.00, 93.33, 90.00.
		const id = await one<number>(
			`insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, corrects_id)
			select city_code, agency_id, indicator_id, year, quarter, 'VERIFIED', 10, id from app.achievement
			where indicator_id = 12 and year = 2025 and quarter = 1 returning id`,
		);
		await one(
			`insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, reason,
				reason_en, at) values ($1, 1, '33.75', 1, 'VERIFIED', 10, 'Terhitung dua kali.', 'Counted twice.', now())`,
			[id],
		);
		const moves = await one<Moves>('select app.correction_moves($1)', [id]);
		const at = momentNumber(0);
		expect(await one('select app.publish_achievements(array[$1::int], $2)', [id, at])).toBe(1);
		const found = [];
		for (const quarter of [1, 2, 3, 4, 0]) found.push(await one<object>(figure, [12, quarter]));
		const follows = {
			reason: 'Mengikuti koreksi triwulan I 2025: Terhitung dua kali.',
			reasonEn: 'Follows the correction of Q1 2025: Counted twice.',
		};
		expect(found).toMatchObject([
			{ percent: '40.00', reason: 'Terhitung dua kali.', reasonEn: 'Counted twice.' },
			{ percent: '80.00', ...follows },
			{ percent: '80.00', ...follows },
			{ percent: '80.00', ...follows },
			{ percent: '80.00', ...follows },
		]);
		const moments = new Set(found.map((one) => Date.parse((one as { at: string }).at)));
		expect([...moments]).toEqual([Date.parse(at)]);
		const scores = await one<Record<string, string>>(
			`select jsonb_object_agg(quarter, score::text) from app.agency_score where agency_id = 1 and year = 2025`,
		);
		// What the preview said is what moved.
		expect(
			moves.figures.map(({ period, before, after }) => [
				period.label,
				before.percent,
				after.percent,
			]),
		).toEqual([
			['2025', '90.00', '80.00'],
			['2025-Q1', '80.00', '40.00'],
			['2025-Q2', '100.00', '80.00'],
			['2025-Q3', '93.33', '80.00'],
			['2025-Q4', '90.00', '80.00'],
		]);
		expect(moves.scores.map(({ period, after }) => [period.quarter ?? 0, after])).toEqual(
			Object.entries(scores).map(([quarter, score]) => [Number(quarter), score]),
		);
		// Weights 3, 1, 1, 1: (3 x 95 + 40 + 0 + 100) / 6 in the first quarter.
		expect(scores).toMatchObject({ 1: '70.83', 4: '86.67' });
	});
});

test('while a correction is worked on, everybody reads what is published, and the ranking says the same', async () => {
	const read = (one: Scenario['one']) =>
		one(
			`select jsonb_build_object('ranking', app.ranking('33.75', 2025, 1) - 'trace', 'figure', (
				select jsonb_agg(attainment) from app.achievement_attainments(array[12251], true)),
				'entry', (select jsonb_build_object('status', status, 'actual', actual) from app.achievement where id = 12251))`,
		);
	await city.undone(async (one) => {
		const before = await read(one);
		await one(
			`insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, corrects_id)
			select city_code, agency_id, indicator_id, year, quarter, s, 1, id from app.achievement, (values ('DRAFT')) as v(s)
			where id = 12251`,
		);
		for (const status of ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'VERIFIED']) {
			await one('update app.achievement set status = $1 where corrects_id = 12251', [status]);
			await one("select set_config('role', 'app_anon', true)");
			expect(await read(one), status).toEqual(before);
			await one("select set_config('role', 'app_owner', true)");
		}
	});
});

test('what was published keeps the version of the rule that it was computed by', async () => {
	await city.undone(async (one) => {
		const rule = (id: number) =>
			one<string>(
				"select attainment#>>'{trace,ruleVersion}' from app.achievement_attainments(array[$1::int], true)",
				[id],
			);
		expect(await rule(12254)).toBe('2024.1');
		await one(`insert into app.rule_pack (kind, version, title, title_en, valid_from, source, body)
			values ('ATTAINMENT', '2099.1', 'x', 'x', '2024-01-01', 'x', '{"missing": "TARGETS_DUE"}')`);
		expect(await rule(12254)).toBe('2024.1');
		// A figure that follows a correction keeps it as well; one that is published for the first time takes the newest.
		await happen(one, { kind: 'CORRECT', pick: 0, value: 12 }, momentNumber(0));
		expect(
			await one('select count(*)::int from app.publication where rule_version = $1', ['2099.1']),
		).toBe(0);
	});
});

test('figures that an earlier release left behind are found, and published anew with that as the reason', async () => {
	await city.undone(async (one) => {
		await one(
			`update app.publication set input = jsonb_set(input, '{entries,0,actual}', '"19"')
			where indicator_id = 12 and year = 2025 and quarter in (2, 3, 4, 0) and superseded_at is null`,
		);
		expect(await one(wrong)).toMatchObject({ outdated: 4 });
		expect(await one("select app.renew_outdated('33.75', $1)", [momentNumber(0)])).toBe(4);
		expect(await one(wrong)).toMatchObject({ outdated: 0, unlike: 0, twice: 0 });
		expect(await one(figure, [12, 0])).toMatchObject({
			reason: 'Mengikuti koreksi triwulan sebelumnya.',
			reasonEn: 'Follows the correction of an earlier quarter.',
		});
	});
});

test('corrections of one year that are published at once take turns, and each reaches what is built on it', async () => {
	const own = await openScenario();
	try {
		const quarters = [1, 2, 3, 4];
		const done = await Promise.allSettled(
			quarters.map((quarter) =>
				own.asOwner(async (client) => {
					const { rows } = await client.query<{ id: number }>(
						`insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, corrects_id)
						select city_code, agency_id, indicator_id, year, quarter, 'VERIFIED', actual + 1, id from app.achievement
						where indicator_id = 12 and year = 2025 and quarter = $1 and corrects_id is null returning id`,
						[quarter],
					);
					await client.query('select pg_sleep(0.02)');
					await client.query('select app.publish_achievements(array[$1::int], clock_timestamp())', [
						rows[0]!.id,
					]);
				}),
			),
		);
		const failed = done.filter(({ status }) => status === 'rejected');
		// Whoever comes with an earlier moment than one that was published meanwhile is refused, and comes again.
		for (const one of failed)
			expect(String((one as PromiseRejectedResult).reason)).toContain('earlier publication');
		expect(failed.length).toBeLessThan(quarters.length);
		expect(await own.one(wrong)).toEqual(nothing);
	} finally {
		await own.close();
	}
});
