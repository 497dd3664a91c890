import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { decimal, many, of, record } from '../../graph/record.ts';
import { cityCode } from '../../graph/text.ts';
import { AgencyRef } from '../agency/ref.ts';
import { RankingEntryRef } from '../ranking/ref.ts';
import { ChangeReasonRef } from './ref.ts';

/** One line of app.ranking_changes. */
const RankingChangeRef = record(
	'RankingChange',
	'What moved of an agency in the ranking of one period between two moments. Source: app.ranking_changes.',
	{
		agency: of(AgencyRef)('Which agency.'),
		before: of(RankingEntryRef).nullable(
			'Its entry at the earlier moment; null where it was not ranked.',
		),
		after: of(RankingEntryRef).nullable(
			'Its entry at the later moment; null where it was not ranked.',
		),
		change: decimal.nullable(
			'The score after less the one before, in points; null where it was not ranked at one of the moments.',
		),
		reasons: many(
			ChangeReasonRef,
			12,
		)('What moved it, most first; the points add up to the change exactly.'),
	},
);

builder.queryField('rankingChanges', (t) =>
	t.field({
		type: [RankingChangeRef],
		// Two rankings, of which at least one is computed from what was published then, and the figures that differ.
		complexity: ({ to }) => ({ field: to == null ? 500 : 700, multiplier: 15 }),
		description:
			'What moved in the ranking of a period between two moments, and why: the largest change of score first.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period ranked.' }),
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
			from: t.arg({ type: 'DateTime', required: true, description: 'The earlier moment.' }),
			to: t.arg({
				type: 'DateTime',
				description: 'The later moment; now where it is left out.',
			}),
		},
		resolve: (_root, { period, city, from, to }, { json, home }) => {
			const { year, quarter } = periodOf('period', period);
			return json<(typeof RankingChangeRef.$inferType)[]>(
				'select app.ranking_changes($1, $2, $3, $4, $5) as json',
				[cityCode('city', city, home), year, quarter, from, to ?? null],
			);
		},
	}),
);
