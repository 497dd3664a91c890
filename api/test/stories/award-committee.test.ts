import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Reader, type Story } from './story.ts';

let story: Story;
let member: Reader;
beforeAll(async () => {
	story = await openStory();
	member = await story.reader('award-committee');
});
afterAll(() => story.close());

interface Schools {
	schools: {
		totalCount: number;
		edges: { node: { npsn: string; mechanism: { status: string } } }[];
	};
}
const found = ({ schools }: Schools) => schools.edges.map(({ node }) => node.npsn);

test('the committee finds the schools that really enforce their mechanism', async () => {
	const enforced = { mechanism: ['ENFORCED'] };
	const page = await member.open<Schools>('SchoolsPage', { filter: enforced, first: 25 });
	expect(found(page)).toEqual(['C0000008', 'C0000004']);
	const met = { met: ['WORKING_GROUP', 'REFERRAL'], complianceAtLeast: '70' };
	const ready = await member.open<Schools>('SchoolsPage', {
		...{ filter: met, first: 25 },
		orderBy: { field: 'COMPLIANCE', direction: 'DESC' },
	});
	expect(found(ready).toSorted()).toEqual(['C0000003', 'C0000004', 'C0000007', 'C0000008']);
	const file = await member.open<Schools>('SchoolsExport', { filter: met });
	expect(found(file).toSorted()).toEqual(found(ready).toSorted());
});

test('the columns count every school once, and the breakdown adds up to them', async () => {
	const statuses = ['NONE', 'DRAFTED', 'ESTABLISHED', 'ENFORCED', 'EXPIRED'];
	const columns = await member.open<Record<string, { totalCount: number }>>(
		'SchoolColumns',
		Object.fromEntries(statuses.map((status) => [status.toLowerCase(), { mechanism: [status] }])),
	);
	expect(statuses.map((status) => columns[status]?.totalCount)).toEqual([1, 2, 2, 2, 1]);
	const { groups } = await member.open<{ groups: { key: string; count: number }[] }>(
		'SchoolBreakdown',
		{ by: 'LEVEL' },
	);
	expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(8);
});

test('a requirement that no rule knows is refused, not left out', async () => {
	const { data, errors } = await member.try('SchoolsPage', { filter: { met: ['POKJA'] } });
	expect(data).toBeNull();
	expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.met' });
});

test('the committee administers nobody, and learns nothing of who else is there', async () => {
	expect(await member.open('UsersPage')).toMatchObject({
		users: { totalCount: 1, edges: [{ node: { email: 'award-committee@demo.example' } }] },
	});
	const give = (user: number) =>
		member.open('GiveGrant', {
			input: {
				user: story.desk.house.ids.idOf('User', user),
				...{ role: 'AWARD_COMMITTEE', scope: 'region:33.75' },
			},
		});
	const missing = await give(999_999);
	expect(missing).toMatchObject({ giveGrant: { __typename: 'InvalidInputError', field: 'user' } });
	expect(await give(2)).toEqual(missing);
});
