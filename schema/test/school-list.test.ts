import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

interface Page {
	edges: {
		cursor: string;
		node: { id: number; name: string; mechanism: { compliance: string } };
	}[];
	pageInfo: {
		hasNextPage: boolean;
		hasPreviousPage: boolean;
		startCursor: string | null;
		endCursor: string | null;
	};
	totalCount: number;
}
interface Asked {
	field?: string;
	direction?: string;
	first?: number | null;
	after?: string | null;
	last?: number | null;
	before?: string | null;
	filter?: object;
}

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

const page = ({
	field = 'NAME',
	direction = 'ASC',
	first,
	after,
	last,
	before,
	filter = {},
}: Asked = {}) =>
	city.oneAs<Page>(null, "select app.schools_page('33.75', $1, $2, $3, $4, $5, $6, $7)", [
		...[filter, field, direction, first ?? null, after ?? null, last ?? null, before ?? null],
	]);
const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

const orders: [string, string, number[]][] = [
	['NAME', 'ASC', [6, 5, 2, 3, 8, 7, 4, 1]],
	['NAME', 'DESC', [1, 4, 7, 8, 3, 2, 5, 6]],
	['COMPLIANCE', 'ASC', [1, 6, 2, 5, 3, 8, 7, 4]],
	['COMPLIANCE', 'DESC', [7, 4, 8, 3, 5, 2, 6, 1]],
	['LEVEL', 'ASC', [1, 6, 2, 3, 5, 4, 7, 8]],
	['LEVEL', 'DESC', [8, 7, 5, 4, 6, 2, 3, 1]],
];

test.each(orders)('schools come by %s %s, ties by name', async (field, direction, wanted) => {
	expect(ids(await page({ field, direction }))).toEqual(wanted);
});

test.each(orders)(
	'pages by %s %s, forwards and backwards, cover every school once',
	async (field, direction, wanted) => {
		for (const size of [1, 3, 5]) {
			const forwards: number[] = [];
			for (let after: string | null = null, more = true; more;) {
				const part: Page = await page({ field, direction, first: size, after });
				forwards.push(...ids(part));
				expect(part.pageInfo.hasPreviousPage).toBe(after !== null);
				[after, more] = [part.pageInfo.endCursor, part.pageInfo.hasNextPage];
			}
			expect(forwards).toEqual(wanted);
			const backwards: number[] = [];
			for (let before: string | null = null, more = true; more;) {
				const part: Page = await page({ field, direction, last: size, before });
				backwards.unshift(...ids(part));
				[before, more] = [part.pageInfo.startCursor, part.pageInfo.hasPreviousPage];
			}
			expect(backwards).toEqual(wanted);
		}
	},
);

test('a page is the slice of the whole list that its arguments say', async () => {
	const place = fc.option(fc.nat(7));
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...orders),
			place,
			place,
			fc.option(fc.nat(9)),
			fc.boolean(),
			async ([field, direction, all], from, to, count, fromEnd) => {
				const cursors = (await page({ field, direction })).edges.map(({ cursor }) => cursor);
				const after = from === null ? null : cursors[from]!;
				const before = to === null ? null : cursors[to]!;
				const between = all.slice(from === null ? 0 : from + 1, to ?? all.length);
				const wanted =
					count === null
						? between
						: fromEnd
							? between.slice(Math.max(0, between.length - count))
							: between.slice(0, count);
				const limit = fromEnd ? { last: count } : { first: count };
				const result = await page({ field, direction, after, before, ...limit });
				expect(ids(result)).toEqual(wanted);
				expect(result.totalCount).toBe(8);
			},
		),
		{ seed: 20261124, numRuns: 60 },
	);
});

test('a school that joins or leaves between two pages moves no other one', async () => {
	const { pageInfo } = await page({ first: 3 });
	const after = await city.undone(async (one) => {
		await one('delete from app.school_requirement where school_id in (2, 6)');
		await one('delete from app.user_grant where school_id in (2, 6)');
		await one('delete from app.school where id in (2, 6)');
		await one(`insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
			values (99, '33.75', 'C0000099', 'AA Contoh', 'PAUD', 'PUBLIC', 'CITY', '33.75.01.1002')`);
		return one<Page>("select app.schools_page('33.75', '{}', 'NAME', 'ASC', 3, $1)", [
			pageInfo.endCursor,
		]);
	});
	expect(ids(after)).toEqual([3, 8, 7]);
});

test('a page carries the village with what it lies in, and the mechanism without its requirements', async () => {
	const { edges } = await page({ filter: { search: 'tiga' } });
	expect(edges).toEqual([
		{
			cursor: expect.stringMatching(/^[\w-]+$/) as string,
			node: expect.objectContaining({
				id: 3,
				npsn: 'C0000003',
				isExample: true,
				region: expect.objectContaining({
					level: 'VILLAGE',
					parent: expect.objectContaining({
						code: '33.75.02',
						parent: expect.objectContaining({
							code: '33.75',
							parent: expect.objectContaining({ code: '33', parent: null }) as unknown,
						}) as unknown,
					}) as unknown,
				}) as unknown,
				mechanism: {
					status: 'ESTABLISHED',
					compliance: '72.00',
					asOf: null,
					hasWorkingGroup: true,
					hasReferralPath: true,
				},
			}) as unknown,
		},
	]);
});

test('a list without a school has no cursors and no pages around it', async () => {
	expect(await page({ filter: { search: 'nothing like it' } })).toEqual({
		edges: [],
		pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
		totalCount: 0,
	});
});

test('a malformed cursor, or one of another order, is refused with its argument', async () => {
	const { pageInfo } = await page({ field: 'COMPLIANCE', first: 1 });
	for (const cursor of [
		'',
		'!',
		'abc',
		'WyJOQU1F',
		'bnVsbA',
		pageInfo.endCursor!,
		'eyJhIjoxfQ',
		'Ä',
		'\u0000'.slice(1),
	]) {
		await expect(page({ after: cursor })).rejects.toMatchObject({
			code: '22023',
			message: expect.stringMatching(/^after: /) as string,
		});
		await expect(page({ before: cursor })).rejects.toMatchObject({
			message: expect.stringMatching(/^before: /) as string,
		});
	}
	await expect(page({ field: 'CASES' })).rejects.toMatchObject({
		message: expect.stringMatching(/^orderBy: /) as string,
	});
});
