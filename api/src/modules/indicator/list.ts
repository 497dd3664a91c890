import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { connectionCost } from '../../graph/page.ts';
import { checkedText, cityCode } from '../../graph/text.ts';
import {
	indicatorColumns,
	IndicatorFilter,
	IndicatorRef,
	indicators,
	indicatorsOfCities,
} from './ref.ts';

builder.queryFields((t) => ({
	indicator: t.field({
		type: IndicatorRef,
		nullable: true,
		complexity: 1,
		description: 'One indicator by its code; null where there is none that the viewer may see.',
		args: {
			code: t.arg.string({ required: true, description: 'Its code within the city.' }),
			city: t.arg.string({
				description: 'The code of its city; the home city where it is left out.',
			}),
		},
		resolve: (_root, { code, city }, { db, home }) =>
			db.indicator.findUnique({
				where: {
					cityCode_code: {
						cityCode: cityCode('city', city, home),
						code: checkedText('code', code),
					},
				},
			}),
	}),
	indicators: t.prismaConnection(
		{
			type: 'Indicator',
			cursor: 'id',
			complexity: connectionCost,
			description: 'The indicators of a city that the viewer may see, in the order of their codes.',
			args: { filter: t.arg({ type: IndicatorFilter, description: 'Only those that match.' }) },
			totalCount: async (_root, { filter }, context) =>
				context.db.indicator.count({ where: await indicatorsOfCities(filter, context) }),
			resolve: async (query, _root, { filter }, context) =>
				context.db.indicator.findMany({
					...query,
					where: await indicatorsOfCities(filter, context),
					orderBy: [{ code: 'asc' }, { id: 'asc' }],
					omit: unasked(indicatorColumns, context),
				}),
		},
		indicators.connection,
	),
}));
