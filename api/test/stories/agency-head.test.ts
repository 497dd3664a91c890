import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Reader, type Story } from './story.ts';

let story: Story;
let head: Reader;
beforeAll(async () => {
	story = await openStory();
	head = await story.reader('agency-head');
});
afterAll(() => story.close());

test('a head sees the people of the own agency, and of another none', async () => {
	const { users } = await head.open<{
		users: { edges: { node: { email: string; grants: { placeName: string }[] } }[] };
	}>('UsersPage', { first: 100 });
	const [staff, ...rest] = users.edges
		.map(({ node }) => node.email)
		.toSorted()
		.toReversed();
	expect([staff, ...rest]).toEqual(['agency-staff@demo.example', 'agency-head@demo.example']);
	expect(users.edges.flatMap(({ node }) => node.grants.map(({ placeName }) => placeName))).toEqual([
		'Dinas Pendidikan',
		'Dinas Pendidikan',
	]);
});

test('a head gives no role and blocks nobody, not even in the own agency', async () => {
	const user = story.desk.house.ids.idOf('User', 1);
	expect(
		await head.open('GiveGrant', {
			input: { user, role: 'AGENCY_STAFF', scope: 'agency:DINDIK' },
		}),
	).toMatchObject({ giveGrant: { __typename: 'NotAllowedError' } });
	expect(
		await head.open('ChangeUser', { input: { id: user, active: false, reason: 'mutasi' } }),
	).toMatchObject({ changeUser: { __typename: 'NotAllowedError' } });
});

test('the figures of the own agency in an open quarter are on the way for its head, and for nobody outside', async () => {
	const open = { code: 'DINDIK-02', locale: 'ID', year: 2026 };
	const period = { year: 2026, quarter: 1 };
	const asked = { ...open, period, from: period };
	expect(await head.open('IndicatorPage', asked)).toMatchObject({
		indicator: { achievement: { status: 'SUBMITTED', publishedAt: null } },
	});
	const other = await story.reader('agency-head-2');
	expect(await other.open('IndicatorPage', asked)).toMatchObject({
		indicator: { achievement: null },
	});
});
