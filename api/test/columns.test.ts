import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import type { Context } from '../src/operation/context.ts';
import { schema } from '../src/schema.ts';
import { unasked } from '../src/graph/columns.ts';
import { achievementColumns } from '../src/modules/achievement/ref.ts';
import { indicatorColumns } from '../src/modules/indicator/ref.ts';

const columns = { Indicator: indicatorColumns, Achievement: achievementColumns };

const asking = (...names: string[]) => ({ asked: new Set(names) }) as unknown as Context;

test.each(['Indicator', 'Achievement'] as const)(
	'%s: a document that names every field gets every column that a field shows',
	(model) => {
		const type = schema.getType(model);
		const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
		const never = { Indicator: ['cityCode', 'status'], Achievement: ['cityCode', 'agencyId'] };
		expect(Object.keys(unasked(columns[model], asking(...names))).sort()).toEqual(
			never[model].sort(),
		);
	},
);

test('the period of an achievement needs its year and quarter, and nothing that is not shown is fetched', () => {
	expect(unasked(achievementColumns, asking('period', 'actual'))).toEqual({
		cityCode: true,
		agencyId: true,
		indicatorId: true,
		status: true,
		version: true,
		numerator: true,
		denominator: true,
		note: true,
		updatedAt: true,
	});
});
