import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { rootList } from '../../graph/root-list.ts';
import { checkedText, cityCode } from '../../graph/text.ts';
import { IndicatorFilter, indicators, indicatorsOfCities } from './ref.ts';

builder.queryFields((t) => ({
	indicator: t.prismaField({
		type: 'Indicator',
		nullable: true,
		complexity: 1,
		description: 'One indicator by its code; null where there is none that the viewer may see.',
		args: {
			code: t.arg.string({ required: true, description: 'Its code within the city.' }),
			city: t.arg.string({
				description: 'The code of its city; the home city where it is left out.',
			}),
		},
		resolve: (query, _root, { code, city }, context) =>
			context.db.indicator.findUnique({
				...query,
				where: {
					cityCode_code: {
						cityCode: cityCode('city', city, context.home),
						code: checkedText('code', code),
					},
				},
				omit: unasked(indicators.columns, context),
			}),
	}),
	indicators: rootList(t, indicators, {
		description: 'The indicators of a city that the viewer may see, in the order of their codes.',
		args: { filter: t.arg({ type: IndicatorFilter, description: 'Only those that match.' }) },
		where: ({ filter }, context) => indicatorsOfCities(filter, context),
		orderBy: [{ code: 'asc' }, { id: 'asc' }],
	}),
}));
