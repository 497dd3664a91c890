import { asOfArg, scoresCost } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { cityCode } from '../../graph/text.ts';
import { RankingRef } from './ref.ts';

builder.queryField('ranking', (t) =>
	t.field({
		type: RankingRef,
		complexity: ({ asOf }) => scoresCost(asOf),
		description: 'The ranking of the agencies of a city in a period, of what is published.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period to rank.' }),
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
			asOf: asOfArg(t.arg),
		},
		resolve: (_root, { period, city, asOf }, { json, home }) => {
			const { year, quarter } = periodOf('period', period);
			return json<typeof RankingRef.$inferType>('select app.ranking($1, $2, $3, $4) as json', [
				cityCode('city', city, home),
				year,
				quarter,
				asOf ?? null,
			]);
		},
	}),
);
