import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { viewerIds } from '../../seed/src/viewers.ts';
import { anonymous } from '../src/operation.ts';
import { ask } from './support/as-viewer.ts';
import { colleague, manyHats, openReporting, quarter, year } from './support/reporting.ts';

const { agencyStaff, agencyStaff2, agencyHead, agencyHead2, evaluator, leadership, admin } =
	viewerIds;

let { city, as, record, step, state, draft } = {} as Awaited<ReturnType<typeof openReporting>>;
beforeAll(async () => {
	({ city, as, record, step, state, draft } = await openReporting());
});
afterAll(() => city.close());

describe('the way to the public', () => {
	test('an entry is entered once, given back, mended, approved, verified and published, each step signed', async () => {
		const id = await draft(11);
		expect(await step(agencyStaff, id, 1, 'SUBMIT')).toBe(2);
		expect(await step(agencyHead, id, 2, 'RETURN', 'Bukti belum ada.')).toBe(3);
		expect(await record(agencyStaff, 11, { actual: '41.5', version: 3, note: ' baru ' })).toBe(id);
		expect(await step(agencyStaff, id, 4, 'SUBMIT')).toBe(5);
		expect(await step(agencyHead, id, 5, 'APPROVE')).toBe(6);
		expect(await step(evaluator, id, 6, 'VERIFY')).toBe(7);
		expect(
			await as(evaluator, 'select app.publish_period($1, $2, $3)', ['33.75', year, quarter]),
		).toBe(1);
		expect(
			await city.one(
				`select jsonb_agg(jsonb_build_array(status, by_user, reason) order by version)
				from app.achievement_version where achievement_id = $1`,
				[id],
			),
		).toEqual([
			['DRAFT', agencyStaff, null],
			['SUBMITTED', agencyStaff, null],
			['RETURNED', agencyHead, 'Bukti belum ada.'],
			['DRAFT', agencyStaff, null],
			['SUBMITTED', agencyStaff, null],
			['APPROVED', agencyHead, null],
			['VERIFIED', evaluator, null],
			['PUBLISHED', evaluator, null],
		]);
		expect(
			await city.oneAs(
				null,
				`select jsonb_build_array(a.actual, a.note, p.actual) from app.achievement a
				join app.publication p on p.achievement_id = a.id and p.superseded_at is null where a.id = $1`,
				[id],
			),
		).toEqual([41.5, 'baru', 41.5]);
		expect(await city.one('select count(*)::int from app.unlike_entries()')).toBe(0);
	});

	/** Written down anew, from what the permissions say. */
	const ways: Record<string, Partial<Record<string, [by: number[], to: string]>>> = {
		DRAFT: { SUBMIT: [[agencyStaff, colleague, manyHats], 'SUBMITTED'] },
		RETURNED: { SUBMIT: [[agencyStaff, colleague, manyHats], 'SUBMITTED'] },
		SUBMITTED: {
			WITHDRAW: [[agencyStaff, colleague, manyHats], 'DRAFT'],
			APPROVE: [[agencyHead, manyHats], 'APPROVED'],
			RETURN: [[agencyHead, manyHats], 'RETURNED'],
		},
		APPROVED: {
			VERIFY: [[evaluator, manyHats], 'VERIFIED'],
			RETURN: [[evaluator, manyHats], 'RETURNED'],
		},
		VERIFIED: { RETURN: [[evaluator, manyHats], 'RETURNED'] },
	};
	const users = [
		...[agencyStaff, colleague, agencyHead, evaluator, manyHats],
		...[agencyStaff2, agencyHead2, leadership, admin],
	];

	test('whoever tries whatever in whatever order, only these steps happen, and never one on an own entry', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.tuple(
						fc.constantFrom(...users),
						fc.constantFrom(
							'SUBMIT',
							'WITHDRAW',
							'APPROVE',
							'RETURN',
							'VERIFY',
							'RECORD',
							'CORRECT',
							'x',
						),
						fc.integer({ min: -1, max: 0 }),
					),
					{ minLength: 10, maxLength: 30 },
				),
				fc.constantFrom(agencyStaff, manyHats),
				async (tries, by) => {
					const id = await draft(12, 3, by);
					const own = new Set([by]);
					for (const [user, verb, behind] of tries) {
						const [status, version] = await state(id);
						const [allowed = [], to] = ways[status]?.[verb] ?? [];
						const refused = ['APPROVE', 'VERIFY'].includes(verb) && own.has(user);
						const got = await step(user, id, version + behind, verb, 'uji jalan acak');
						const happens = behind === 0 && allowed.includes(user) && !refused;
						const after = await state(id);
						expect(after, JSON.stringify([status, user, verb, behind, got])).toEqual(
							happens ? [to, version + 1] : [status, version],
						);
						if (!happens) expect(String(got)).toMatch(/^(42501|SK409|22023) /);
						if (happens && verb === 'SUBMIT') own.add(user);
						// What is taken back is a draft of whoever took it back.
						if (happens && verb === 'WITHDRAW') own.add(user);
					}
				},
			),
			{ seed: 11, numRuns: 25 },
		);
	});

	test('a hidden entry, a missing one and one of another agency are refused in the same words', async () => {
		const id = await draft(13, 1);
		const refusal = '42501 not allowed';
		expect(await step(evaluator, id, 1, 'VERIFY')).toBe(refusal);
		expect(await step(evaluator, id, 1, 'RETURN', 'belum lengkap')).toBe(refusal);
		expect(await step(agencyHead2, id, 1, 'APPROVE')).toBe(refusal);
		expect(await step(agencyHead, 999_999, 1, 'APPROVE')).toBe(refusal);
		expect(await step(agencyHead, id, 1, 'PUBLISH')).toBe(refusal);
		expect(await record(agencyStaff2, 13, { actual: 1 })).toBe(refusal);
		expect(await record(agencyHead, 13, { actual: 1 })).toBe(refusal);
		expect(await record(agencyStaff, 999_999, { actual: 1 })).toBe(refusal);
	});

	test('an evaluator goes on seeing what they gave back, until it is mended; nobody else of the city does', async () => {
		const id = await draft(11);
		for (const [user, verb, reason] of [
			[agencyStaff, 'SUBMIT'],
			[agencyHead, 'APPROVE'],
			[evaluator, 'RETURN', 'bukti kurang'],
		] as const)
			await step(user, id, (await state(id))[1], verb, reason);
		const seen = (user: number) =>
			city.oneAs(
				user,
				`select jsonb_build_array((select count(*) from app.achievement where id = $1),
					(select count(*) from app.achievement_version where achievement_id = $1 and status = 'RETURNED'),
					app.explain_access('ACHIEVEMENT', $1::text, 'READ')->>'code')`,
				[id],
			);
		expect(await seen(evaluator)).toEqual([1, 1, 'achievement_returned']);
		expect(await seen(leadership)).toEqual([0, 0, null]);
		expect(await seen(admin)).toEqual([0, 0, null]);
		await record(agencyStaff, 11, { actual: 41, version: 4 });
		expect(await seen(evaluator)).toEqual([0, 1, null]);
		const again = await draft(11);
		await step(agencyStaff, again, 1, 'SUBMIT');
		await step(agencyHead, again, 2, 'RETURN', 'bukti kurang');
		expect(await seen(evaluator)).toEqual([0, 0, null]);
	});

	test('whoever keeps public answers is told of what is published, and not of every draft', async () => {
		const told = vi.fn();
		const deafen = city.publicChanges.listen(told);
		const id = (await record(agencyStaff2, 21, { actual: 3 })) as number;
		await record(agencyStaff2, 21, { actual: 4, version: 1 });
		await step(agencyStaff2, id, 2, 'SUBMIT');
		await step(agencyHead2, id, 3, 'APPROVE');
		await step(evaluator, id, 4, 'VERIFY');
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(told).not.toHaveBeenCalled();
		await as(evaluator, 'select app.publish_period($1, $2, $3, 2)', ['33.75', year, quarter]);
		await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 5000 });
		deafen();
	});

	test('of two who take the same step at once, one takes it and the other is told', async () => {
		const id = await draft(14, 1);
		await step(agencyStaff, id, 1, 'SUBMIT');
		const got = await Promise.all([
			step(agencyHead, id, 2, 'APPROVE'),
			step(agencyHead, id, 2, 'RETURN', 'bukti kurang'),
		]);
		expect(got.filter((one) => one === 3)).toHaveLength(1);
		expect(got.filter((one) => String(one).startsWith('SK409'))).toHaveLength(1);
	});

	test('many take a step together or none does, with a line for each that cannot', async () => {
		const ids = [await draft(11), await draft(12), await draft(13, 1)];
		const all = (versions: number[]) =>
			as<string | null>(agencyStaff, 'select app.step_achievements($1, $2, $3)::text', [
				...[ids, versions, 'SUBMIT'],
			]);
		const lines: unknown[] = [];
		try {
			await ask(
				city,
				{ ...anonymous(), userId: agencyStaff },
				'select app.step_achievements($1, $2, $3)',
				[ids, [1, 7, 1], 'SUBMIT'],
			);
		} catch (error) {
			lines.push(...(JSON.parse((error as { detail: string }).detail) as unknown[]));
		}
		expect(lines).toEqual([
			{ n: 2, code: 'SK409', message: expect.stringContaining('version 1') as string },
		]);
		expect(await Promise.all(ids.map(state))).toEqual(ids.map(() => ['DRAFT', 1]));
		expect(await all([1, 1, 1])).toBe('');
		expect(await Promise.all(ids.map(state))).toEqual(ids.map(() => ['SUBMITTED', 2]));
	});
});

describe('what is published', () => {
	const published = () =>
		city.one<{ id: number; version: number; actual: string; quarter: number }>(
			`select to_jsonb(a) from app.achievement a where indicator_id = 11 and (year, quarter) = (2025, 1) and corrects_id is null`,
		);
	const correct = (user: number, version: number, actual: number | null, reason: string) =>
		published().then(({ id }) =>
			as<number | string>(user, 'select app.correct_achievement($1, $2, $3, null, null, $4)', [
				...[id, version, actual, reason],
			]),
		);

	test('is corrected at once by an evaluator, with a reason that everybody reads, and what follows follows', async () => {
		const { id, version } = await published();
		expect(await correct(evaluator, version, 33, 'x')).toMatch(/^22023 reason: /);
		expect(await correct(evaluator, version, null, 'salah ketik')).toMatch(/^22023 actual: /);
		expect(await correct(agencyHead, version, 33, 'salah ketik')).toBe('42501 not allowed');
		expect(await correct(evaluator, version - 1, 33, 'salah ketik')).toMatch(/^SK409 /);
		const after = (await correct(evaluator, version, 33, 'salah ketik')) as number;
		expect(after).toBeGreaterThan(version);
		expect(await correct(evaluator, after, 33, 'salah ketik')).toMatch(/^22023 actual: /);
		expect(
			await city.oneAs(
				null,
				`select jsonb_build_array(status, actual, reason) from app.achievement_version
				where achievement_id = $1 order by version desc limit 1`,
				[id],
			),
		).toEqual(['PUBLISHED', 33, 'salah ketik']);
		expect(
			await city.one(`select (select count(*) from app.unlike_entries())::int + (select count(*) from
				app.outdated_publications(array(select id from app.publication where superseded_at is null)))::int`),
		).toBe(0);
	});

	test('is corrected by its agency on the same way as an entry, and stays until then', async () => {
		const { version, actual } = await published();
		const period: [number, number] = [2025, 1];
		expect(await record(agencyStaff, 11, { actual: 35, version, period })).toMatch(
			/^22023 reason: /,
		);
		const begun = (await record(agencyStaff, 11, {
			...{ actual: 35, version, period, reason: 'Rekap Maret belum masuk.' },
		})) as number;
		expect(
			await city.oneAs(null, 'select count(*)::int from app.achievement where id = $1', [begun]),
		).toBe(0);
		expect((await published()).actual).toEqual(actual);
		for (const [user, verb] of [
			[agencyStaff, 'SUBMIT'],
			[agencyHead, 'APPROVE'],
			[evaluator, 'VERIFY'],
		] as const)
			expect(
				await step(user, begun, (await state(begun))[1], verb, 'catatan dalam'),
			).toBeGreaterThan(0);
		// Once it is handed in, nobody corrects past it.
		expect(await correct(evaluator, version, 36, 'salah ketik')).toMatch(/^SK409 /);
		const at = ['33.75', 2025, 1];
		const twice = await Promise.all(
			[1, 2].map(() => as(evaluator, 'select app.publish_period($1, $2, $3)', at)),
		);
		expect(twice.toSorted()).toEqual([0, 1]);
		expect(Number((await published()).actual)).toBe(35);
		// Why it was begun is public with it, and what was said inside of the house is not.
		const said = await city.oneAs<string[]>(
			null,
			`select jsonb_agg(reason) from app.achievement_version v join app.achievement a on a.id = v.achievement_id
			where a.indicator_id = 11 and (a.year, a.quarter) = (2025, 1)`,
		);
		expect(said).toContain('Rekap Maret belum masuk.');
		expect(said).not.toContain('catatan dalam');
	});

	test('is corrected past a correction that its agency began and did not hand in, which stays in the history', async () => {
		const { version } = await published();
		const period: [number, number] = [2025, 1];
		const reason = 'Belum tentu benar.';
		expect(await record(agencyStaff, 11, { actual: 44, version, period, reason })).toBeGreaterThan(
			0,
		);
		expect(await correct(evaluator, version, 36, 'angka resmi')).toBeGreaterThan(version);
		const { actual, id } = await published();
		expect(Number(actual)).toBe(36);
		expect(
			await city.one('select count(*)::int from app.achievement where corrects_id = $1', [id]),
		).toBe(0);
		expect(
			await city.oneAs(
				agencyStaff,
				`select count(*)::int from app.achievement_version where achievement_id = $1 and actual = 44`,
				[id],
			),
		).toBe(1);
	});
});
