import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerIds } from '../../seed/src/viewers.ts';
import { colleague, openReporting, quarter, year, type Entered } from './support/reporting.ts';

const { agencyStaff, agencyStaff2 } = viewerIds;

let { city, record, step, state, draft } = {} as Awaited<ReturnType<typeof openReporting>>;
beforeAll(async () => {
	({ city, record, step, state, draft } = await openReporting());
});
afterAll(() => city.close());

test('a figure that the definition cannot be reported with is refused by its field, and nothing is entered', async () => {
	const before = await city.one('select count(*)::int from app.achievement_version');
	const refusals: [Entered, string][] = [
		[{ actual: 'NaN' }, 'actual'],
		[{ actual: '1e15' }, 'actual'],
		[{ actual: '1.0000001' }, 'actual'],
		[{ actual: '0.1234567891234567891234567891234567891234' }, 'actual'],
		[{ numerator: '1' }, 'numerator'],
		[{ actual: 1, denominator: '4' }, 'denominator'],
		[{ actual: 1, note: 'x'.repeat(2001) }, 'note'],
		[{ actual: 1, note: 'a‮b' }, 'note'],
		[{ actual: 1, key: 'short' }, 'idempotencyKey'],
		[{ actual: 1, period: [year, 5] }, 'period.quarter'],
		[{ actual: 1, period: [1999, 1] }, 'period.year'],
	];
	for (const [entered, field] of refusals)
		expect(await record(agencyStaff, 11, entered), JSON.stringify(entered)).toMatch(
			new RegExp(`^22023 ${field}: `),
		);
	expect(await city.one('select count(*)::int from app.achievement_version')).toBe(before);
});

test('a ratio wants both parts, a whole above nothing, and no actual beside them', async () => {
	const ratio = 22;
	const [numerator, denominator] = ['3', '4'];
	const tries: [Entered, RegExp][] = [
		[{ actual: 1 }, /^22023 actual: /],
		[{ numerator, denominator: '0' }, /^22023 denominator: /],
		[{ numerator: '-1', denominator }, /^22023 numerator: /],
	];
	for (const [entered, refusal] of tries)
		expect(String(await record(agencyStaff2, ratio, entered))).toMatch(refusal);
	const id = (await record(agencyStaff2, ratio, { numerator })) as number;
	expect(await step(agencyStaff2, id, 1, 'SUBMIT')).toMatch(/^22023 denominator: /);
	expect(await record(agencyStaff2, ratio, { numerator, denominator, version: 1 })).toBe(id);
	expect(await step(agencyStaff2, id, 2, 'SUBMIT')).toBe(3);
});

test('who saw another version, or none, is told what stands there now', async () => {
	const id = await draft(11, 40);
	expect(await record(colleague, 11, { actual: 50 })).toMatch(/^SK409 /);
	expect(await record(colleague, 11, { actual: 50, version: 2 })).toMatch(/^SK409 /);
	expect(await record(colleague, 11, { actual: 50, version: 1 })).toBe(id);
	expect(await record(agencyStaff, 11, { actual: 60, version: 1 })).toMatch(/^SK409 /);
	expect(await city.one('select actual from app.achievement where id = $1', [id])).toBe('50');
	await draft(12);
	expect(await record(agencyStaff, 13, { actual: 1, version: 4, period: [year, quarter] })).toMatch(
		/^SK409 /,
	);
});

test('the same key does it once, at once too; with something else it is refused', async () => {
	await draft(11);
	const key = 'ketik-dua-kali';
	const both = await Promise.all(
		[1, 2, 3].map(() => record(agencyStaff, 11, { actual: 7, version: 1, key })),
	);
	expect(new Set(both).size).toBe(1);
	const [id] = both as number[];
	expect(await state(id!)).toEqual(['DRAFT', 2]);
	expect(await record(agencyStaff, 11, { actual: 8, version: 1, key })).toMatch(
		/^22023 idempotencyKey: /,
	);
	expect(await record(colleague, 11, { actual: 9, version: 2, key })).toBe(id);
	expect(await state(id!)).toEqual(['DRAFT', 3]);
});

test('a period that is not over, and one that was closed, are told with their days', async () => {
	expect(await record(agencyStaff, 11, { actual: 1, period: [2024, 1] })).toMatch(
		/^(SK409|SK423|22023)/,
	);
	const next: [number, number] = quarter === 4 ? [year + 1, 1] : [year, quarter + 1];
	expect(await record(agencyStaff, 11, { actual: 1, period: next })).toMatch(
		/^SK423 .* is reported from \d{4}-\d\d-\d\d on/,
	);
	const id = await draft(13, 1);
	await city.undone(async (one) => {
		await one(
			`update app.rule_pack set body = jsonb_set(body, '{quarter,lock_days}', '1') where kind = 'CALENDAR'`,
		);
		await one(`select set_config('app.user_id', '${agencyStaff}', true)`);
		await one('select app.know_viewer()');
		await expect(one('select app.step_achievement($1, 1, $2)', [id, 'SUBMIT'])).rejects.toThrow(
			/was closed after .*an evaluator/,
		);
	});
	// Given back by the evaluator, it may still be mended for a week.
	await city.asOwner((client) =>
		client.query(`update achievement set status = 'RETURNED' where id = ${id};
				insert into achievement_version (achievement_id, version, city_code, agency_id, status, at)
					values (${id}, 0, '33.75', 1, 'RETURNED', now())`),
	);
	await city.undone(async (one) => {
		await one(
			`update app.rule_pack set body = jsonb_set(body, '{quarter,lock_days}', '1') where kind = 'CALENDAR'`,
		);
		await one(`select set_config('app.user_id', '${agencyStaff}', true)`);
		await one('select app.know_viewer()');
		expect(await one('select app.step_achievement($1, 1, $2)', [id, 'SUBMIT'])).toBe(2);
	});
});
