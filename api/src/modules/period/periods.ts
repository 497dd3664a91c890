import { builder } from '../../builder.ts';
import { PeriodRef, type Period } from '../../vocabulary/period.ts';
import { cityCode } from '../../vocabulary/text.ts';

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
