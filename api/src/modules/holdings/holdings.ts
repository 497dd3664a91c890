import { builder } from '../../graph/builder.ts';
import { PeriodRef, type Period } from '../../graph/period.ts';
import { cityCode } from '../../graph/text.ts';

/** What app.city_holdings returns. */
interface CityHoldings {
	agencies: boolean;
	indicators: boolean;
	published: boolean;
	facts: boolean;
	schools: boolean;
	period: Period;
}

const CityHoldingsRef = builder.objectRef<CityHoldings>('CityHoldings').implement({
	description:
		'What a city holds so far, in the eyes of whoever asks: what is missing is not nought. Source: app.city_holdings.',
	fields: (t) => ({
		agencies: t.exposeBoolean('agencies', { description: 'Whether it has any agency.' }),
		indicators: t.exposeBoolean('indicators', {
			description: 'Whether any agency has an adopted indicator with a weight above 0.',
		}),
		published: t.exposeBoolean('published', {
			description: 'Whether achievements of its agencies are published, in any period.',
		}),
		facts: t.exposeBoolean('facts', {
			description: 'Whether figures of the city as a whole are published, with their source.',
		}),
		schools: t.exposeBoolean('schools', { description: 'Whether it has any school.' }),
		period: t.expose('period', {
			type: PeriodRef,
			description:
				'The period to show where nobody names one: the newest published quarter, else the newest published year; where nothing is published, the quarter that is running.',
		}),
	}),
});

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
