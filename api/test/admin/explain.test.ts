import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, openDesk, type Desk, type Person } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(() => desk.close());

const explain = (who: Person, type: string, verb: string, id?: string) =>
	who
		.ask<{ explainAccess: Record<string, unknown> }>(
			`query ($id: ID) { explainAccess(type: ${type}, verb: ${verb}, id: $id) { allowed code rule ruleEn ask askEn } }`,
			{ id },
		)
		.then(({ explainAccess }) => explainAccess);
const globalId = (type: string, id: number) =>
	type === 'User' || type === 'Grant'
		? desk.house.ids.idOf(type, id)
		: Buffer.from(`${type}:${id}`).toString('base64url');

test('an own draft is explained by the rule that shows it', async () => {
	const staff = await desk.demo('agency-staff');
	expect(await explain(staff, 'ACHIEVEMENT', 'READ', globalId('Achievement', 11261))).toEqual({
		allowed: true,
		code: 'achievement_own',
		rule: expect.stringContaining('perangkat daerah'),
		ruleEn: expect.stringContaining('agency'),
		ask: null,
		askEn: null,
	});
});

test.each([
	['ACHIEVEMENT', 'READ', 'Achievement', 21261],
	['INDICATOR', 'READ', 'Indicator', 33],
	['USER', 'READ', 'User', 14],
	['USER', 'CHANGE', 'User', 14],
	['GRANT', 'READ', 'Grant', 14],
	['GRANT', 'WITHDRAW', 'Grant', 14],
	['GRANT', 'APPROVE', 'Grant', 14],
])(
	'%s %s: a hidden one, a missing one, one of another kind and no id at all are explained alike',
	async (type, verb, kind, id) => {
		const [hidden, missing] = [globalId(kind, id), globalId(kind, 999_999)];
		const people = [await desk.demo('agency-staff'), await desk.demo('school-staff')];
		for (const person of [...people, desk.stranger()]) {
			const answer = await explain(person, type, verb, hidden);
			expect(answer).toMatchObject({ allowed: false, code: null, ask: expect.any(String) });
			for (const other of [missing, globalId('Region', 1), 'nonsense', '14', undefined])
				expect(await explain(person, type, verb, other)).toEqual(answer);
		}
		// It does exist: who may see it is told so.
		const table = {
			Achievement: 'achievement',
			Indicator: 'indicator',
			User: 'app_user',
			Grant: 'user_grant',
		}[kind];
		expect(await desk.sql(`select from app.${table} where id = $1`, [id])).toHaveLength(1);
	},
);

test('what is made in a region is explained for the region, the home city where none is named', async () => {
	const admin = await desk.demo('admin');
	expect(await explain(admin, 'USER', 'CREATE')).toMatchObject({
		allowed: true,
		code: 'user_create',
	});
	expect(await explain(admin, 'GRANT', 'GIVE', '33.75')).toMatchObject({ allowed: true });
	expect(await explain(admin, 'GRANT', 'GIVE', '33')).toMatchObject({ allowed: false });
	expect(await explain(admin, 'REGION', 'CREATE')).toMatchObject({ code: 'region_create' });
	expect(await explain(admin, 'REGION', 'CREATE', '33.75.01')).toMatchObject({ allowed: true });
	expect(await explain(admin, 'REGION', 'CREATE', '33')).toMatchObject({ allowed: false });
	const { person } = await newPerson(admin, desk);
	expect(await explain(person, 'GRANT', 'GIVE')).toMatchObject({
		allowed: false,
		ask: expect.stringContaining('Admin'),
	});
});

test('a region is changed by its code; one of another city and one that is missing are explained alike', async () => {
	const admin = await desk.demo('admin');
	expect(await explain(admin, 'REGION', 'CHANGE', '33.75.01')).toEqual({
		allowed: true,
		code: 'region_change',
		rule: expect.stringContaining('Admin'),
		ruleEn: expect.stringContaining('Admins'),
		ask: null,
		askEn: null,
	});
	const answer = await explain(admin, 'REGION', 'CHANGE', '33');
	expect(answer).toMatchObject({ allowed: false, ruleEn: expect.stringContaining('Admins') });
	for (const other of ['33.75.99', '33.76', 'nonsense', undefined])
		expect(await explain(admin, 'REGION', 'CHANGE', other)).toEqual(answer);
});

test('schools are also named by their NPSN, and rule packs by kind and version', async () => {
	const nobody = desk.stranger();
	const [{ npsn } = { npsn: '' }] = await desk.sql<{ npsn: string }>(
		'select npsn from app.school order by id limit 1',
	);
	expect(await explain(nobody, 'SCHOOL', 'READ', npsn)).toMatchObject({ allowed: true });
	expect(await explain(nobody, 'RULE_PACK', 'READ', 'BAND/2017.1')).toMatchObject({
		allowed: true,
	});
	expect(await explain(nobody, 'RULE_PACK', 'READ', 'BAND/1999')).toMatchObject({ allowed: false });
});

test('a verb that a kind has no rule for is an error that names it', async () => {
	const { errors } = await desk
		.stranger()
		.answer('{ explainAccess(type: AGENCY, verb: REVOKE, id: "x") { allowed } }');
	expect(errors?.[0]).toMatchObject({
		message: expect.stringContaining('verb'),
		extensions: { code: 'BAD_USER_INPUT', field: 'verb' },
	});
});
