import { isInputObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/schema.ts';
import { eachOf, openCity, type City } from './city.ts';
import { probes, probeText, publicFilters } from './probes.ts';
import { allSeeing, byRole } from './viewers.ts';

let city: City;
beforeAll(async () => {
	city = await openCity();
});
afterAll(() => city.close());

const overseeing = ['AUDITOR', 'ADMIN', 'AGENCY_HEAD', 'CASE_SUPERVISOR'];

describe.each(Object.entries(probes))('%s', (field, each) => {
	test.each(each)('tells nothing of a hidden row: $hidden', async (probe) => {
		const [hidden, nothing] = [probeText(probe, probe.hidden), probeText(probe, probe.nothing)];
		// What lies in the city itself is no secret from those who oversee it.
		const askers = byRole.filter(
			({ name }) => !(field.endsWith('.agency') && overseeing.includes(name)),
		);
		await eachOf(askers, async (who) => {
			const [one, other] = [await city.ask(who, hidden), await city.ask(who, nothing)];
			expect([who.name, one.errors, one.data]).toEqual([who.name, other.errors, other.data]);
		});
		// The control: whoever may see the row finds it by this condition, and nothing by the other.
		const found = JSON.stringify((await city.ask(allSeeing, hidden)).data);
		expect(found).not.toContain('"totalCount":0');
		const none = await city.ask(allSeeing, nothing);
		if (none.errors) expect(none.errors[0]?.message).toMatch(/: there is no such /);
		else expect(JSON.stringify(none.data)).toContain('"totalCount":0');
	});
});

test('every field of every filter has its probe', () => {
	expect(filterFields(schema).filter((field) => !(field in probes))).toEqual([]);
});

/** The fields of the inputs that are called filter, as `Filter.field`. */
function filterFields(of: GraphQLSchema): string[] {
	return Object.values(of.getTypeMap())
		.filter(isInputObjectType)
		.filter(({ name }) => name.endsWith('Filter') && !publicFilters.includes(name))
		.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

const lists: [list: string, size: number][] = [
	['achievements(filter: { within: "33" }, %)', 7],
	['indicators(filter: { within: "33" }, %)', 3],
	['users(%)', 5],
	['users(orderBy: { field: EMAIL, direction: DESC }, %)', 5],
	['users(orderBy: { field: CREATED }, %)', 5],
	['grants(%)', 5],
	['sessions(%)', 5],
	['tokens(%)', 5],
	['auditEntries(filter: { resource: "target" }, %)', 2],
];

test.each(lists)('page by page, %s skips hidden rows without a trace', async (list, size) => {
	const name = /^\w+/.exec(list)?.[0] ?? '';
	const ask = async (who: (typeof byRole)[number], page: string) => {
		const text = `{ ${list.replace('%', page)} { pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } } }`;
		const { data, errors } = await city.ask(who, text);
		expect(errors).toBeUndefined();
		return data?.[name] as {
			pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
			edges: { cursor: string }[];
		};
	};
	await eachOf(byRole, async (who) => {
		const whole = (await ask(who, 'first: 100')).edges.map(({ cursor }) => cursor);
		const paged: string[] = [];
		for (let after = ''; ;) {
			const { edges, pageInfo } = await ask(who, `first: ${size}${after && `, after: "${after}"`}`);
			expect(pageInfo.hasPreviousPage).toBe(after !== '');
			expect(pageInfo.hasNextPage).toBe(paged.length + edges.length < whole.length);
			paged.push(...edges.map(({ cursor }) => cursor));
			if (!pageInfo.hasNextPage) break;
			expect(edges).toHaveLength(size);
			after = pageInfo.endCursor;
		}
		expect(paged).toEqual(whole);
	});
});
