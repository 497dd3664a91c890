import { asOfArg } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import { decimal, int, many, moment, of, record, text } from '../../graph/record.ts';
import { cityCode } from '../../graph/text.ts';
import { AttainmentBand } from '../attainment/ref.ts';
import { RankingEntryRef } from '../ranking/ref.ts';
import { RegionRef } from '../region/ref.ts';
import { TrendPointRef } from '../trend/ref.ts';
import { CityFactRef, SchoolSummaryRef, ScoreMoveRef, VillageFigureRef } from './parts.ts';

/** What app.overview returns. */
const OverviewRef = record(
	'Overview',
	'A city in one period at a glance (ringkasan kota), of what is published. Source: app.overview.',
	{
		period: of(PeriodRef)('The period shown.'),
		previous: of(PeriodRef).nullable(
			'The period that it is compared with; null where there is none.',
		),
		city: of(RegionRef)('The city shown.'),
		score: decimal.nullable(
			'The mean of the scores of the ranked agencies, percent; null where none is ranked.',
		),
		reason: text.nullable('Why there is no score, in Indonesian; null where there is one.'),
		reasonEn: text.nullable('Why there is no score, in English; null where there is one.'),
		previousScore: decimal.nullable('The same in the period before; null where there was none.'),
		band: of(AttainmentBand).nullable('The band of the score; null without one.'),
		agencyCount: int('Agencies that existed at the end of the period.'),
		rankedCount: int('Those of them that are ranked.'),
		indicatorCount: int('Their indicators with a weight above 0.'),
		reportedCount: int('Those of them that are published.'),
		metCount: int('Those of them that reached 100 percent.'),
		top: many(RankingEntryRef, 5)('The best agencies, at most five, best first.'),
		bottom: many(
			RankingEntryRef,
			5,
		)('The last agencies, at most five and none that is among the top; the last one first.'),
		trend: many(TrendPointRef, 12)('The score of the city over the last periods, oldest first.'),
		falls: many(
			ScoreMoveRef,
			3,
		)(
			'The largest falls of score since the period before, the largest first: three, and all that tie with the third.',
		),
		rises: many(
			ScoreMoveRef,
			3,
		)(
			'The largest rises of score since the period before, the largest first: three, and all that tie with the third.',
		),
		schools: of(SchoolSummaryRef)('The schools of the city, on the day that it names.'),
		villages: many(
			VillageFigureRef,
			27,
		)('The schools of each village on that day, in the order of the codes.'),
		facts: many(CityFactRef, 5)('Published figures of the city as a whole, with their source.'),
		updatedAt: moment.nullable(
			'When something of this period was last published; null where nothing was.',
		),
	},
);
type Overview = typeof OverviewRef.$inferType;

builder.queryField('overview', (t) =>
	t.field({
		type: OverviewRef,
		// A ranking, and why six agencies moved; as of a moment nothing is read from the scores kept.
		complexity: ({ asOf }) => (asOf == null ? 40 : 500),
		description: 'A city in one period at a glance.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period to show.' }),
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
			asOf: asOfArg(t.arg),
		},
		resolve: (_root, { period, city, asOf }, { json, home }) => {
			const { year, quarter } = periodOf('period', period);
			return json<Overview>('select app.overview($1, $2, $3, $4) as json', [
				cityCode('city', city, home),
				year,
				quarter,
				asOf ?? null,
			]);
		},
	}),
);
