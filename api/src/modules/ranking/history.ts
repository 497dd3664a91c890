import { builder } from '../../graph/builder.ts';
import { badInput } from '../../operation/errors.ts';
import { PeriodInput, periodOf, PeriodRef, type Period } from '../../graph/period.ts';
import { AgencyRef } from '../../vocabulary/refs.ts';
import type { AgencyRow } from '../../vocabulary/rows.ts';
import { cityCode } from '../../graph/text.ts';
import { rankingCost } from './cost.ts';

/** What app.rank_history returns, one for each period. */
interface PeriodRanks {
	period: Period;
	entries: PeriodRank[];
}

interface PeriodRank {
	rank: number;
	score: string;
	agency: AgencyRow;
}

const LONGEST = 12;

const PeriodRankRef = builder.objectRef<PeriodRank>('PeriodRank').implement({
	description: 'The rank of one agency in one period.',
	fields: (t) => ({
		rank: t.exposeInt('rank', {
			description: '1 is best; equal scores share a rank (1, 2, 2, 4).',
		}),
		score: t.expose('score', { type: 'Decimal', description: 'The score, percent, 2 places.' }),
		agency: t.expose('agency', { type: AgencyRef, description: 'Which agency.' }),
	}),
});

const PeriodRanksRef = builder.objectRef<PeriodRanks>('PeriodRanks').implement({
	description: 'Who stood where in one period. Source: app.rank_history.',
	fields: (t) => ({
		period: t.expose('period', { type: PeriodRef, description: 'The period.' }),
		entries: t.expose('entries', {
			type: [PeriodRankRef],
			complexity: { field: 0, multiplier: 10 },
			description:
				'The ranked agencies, best first, equal ranks by code. One that is missing was not ranked then.',
		}),
	}),
});

builder.queryField('rankHistory', (t) =>
	t.field({
		type: [PeriodRanksRef],
		complexity: ({ asOf }) => ({ field: rankingCost(asOf), multiplier: 8 }),
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
			asOf: t.arg({
				type: 'DateTime',
				description: 'Answer from what was published at this moment; now where it is left out.',
			}),
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
