import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk, type Person } from './desk.ts';
import { mutation } from '../mutation.ts';

let desk: Desk;
let admin: Person;
beforeAll(async () => {
	desk = await openDesk();
	admin = await desk.demo('admin');
});
afterAll(() => desk.close());

const shown = 'agency { code name shortName validFrom validTo }';
const create = mutation('createAgency', shown);
const change = mutation('changeAgency', shown);
const act = async (who: Person, document: string, input: object) =>
	(await who.ask<{ answer: Record<string, unknown> }>(document, { input })).answer;
const names = { name: 'Dinas Uji', nameEn: 'Office of Trials', shortName: 'Uji' };
const idOf = (id: number) => Buffer.from(`Agency:${id}`).toString('base64url');

test('an agency is made from a day on, its code once', async () => {
	const input = { code: 'DINUJI', ...names, validFrom: '2026-01-01', reason: 'Perwali 3/2026' };
	expect(await act(admin, create, input)).toMatchObject({
		__typename: 'CreateAgencySuccess',
		agency: { code: 'DINUJI', name: 'Dinas Uji', validFrom: '2026-01-01', validTo: null },
	});
	expect(await act(admin, create, input)).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'code',
	});
	expect(
		await desk.sql("select action, city_code from app.audit_log where reason = 'Perwali 3/2026'"),
	).toEqual([{ action: 'INSERT', city_code: '33.75' }]);
});

test.each([
	['code', { code: 'dinas uji' }],
	['code', { code: '' }],
	['name', { name: ' ' }],
	['nameEn', { nameEn: 'x'.repeat(201) }],
	['shortName', { shortName: 'x'.repeat(41) }],
])('an agency that cannot be names the field %s', async (field, part) => {
	const input = { code: 'LAIN', ...names, ...part };
	expect(await act(admin, create, input)).toMatchObject({
		__typename: 'InvalidInputError',
		field,
	});
});

test('an agency ends with a reason, after the last figures it published, and may go on again', async () => {
	const id = idOf(2);
	const reason = 'digabung ke Dinas Sosial';
	expect(await act(admin, change, { id, validTo: '2026-12-31' })).toMatchObject({
		field: 'reason',
	});
	expect(await act(admin, change, { id, validTo: '2025-06-30', reason })).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'validTo',
		message: expect.stringContaining('2025-12-31'),
	});
	expect(await act(admin, change, { id, validTo: '2000-01-01', reason })).toMatchObject({
		field: 'validTo',
	});
	expect(await act(admin, change, { id, validTo: '2026-12-31', reason })).toMatchObject({
		agency: { validTo: '2026-12-31' },
	});
	expect(
		await act(admin, change, { id, validTo: '2026-12-31', goesOn: true, reason }),
	).toMatchObject({ field: 'validTo' });
	expect(await act(admin, change, { id, goesOn: true, shortName: 'Dinkes' })).toMatchObject({
		agency: { validTo: null, shortName: 'Dinkes' },
	});
});

test('no day of an agency moves a period whose figures are published', async () => {
	const ranking = async () =>
		JSON.stringify(
			(
				await admin.ask(
					'{ ranking(period: { year: 2025, quarter: 4 }) { entries { rank score } notRanked { reason } } }',
				)
			).ranking,
		);
	const before = await ranking();
	expect(
		await act(admin, create, { code: 'LAMPAU', ...names, validFrom: '2025-12-31' }),
	).toMatchObject({ field: 'validFrom', message: expect.stringContaining('2025-12-31') });
	expect(
		await act(admin, create, { code: 'BARU', ...names, validFrom: '2026-01-01' }),
	).toMatchObject({
		agency: { code: 'BARU' },
	});
	// One that ended before the period can neither go on nor end later than the period does.
	await desk.sql("update app.agency set valid_to = '2025-12-30' where id = 3");
	const id = idOf(3);
	const [during, over] = [await ranking(), 'make a new agency'];
	for (const [field, part] of [
		['goesOn', { goesOn: true }],
		['validTo', { validTo: '2025-12-31' }],
	] as const)
		expect(await act(admin, change, { id, ...part, reason: 'salah catat' })).toMatchObject({
			field,
			message: expect.stringContaining(over),
		});
	expect(await act(admin, change, { id, name: 'Nama lain' })).toMatchObject({
		agency: { name: 'Nama lain', validTo: '2025-12-30' },
	});
	expect(await ranking()).toBe(during);
	await desk.sql('update app.agency set valid_to = null where id = 3');
	expect(await ranking()).toBe(before);
});

test('only an admin of the city makes and changes agencies, with a fresh proof', async () => {
	const evaluator = await desk.demo('evaluator');
	for (const who of [evaluator, desk.stranger()]) {
		expect(await act(who, create, { code: 'X', ...names })).toMatchObject({
			__typename: 'NotAllowedError',
		});
		expect(await act(who, change, { id: idOf(1), name: 'x' })).toMatchObject({
			__typename: 'NotAllowedError',
		});
	}
	expect(await act(admin, create, { code: 'X', ...names, city: '33.76' })).toMatchObject({
		__typename: 'NotAllowedError',
	});
	for (const id of [idOf(999_999), 'nonsense', Buffer.from('User:1').toString('base64url')])
		expect(await act(admin, change, { id, name: 'x' })).toMatchObject({
			__typename: 'NotFoundError',
		});
	await desk.wait('6 minutes');
	expect(await act(admin, create, { code: 'X', ...names })).toMatchObject({
		__typename: 'StepUpRequiredError',
	});
});
