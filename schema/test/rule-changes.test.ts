import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

interface Change {
	kind: string;
	before: number;
	after: number;
	since: string;
	reason: string | null;
	reasonEn: string | null;
	former: { state: string; percent: string | null } | null;
	difference: string | null;
	sentence: { id: string; en: string };
}

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

type One = Scenario['one'];
const changes = async (one: One, id: number) =>
	(await one<Change[] | null>('select changes from app.rule_changes(array[$1::int])', [id])) ?? [];
/** A second definition of an indicator from 2025-Q3 on, the same as the first but for `set`. */
const redefine = (one: One, indicator: number, set: Record<string, string | null>) =>
	one(
		`insert into app.indicator_definition select (jsonb_populate_record(d, $2::jsonb || jsonb_build_object('id', 9000,
			'version', 3, 'valid_from_year', 2025, 'valid_from_quarter', 3))).* from app.indicator_definition d
		where d.indicator_id = $1 and d.version = 1`,
		[indicator, { reason: 'Uji.', reason_en: 'A test.', ...set }],
	);
/** Publishes an achievement anew, by the rules as they are now. */
const publishAnew = async (one: One, id: number) => {
	await one(`update app.achievement set status = 'VERIFIED', version = version + 1 where id = $1`, [
		id,
	]);
	await one(`select app.publish_achievements(array[$1::int], '2026-06-01')`, [id]);
};

test('where the rule never changed nothing is said', async () => {
	expect(await changes(city.one, 11254)).toEqual([]);
});

test('a change of weight or of words changes no attainment, so nothing is said', async () => {
	expect(
		await city.one(
			'select version from app.publication p join app.indicator_definition d on d.id = p.definition_id where achievement_id = 12254 and superseded_at is null',
		),
	).toBe(2);
	expect(await changes(city.one, 12254)).toEqual([]);
});

test('a cap set in 2025-Q3 shows the value without it, the difference and since when', async () => {
	// DLH-01 of 2025-Q3: 30 of 50 is 60.00%; a cap of 55 leaves 55.00%.
	const [before, after] = await city.undone(async (one) => {
		await redefine(one, 31, { cap: '55' });
		await publishAnew(one, 31253);
		return [await changes(one, 31252), await changes(one, 31253)];
	});
	expect(before).toEqual([]);
	expect(after).toEqual([
		{
			kind: 'DEFINITION',
			before: 1,
			after: 3,
			since: '2025-07-01',
			reason: 'Uji.',
			reasonEn: 'A test.',
			former: expect.objectContaining({ state: 'COMPUTED', percent: '60.00' }) as object,
			difference: '-5.00',
			sentence: {
				id: 'Sejak triwulan III 2025, batas tertinggi capaian menjadi 55% (sebelumnya: tanpa batas).',
				en: 'Since Q3 2025, the cap is 55% (before: no limit).',
			},
		},
	]);
});

test('a new formula is compared on the same figures, the other way round as well', async () => {
	// DINKES-01 of 2025-Q3: the mean of 12, 12, 11 against 10. T / A is 85.71%, (2T - A) / T is 83.33%.
	const [found] = await city.undone(async (one) => {
		await redefine(one, 21, { minimize_formula: 'RATIO' });
		await publishAnew(one, 21253);
		return changes(one, 21253);
	});
	expect([found?.former?.percent, found?.difference]).toEqual(['83.33', '2.38']);
	expect(found?.sentence.en).toBe(
		'Since Q3 2025, the formula is T / A × 100 (before: (2T - A) / T × 100).',
	);
});

test('what is published is compared, not what would be published today', async () => {
	const [found] = await city.undone(async (one) => {
		await redefine(one, 31, { cap: '55' });
		await publishAnew(one, 31253);
		await one('update app.target set value = 1000 where indicator_id = 31');
		await one('update app.indicator_definition set cap = 1 where id = 9000');
		return changes(one, 31253);
	});
	expect([found?.former?.percent, found?.difference]).toEqual(['60.00', '-5.00']);
});

test('a former rule that asks for other figures gives no value, never a zero', async () => {
	const [found] = await city.undone(async (one) => {
		await redefine(one, 22, { accumulation: 'LAST' });
		await one('update app.achievement set actual = 45 where indicator_id = 22 and year = 2025');
		await publishAnew(one, 22253);
		return changes(one, 22253);
	});
	expect(found?.former).toBeNull();
	expect(found?.difference).toBeNull();
	expect(found?.sentence.id).toContain('nilai terakhir (sebelumnya: rasio dari jumlah)');
});

test('a revised target shows the value under the one before, quarter by quarter', async () => {
	// DINDIK-02 sums: 20 + 30 + 20 of 25 + 25 + 25 is 93.33%; of 25 + 20 + 20 it is 107.69%.
	const revise = (quarter: number) =>
		`insert into app.target select (jsonb_populate_record(t, '{"id": ${9000 + quarter}, "revision": 2, "value": 20,
			"set_on": "2025-07-16T03:00:00Z", "reason": "Perubahan RKPD."}')).*
		from app.target t where t.indicator_id = 12 and t.year = 2025 and t.quarter = ${quarter}`;
	const [unpublished, published] = await city.undone(async (one) => {
		await one(revise(2));
		await one(revise(3));
		const before = await changes(one, 12253);
		await publishAnew(one, 12253);
		return [before, await changes(one, 12253)];
	});
	expect(unpublished).toEqual([]);
	expect(published).toMatchObject([
		{
			...{ kind: 'TARGET', before: 1, after: 2, since: '2025-07-16', difference: '14.36' },
			former: { percent: '93.33' },
			...{ reason: 'Perubahan RKPD.', reasonEn: null },
			sentence: {
				id: 'Sejak 16 Juli 2025, target triwulan II 2025 menjadi 20 (sebelumnya: 25); target triwulan III 2025 menjadi 20 (sebelumnya: 25).',
				en: 'Since 16 July 2025, the target of Q2 2025 is 20 (before: 25); the target of Q3 2025 is 20 (before: 25).',
			},
		},
	]);
});

test('both changes at once are told apart, each with the other rule in force', async () => {
	// DLH-01 of 2025-Q3: 30 of 60 is 50.00%, capped at 45.
	const found = await city.undone(async (one) => {
		await redefine(one, 31, { cap: '45' });
		await one(`insert into app.target select (jsonb_populate_record(t, '{"id": 9000, "revision": 2, "value": 60,
			"set_on": "2025-07-16T03:00:00Z"}')).* from app.target t where t.id = 31253`);
		await publishAnew(one, 31253);
		return changes(one, 31253);
	});
	expect(found.map(({ kind, former, difference }) => [kind, former?.percent, difference])).toEqual([
		['DEFINITION', '50.00', '-5.00'],
		['TARGET', '45.00', '0.00'],
	]);
});

test('where nothing was reported there is nothing to compare', async () => {
	const found = await city.undone(async (one) => {
		await redefine(one, 32, { cap: '50' });
		return changes(one, 32254);
	});
	expect(found).toEqual([]);
});

test('a viewer sees the changes of what the viewer sees', async () => {
	const asked = 'select count(*)::int from app.rule_changes(array[11251, 11261, 999999])';
	expect(await city.oneAs(null, asked)).toBe(0);
});
