import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

type Row = [id: number, total: number];
const listed = `(select coalesce(jsonb_agg(jsonb_build_array(l.id, l.total) order by l.place), '[]')
	from app.listed_schools('33.75', $1, $2, $3, null, $4) as l)`;
const rows = (filter: object, field = 'NAME', direction = 'ASC', beside: number | null = null) =>
	city.oneAs<Row[]>(null, `select ${listed}`, [filter, field, direction, beside]);
const ids = (found: Row[]) => found.map(([id]) => id);

const orders: [string, string, number[]][] = [
	['NAME', 'ASC', [6, 5, 2, 3, 8, 7, 4, 1]],
	['NAME', 'DESC', [1, 4, 7, 8, 3, 2, 5, 6]],
	['COMPLIANCE', 'ASC', [1, 6, 2, 5, 3, 8, 7, 4]],
	['COMPLIANCE', 'DESC', [7, 4, 8, 3, 5, 2, 6, 1]],
	['LEVEL', 'ASC', [1, 6, 2, 3, 5, 4, 7, 8]],
	['LEVEL', 'DESC', [8, 7, 5, 4, 6, 2, 3, 1]],
];

test.each(orders)('schools come by %s %s, ties by name', async (field, direction, wanted) => {
	const found = await rows({}, field, direction);
	expect(ids(found)).toEqual(wanted);
	for (const [, total] of found) expect(total).toBe(8);
});

test.each(orders)(
	'by %s %s a school beside the list has its place there and is not counted',
	async (field, direction, wanted) => {
		const primary = ids(await rows({ levels: ['PRIMARY'] }, field, direction));
		for (const beside of wanted) {
			const found = await rows({ levels: ['PRIMARY'] }, field, direction, beside);
			expect(ids(found)).toEqual(wanted.filter((id) => primary.includes(id) || id === beside));
			for (const [, total] of found) expect(total).toBe(primary.length);
		}
	},
);

test('a school of nowhere, or of another city, is beside no list', async () => {
	expect(ids(await rows({}, 'NAME', 'ASC', 4711))).toEqual([6, 5, 2, 3, 8, 7, 4, 1]);
	const elsewhere = `select count(*)::integer from app.listed_schools('33.76', in_beside => 3)`;
	expect(await city.oneAs(null, elsewhere)).toBe(0);
});

test('an order that is none is refused', async () => {
	for (const [field, direction] of [
		['CASES', 'ASC'],
		['NAME', 'UP'],
	])
		await expect(rows({}, field, direction)).rejects.toMatchObject({
			code: '22023',
			message: expect.stringMatching(/^orderBy: /) as string,
		});
});
