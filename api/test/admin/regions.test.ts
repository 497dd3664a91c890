import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk, type Person } from './desk.ts';
import { mutation } from '../mutation.ts';

let desk: Desk;
let admin: Person;
beforeAll(async () => {
	desk = await openDesk();
	admin = await desk.demo('admin');
	await desk.sql(`insert into app.region (code, name, source)
		values ('33.76', 'Kota Kedua', 'contoh'), ('33.76.01', 'Kecamatan Kedua', 'contoh')`);
});
afterAll(() => desk.close());

const shown = 'region { code name level source parent { code } path { name } }';
const create = mutation('createRegion', shown);
const change = mutation('changeRegion', shown);
const act = async (who: Person, document: string, input: object) =>
	(await who.ask<{ answer: Record<string, unknown> }>(document, { input })).answer;
const village = {
	code: '33.75.01.1013',
	name: 'Pringrejo Timur',
	source: 'Perda Kota Pekalongan 8/2013',
	reason: 'pemekaran kelurahan',
};
/** A village of the scenario that has schools. */
const old = '33.75.01.1002';

test('a region is made inside another, its code once, and stands in the log of its place', async () => {
	const before = await desk.sql('select from app.region');
	expect(await act(admin, create, village)).toMatchObject({
		__typename: 'CreateRegionSuccess',
		region: {
			...{ code: village.code, name: 'Pringrejo Timur', level: 'VILLAGE', source: village.source },
			parent: { code: '33.75.01' },
		},
	});
	expect(await act(admin, create, { ...village, name: 'Lain' })).toMatchObject({
		__typename: 'InvalidInputError',
		field: 'code',
		message: expect.stringContaining('used'),
	});
	expect(await desk.sql('select from app.region')).toHaveLength(before.length + 1);
	expect(
		await desk.sql('select action, city_code, row_key from app.audit_log where reason = $1', [
			village.reason,
		]),
	).toEqual([{ action: 'INSERT', city_code: village.code, row_key: `["${village.code}"]` }]);
});

test('a new kecamatan may have kelurahan at once', async () => {
	const district = { ...village, code: '33.75.05', name: 'Pekalongan Tengah' };
	const part = { ...village, code: '33.75.05.1001', name: 'Tengah' };
	expect(await act(admin, create, part)).toMatchObject({
		field: 'code',
		message: expect.stringContaining('33.75.05'),
	});
	for (const input of [district, part])
		expect(await act(admin, create, input)).toMatchObject({ region: { code: input.code } });
});

test.each([
	['code', { code: '33.75.1' }],
	['code', { code: '33.75.01.13' }],
	['code', { code: '33.75.01.1013.01' }],
	['code', { code: '33.75.a1' }],
	['code', { code: '33.75.' }],
	['name', { name: ' ' }],
	['name', { name: 'x'.repeat(121) }],
	['source', { source: '' }],
	['source', { source: 'x'.repeat(201) }],
	['reason', { reason: ' apa ' }],
	['reason', { reason: 'x'.repeat(501) }],
])('a region that cannot be names the field %s', async (field, part) => {
	const input = { ...village, code: '33.75.01.1099', ...part };
	expect(await act(admin, create, input)).toMatchObject({
		__typename: 'InvalidInputError',
		field,
	});
	if (field !== 'code')
		expect(await act(admin, change, { ...input, code: old })).toMatchObject({ field });
});

/** All that is published, to the digit, and what the rules would publish otherwise. */
async function figures(): Promise<string> {
	const ranking = await desk
		.stranger()
		.ask('{ ranking(period: { year: 2025, quarter: 1 }) { digest entries { rank score } } }');
	const rows = ['publication', 'agency_score', 'city_score'].map((table) =>
		desk.sql(`select md5(string_agg(t::text, '' order by t::text)) from app.${table} t`),
	);
	return JSON.stringify([ranking, await Promise.all(rows)]);
}

test('a region is renamed for everybody, and no published figure moves', async () => {
	const before = await figures();
	const name = 'Medono Baru';
	const source = 'Perda Kota Pekalongan 1/2026';
	expect(await act(admin, change, { code: old, name, reason: 'salah tulis' })).toMatchObject({
		__typename: 'ChangeRegionSuccess',
		region: { code: old, name },
	});
	expect(await act(admin, change, { code: old, source, reason: 'dasar baru' })).toMatchObject({
		region: { name, source },
	});
	const seen = JSON.stringify(
		await desk.stranger().ask(`{
			regions(level: VILLAGE, within: "33.75") { name source }
			school(npsn: "C0000001") { region { name path { name } } }
			overview(period: { year: 2025, quarter: 1 }) { villages { region { name } } }
			schoolBreakdown(by: VILLAGE) { key label } }`),
	);
	expect(seen.split(`"${name}"`).length - 1).toBe(5);
	expect(seen).toContain(source);
	expect(await figures()).toBe(before);
	expect(
		await desk.sql(
			"select changed, reason from app.audit_log where table_name = 'region' and action = 'UPDATE' order by seq",
		),
	).toEqual([
		{ changed: ['name'], reason: 'salah tulis' },
		{ changed: ['source'], reason: 'dasar baru' },
	]);
});

test('only an admin around it writes a region, and nobody learns which codes are taken elsewhere', async () => {
	const refused = { __typename: 'NotAllowedError' };
	for (const who of [await desk.demo('evaluator'), desk.stranger()]) {
		expect(await act(who, create, { ...village, code: '33.75.01.1098' })).toMatchObject(refused);
		expect(await act(who, change, { code: old, name: 'x', reason: 'alasan' })).toMatchObject(
			refused,
		);
	}
	const elsewhere = ['33.75', '33', '34', '33.76', '33.77', '33.76.01', '33.76.02', '33.77.01'];
	const answers = elsewhere.map(async (code) =>
		JSON.stringify(await act(admin, create, { ...village, code, name: '' })),
	);
	expect(new Set(await Promise.all(answers)).size).toBe(1);
	expect(await act(admin, create, { ...village, code: '33.76.02' })).toMatchObject(refused);
	expect(await act(admin, change, { ...village, code: '33.76.01' })).toMatchObject(refused);
	for (const code of ['33.75.99', 'nonsense', ''])
		expect(await act(admin, change, { ...village, code })).toMatchObject({
			__typename: 'NotFoundError',
		});
});

test('it needs a fresh proof, which is asked for before anything is told', async () => {
	await desk.wait('6 minutes');
	for (const [document, code] of [
		[create, '33.75.01.1098'],
		[create, village.code],
		[change, old],
	] as const)
		expect(await act(admin, document, { ...village, code })).toMatchObject({
			__typename: 'StepUpRequiredError',
		});
});
