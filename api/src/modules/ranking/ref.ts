import { decimal, int, many, of, record } from '../../graph/record.ts';
import { AgencyRef } from '../agency/ref.ts';
import { AttainmentBand } from '../attainment/ref.ts';
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
