import { asOfArg, scoresCost } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import { decimal, int, many, moment, of, record, text } from '../../graph/record.ts';
import { cityCode } from '../../graph/text.ts';
import { AgencyRef } from '../agency/ref.ts';
import { ScoreTraceRef } from '../attainment/ref.ts';
import { RankingEntryRef } from './ref.ts';

const UnrankedRef = record(
	'UnrankedAgency',
	'An agency that could not be ranked fairly in this period.',
	{
		agency: of(AgencyRef)('Which agency.'),
		reason: text('Why it is not ranked, in Indonesian.'),
		reasonEn: text('Why it is not ranked, in English.'),
		indicatorCount: int('Indicators with a weight above 0.'),
		reportedCount: int('Those of them whose attainment is published and computed.'),
		reportedShare: decimal.nullable(
			'The weight of those that are published and computed in percent of all weight; null where it has no indicator with a weight.',
		),
	},
);

/** What app.ranking returns. */
const RankingRef = record(
	'Ranking',
	'The agencies of a city in order of their score in one period (peringkat). Source: app.ranking.',
	{
		period: of(PeriodRef)('The period ranked.'),
		previous: of(PeriodRef).nullable(
			'The period that ranks and scores are compared with; null where there is none.',
		),
		asOf: moment(
			'The moment that it answers for: the one asked for, else that of the newest content. Asking as of it gives the same digest.',
		),
		digest: text(
			'SHA-256 over the content of the period: equal for equal content, whenever it is asked for. Comparisons with the period before are no part of it.',
		),
		method: text('Weights, cap, minimum and version of the method, in Indonesian.'),
		methodEn: text('The same in English.'),
		methodVersion: text('The version of the rule pack.'),
		cityScore: decimal.nullable(
			'The mean of the scores of the ranked agencies, percent; null where none is ranked.',
		),
		trace: of(ScoreTraceRef).nullable(
			'How the score of the city came about; null where none is ranked.',
		),
		minimumReported: decimal(
			'The share of weight that must be published and computed to be ranked, percent.',
		),
		cap: decimal('What each attainment is capped at before the mean, percent.'),
		reason: text.nullable('Why nobody is ranked, in Indonesian; null where somebody is.'),
		reasonEn: text.nullable('Why nobody is ranked, in English; null where somebody is.'),
		entries: many(RankingEntryRef, 40)('The ranked agencies, best first; equal scores by code.'),
		notRanked: many(UnrankedRef, 5)('The agencies that could not be ranked, each with the reason.'),
	},
);
type Ranking = typeof RankingRef.$inferType;

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
			return json<Ranking>('select app.ranking($1, $2, $3, $4) as json', [
				cityCode('city', city, home),
				year,
				quarter,
				asOf ?? null,
			]);
		},
	}),
);
