import { asOfArg } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import { decimal, int, many, of, record, text } from '../../graph/record.ts';
import { AchievementStatus } from '../achievement/ref.ts';
import {
	AttainmentBand,
	AttainmentState,
	AttainmentVerdictRef,
	ScoreTraceRef,
} from '../attainment/ref.ts';
import { IndicatorRef } from '../indicator/ref.ts';

const ContributionRef = record(
	'Contribution',
	'What one indicator adds to the score of its agency. Points add up to the score.',
	{
		indicator: of(IndicatorRef)('Which indicator.'),
		state: of(AttainmentState)('Whether it counts, and if not, why.'),
		percent: decimal.nullable('Its attainment in percent; null where `state` says why.'),
		counted: decimal.nullable(
			'The attainment as it counts, after the cap of the ranking; null where it does not count.',
		),
		weight: decimal('Its weight.'),
		share: decimal.nullable(
			'points + lost: its weight in percent of the weight that counts, all of which add up to 100; null where it does not count.',
		),
		points: decimal.nullable(
			'Its part of the score, weight x counted / the weight that counts. All add up to the score: left-over hundredths go to the largest remainders. Null where it does not count.',
		),
		lost: decimal.nullable(
			'What is missing to its full part; all add up to 100 - score. Null where it does not count.',
		),
		verdict: of(AttainmentVerdictRef).nullable(
			'Whether its target is met, of what is published; null where nothing is.',
		),
		status: of(AchievementStatus).nullable(
			'How far its achievement is; null where there is none that the viewer may see.',
		),
	},
);

/** What app.agency_standing returns. */
const StandingRef = record(
	'AgencyStanding',
	'Where an agency stands in a period, and what lifted and lowered it. Source: app.agency_standing.',
	{
		period: of(PeriodRef)('The period.'),
		score: decimal.nullable(
			'The score in percent; null where it is not ranked, for the reason given.',
		),
		band: of(AttainmentBand).nullable('The band of the score; null without one.'),
		rank: int.nullable('1 is best; null where it is not ranked.'),
		rankedCount: int('How many agencies are ranked.'),
		previousRank: int.nullable('The rank in the period before; null where it was not ranked then.'),
		previousScore: decimal.nullable('The score in the period before; null where there was none.'),
		bestRank: int.nullable(
			'The best rank if every weight moved by up to 20 %; null where it is not ranked.',
		),
		worstRank: int.nullable(
			'The worst rank if every weight moved by up to 20 %; null where it is not ranked.',
		),
		reason: text.nullable('Why it is not ranked, in Indonesian; else null.'),
		reasonEn: text.nullable('Why it is not ranked, in English; else null.'),
		reportedShare: decimal.nullable(
			'The weight of the indicators that are published and computed in percent of all weight; null where the score knows no weight.',
		),
		indicatorCount: int('Indicators with a weight above 0.'),
		reportedCount: int('Those of them whose attainment is published and computed.'),
		incompleteCount: int('Those of them inside which a due period was not reported.'),
		trace: of(ScoreTraceRef).nullable('How the score came about; null where it is not ranked.'),
		contributions: many(
			ContributionRef,
			30,
		)('Every indicator with a weight, those that add most first.'),
	},
);
type Standing = typeof StandingRef.$inferType;

builder.prismaObjectField('Agency', 'standing', (t) =>
	t.field({
		type: StandingRef,
		nullable: true,
		complexity: ({ asOf }) => (asOf == null ? 60 : 150),
		description:
			'Its score, rank and what made them; null where nothing was to be measured in the period.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period asked for.' }),
			asOf: asOfArg(t.arg),
		},
		resolve: ({ id }, args, { json }) => {
			const { year, quarter } = periodOf('period', args.period);
			return json<Standing | null>('select app.agency_standing($1, $2, $3, $4) as json', [
				id,
				year,
				quarter,
				args.asOf ?? null,
			]);
		},
	}),
);
