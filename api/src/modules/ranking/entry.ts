import { AttainmentBand } from '../../vocabulary/enums.ts';
import { AgencyRef, RankingEntryRef, TrendPointRef } from '../../vocabulary/refs.ts';

RankingEntryRef.implement({
	description: 'An agency and its score in one period.',
	fields: (t) => ({
		rank: t.exposeInt('rank', {
			description: '1 is best; equal scores share a rank (1, 2, 2, 4).',
		}),
		agency: t.expose('agency', { type: AgencyRef, description: 'Which agency.' }),
		score: t.expose('score', {
			type: 'Decimal',
			description:
				'Weighted mean of the published attainments, each capped first; percent, 2 places.',
		}),
		band: t.expose('band', { type: AttainmentBand, description: 'The band of the score.' }),
		indicatorCount: t.exposeInt('indicatorCount', {
			description: 'Indicators with a weight above 0.',
		}),
		reportedCount: t.exposeInt('reportedCount', {
			description: 'Those of them that are published.',
		}),
		reportedShare: t.expose('reportedShare', {
			type: 'Decimal',
			description: 'The weight of the published ones in percent of all weight.',
		}),
		previousRank: t.exposeInt('previousRank', {
			nullable: true,
			description: 'The rank in the period before; null where it was not ranked then.',
		}),
		change: t.exposeInt('change', {
			nullable: true,
			description:
				'Places gained since then, negative for places lost; null where it was not ranked then.',
		}),
		previousScore: t.expose('previousScore', {
			type: 'Decimal',
			nullable: true,
			description: 'The score in the period before; null where there was none.',
		}),
		bestRank: t.exposeInt('bestRank', {
			description: 'The best rank it could have if every weight moved by up to 20 %.',
		}),
		worstRank: t.exposeInt('worstRank', {
			description: 'The worst rank it could have if every weight moved by up to 20 %.',
		}),
		lowest: t.expose('lowest', {
			type: 'Decimal',
			description: 'The least score it could have if every weight moved by up to 20 %.',
		}),
		highest: t.expose('highest', {
			type: 'Decimal',
			description: 'The greatest score it could have if every weight moved by up to 20 %.',
		}),
		history: t.expose('history', {
			type: [TrendPointRef],
			complexity: { field: 0, multiplier: 8 },
			description: 'The last 8 periods up to this one, oldest first.',
		}),
	}),
});
