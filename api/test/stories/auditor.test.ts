import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Reader, type Story } from './story.ts';

let story: Story;
let auditor: Reader;
beforeAll(async () => {
	story = await openStory();
	auditor = await story.reader('auditor');
});
afterAll(() => story.close());

test('an auditor finds who did what and why, and changes nothing', async () => {
	const admin = await story.reader('admin');
	const made = await admin.open<{ createUser: { user: { id: string } } }>('CreateUser', {
		input: { email: 'dewi@pekalongan.example', name: 'Dewi Contoh' },
	});
	const { id } = made.createUser.user;
	await admin.open('ChangeUser', { input: { id, active: false, reason: 'mutasi ke provinsi' } });

	const page = await auditor.open<{
		auditEntries: { edges: { node: { action: string; reason: string; resource: string } }[] };
	}>('AuditPage', { filter: { resource: 'app_user' }, first: 100 });
	expect(page.auditEntries.edges.map(({ node }) => node)).toContainEqual(
		expect.objectContaining({ action: 'UPDATE', reason: 'mutasi ke provinsi' }),
	);
	expect(await auditor.open('ChangeUser', { input: { id, active: true } })).toMatchObject({
		changeUser: { __typename: 'NotAllowedError' },
	});
});

test('an auditor reads the rules of access as they are in the database, policies included', async () => {
	const { accessRules, policies } = await auditor.open<Record<string, unknown[]>>(
		'AccessRulesPage',
		{ policies: true },
	);
	expect(accessRules?.length).toBeGreaterThan(30);
	expect(policies?.length).toBeGreaterThan(30);
});

test('a filter that names nothing is refused by its field', async () => {
	const { errors } = await auditor.try('AuditPage', { filter: { action: 'READ' } });
	expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.action' });
});
