import { asOfArg, scoresCost } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import { decimal, int, many, of, record } from '../../graph/record.ts';
import { cityCode } from '../../graph/text.ts';
import { badInput } from '../../operation/errors.ts';
import { AgencyRef } from '../agency/ref.ts';

const LONGEST = 12;

const PeriodRankRef = record('PeriodRank', 'The rank of one agency in one period.', {
	rank: int('1 is best; equal scores share a rank (1, 2, 2, 4).'),
	score: decimal('The score, percent, 2 places.'),
	agency: of(AgencyRef)('Which agency.'),
});

/** What app.rank_history returns, one for each period. */
const PeriodRanksRef = record(
	'PeriodRanks',
	'Who stood where in one period. Source: app.rank_history.',
	{
		period: of(PeriodRef)('The period.'),
		entries: many(
			PeriodRankRef,
			10,
		)(
			'The ranked agencies, best first, equal ranks by code. One that is missing was not ranked then.',
		),
	},
);
type PeriodRanks = typeof PeriodRanksRef.$inferType;

builder.queryField('rankHistory', (t) =>
	t.field({
		type: [PeriodRanksRef],
		// Years that nobody reported in are not kept, and looked for each time.
		complexity: ({ asOf }) => ({ field: asOf == null ? 60 : scoresCost(asOf), multiplier: 8 }),
		description:
			'The ranks of the last periods up to one, oldest first: quarters where it is a quarter, years where it is a year.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The last period.' }),
			last: t.arg.int({
				required: true,
				defaultValue: 8,
				description: `How many periods, from 1 to ${LONGEST}.`,
			}),
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
			asOf: asOfArg(t.arg),
		},
		resolve: (_root, { period, last, city, asOf }, { json, home }) => {
			const { year, quarter } = periodOf('period', period);
			if (last < 1 || last > LONGEST) throw badInput('last', `give a number from 1 to ${LONGEST}.`);
			return json<PeriodRanks[]>('select app.rank_history($1, $2, $3, $4, $5) as json', [
				cityCode('city', city, home),
				year,
				quarter,
				asOf ?? null,
				last,
			]);
		},
	}),
);
