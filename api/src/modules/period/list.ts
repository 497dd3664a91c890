import { builder } from '../../graph/builder.ts';
import { type Period, PeriodRef } from '../../graph/period.ts';
import { cityCode } from '../../graph/text.ts';

builder.queryField('periods', (t) =>
	t.field({
		type: [PeriodRef],
		complexity: 2,
		description: 'The periods for which a city has published something, newest first.',
		args: {
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
		},
		resolve: async (_root, { city }, { json, home }) =>
			(await json<Period[] | null>('select app.periods($1) as json', [
				cityCode('city', city, home),
			])) ?? [],
	}),
);

builder.prismaObjectField('Indicator', 'periods', (t) =>
	t.field({
		type: [PeriodRef],
		complexity: { field: 2, multiplier: 8 },
		description: 'The periods for which it has published something, newest first.',
		resolve: ({ id }, _args, { json }) =>
			json<Period[]>('select app.indicator_periods($1) as json', [id]),
	}),
);
