import { PeriodRef } from '../../graph/period.ts';
import { decimal, int, many, moment, of, record, text } from '../../graph/record.ts';
import { AgencyRef } from '../agency/ref.ts';
import { AttainmentBand, ScoreTraceRef } from '../attainment/ref.ts';
import { TrendPointRef } from '../trend/ref.ts';

/** One line of app.ranking. */
export const RankingEntryRef = record('RankingEntry', 'An agency and its score in one period.', {
	rank: int('1 is best; equal scores share a rank (1, 2, 2, 4).'),
	agency: of(AgencyRef)('Which agency.'),
	score: decimal(
		'Weighted mean of the published attainments, each capped first; percent, 2 places.',
	),
	band: of(AttainmentBand)('The band of the score.'),
	indicatorCount: int('Indicators with a weight above 0.'),
	reportedCount: int('Those of them whose attainment is published and computed.'),
	incompleteCount: int(
		'Those of them inside which a due period was not reported: Attainment.missingPeriods.',
	),
	reportedShare: decimal(
		'The weight of those that are published and computed in percent of all weight.',
	),
	previousRank: int.nullable('The rank in the period before; null where it was not ranked then.'),
	change: int.nullable(
		'Places gained since then, negative for places lost; null where it was not ranked then.',
	),
	previousScore: decimal.nullable('The score in the period before; null where there was none.'),
	scoreChange: decimal.nullable(
		'The score less that of the period before, in points; null where there was none.',
	),
	bestRank: int('The best rank it could have if every weight moved by up to 20 %.'),
	worstRank: int('The worst rank it could have if every weight moved by up to 20 %.'),
	lowest: decimal('The least score it could have if every weight moved by up to 20 %.'),
	highest: decimal('The greatest score it could have if every weight moved by up to 20 %.'),
	history: many(TrendPointRef, 8)('The last 8 periods up to this one, oldest first.'),
});

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
export const RankingRef = record(
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
