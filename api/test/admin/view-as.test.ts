import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutation } from '../mutation.ts';
import { openDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(() => desk.close());

const look = mutation('viewAsRole', 'examples { type state place seen }');

test('an auditor looks as a head of an agency and stays an auditor', async () => {
	const auditor = await desk.demo('auditor');
	const { answer } = await auditor.ask<{ answer: { examples: object[] } }>(look, {
		input: { role: 'AGENCY_HEAD' },
	});
	expect(answer.examples).toContainEqual({
		...{ type: 'ACHIEVEMENT', state: 'DRAFT' },
		...{ place: 'OWN', seen: true },
	});
	expect(answer.examples).toContainEqual({
		...{ type: 'ACHIEVEMENT', state: 'DRAFT' },
		...{ place: 'CITY', seen: false },
	});
	expect(await auditor.ask('{ viewer { grants { role } } }')).toEqual({
		viewer: { grants: [{ role: 'AUDITOR' }] },
	});
	expect(await desk.sql('select from app.app_user where id < 0')).toEqual([]);
	expect(
		await desk.sql("select reason from app.audit_log where table_name = 'view_as_role'"),
	).toEqual([{ reason: 'AGENCY_HEAD' }]);
});

test('nobody else looks, and an old proof asks for a new one', async () => {
	for (const who of [await desk.demo('evaluator'), desk.stranger()])
		expect((await who.ask(look, { input: {} })).answer).toMatchObject({
			__typename: 'NotAllowedError',
		});
	const admin = await desk.demo('admin');
	await desk.wait('6 minutes');
	expect((await admin.ask(look, { input: {} })).answer).toMatchObject({
		__typename: 'StepUpRequiredError',
	});
});
