import { builder } from '../../graph/builder.ts';
import { PeriodRef } from '../../graph/period.ts';
import { flag, of, record } from '../../graph/record.ts';
import { cityCode } from '../../graph/text.ts';

/** What app.city_holdings returns. */
const CityHoldingsRef = record(
	'CityHoldings',
	'What a city holds so far, in the eyes of whoever asks: what is missing is not nought. Source: app.city_holdings.',
	{
		agencies: flag('Whether it has any agency.'),
		indicators: flag('Whether any agency has an adopted indicator with a weight above 0.'),
		published: flag('Whether achievements of its agencies are published, in any period.'),
		facts: flag('Whether figures of the city as a whole are published, with their source.'),
		schools: flag('Whether it has any school.'),
		period: of(PeriodRef)(
			'The period to show where nobody names one: the newest published quarter, else the newest published year; where nothing is published, the quarter that is running.',
		),
	},
);
type CityHoldings = typeof CityHoldingsRef.$inferType;

builder.queryField('holdings', (t) =>
	t.field({
		type: CityHoldingsRef,
		complexity: 2,
		description: 'What a city holds so far, and the period to show first.',
		args: {
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
		},
		resolve: (_root, { city }, { json, home }) =>
			json<CityHoldings>('select app.city_holdings($1) as json', [cityCode('city', city, home)]),
	}),
);
