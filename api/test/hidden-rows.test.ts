import { isNonNullType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../src/schema.ts';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

/** A field that leads to one row of another table: as whom it is asked, and which rows are hidden meanwhile, all but those named. */
const fields: [field: string, who: string | null, hidden: string, query: string][] = [
	['Agency.region', null, 'region', '{ agency(code: "DINDIK") { code region { code } } }'],
	['Indicator.agency', null, 'agency', '{ indicator(code: "DINDIK-01") { code agency { code } } }'],
	[
		'Indicator.parent',
		null,
		"indicator where code = 'DINDIK-04'",
		'{ indicator(code: "DINDIK-04") { code parent { code } } }',
	],
	[
		'Achievement.indicator',
		null,
		'indicator',
		'{ achievements(first: 2) { edges { node { version indicator { code } } } } }',
	],
	['School.region', null, 'region', '{ school(npsn: "C0000003") { npsn region { code } } }'],
	[
		'Grant.user',
		'admin',
		'app_user',
		'{ grants(first: 2) { edges { node { role user { name } } } } }',
	],
	[
		'Token.user',
		'admin',
		'app_user',
		'{ tokens(first: 2) { edges { node { name user { name } } } } }',
	],
	[
		'User.region',
		'admin',
		'region',
		'{ users(first: 5) { edges { node { name region { code } } } } }',
	],
];

/** Every value under a name, wherever it stands in an answer. */
function valuesOf(name: string, value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		...(key === name ? [inner as unknown] : []),
		...valuesOf(name, inner),
	]);
}

test.each(fields)(
	'%s to a row that a policy hides: null where it may be, else an error that says nothing',
	async (field, who, hidden, query) => {
		const [type = '', name = ''] = field.split('.');
		const isRequired = isNonNullType(
			(schema.getType(type) as GraphQLObjectType).getFields()[name]?.type,
		);
		const before = await house.ask(who, query);
		expect(before.errors).toBeUndefined();
		const asOwner = (text: string) => house.database.asOwner((client) => client.query(text));
		const [table, shown = 'false'] = hidden.split(' where ');
		await asOwner(
			`create policy hides on app.${table} as restrictive for select to app_anon, app_member using (${shown})`,
		);
		const during = await house
			.ask(who, query)
			.finally(() => asOwner(`drop policy hides on app.${table}`));
		expect(valuesOf(name, before.data).some((value) => value !== null)).toBe(true);
		if (isRequired) {
			expect(during.data).toBeNull();
			expect(during.errors).toEqual([
				{
					message: 'Unexpected error.',
					extensions: { code: 'INTERNAL', requestId: expect.any(String) as string },
				},
			]);
		} else {
			expect(during.errors).toBeUndefined();
			for (const value of valuesOf(name, during.data)) expect(value).toBeNull();
		}
		expect(await house.ask(who, query)).toEqual(before);
	},
);
