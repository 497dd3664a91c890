import { type Bilingual, inWords } from '../../graph/bilingual.ts';
import { asOfArg } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import { decimal, int, many, of, record, shown } from '../../graph/record.ts';
import { checkedText, cityCode } from '../../graph/text.ts';
import { type TraceStep, TraceStepRef } from '../../graph/trace.ts';
import { AgencyRef } from '../agency/ref.ts';
import { ChangeReasonRef } from './ref.ts';

const ChangeTraceRef = builder
	.objectRef<{ formula: Bilingual; steps: TraceStep[] }>('ChangeTrace')
	.implement({
		description: 'How the points of a change came about; each step can be recomputed.',
		fields: (t) => ({
			...shown(t, {
				steps: many(
					TraceStepRef,
					20,
				)(
					'Both scores, the change, the exact points of each reason in the order of the reasons, and the sum of those shown; none where there is no change.',
				),
			}),
			formula: inWords(
				t,
				'How a change is taken apart and how its points are rounded, in words and letters.',
				({ formula }) => formula,
			),
		}),
	});

/** What app.score_change returns. */
const ScoreChangeRef = record(
	'ScoreChange',
	'What moved the score of an agency from one period to another, indicator by indicator. Source: app.score_change.',
	{
		agency: of(AgencyRef)('Which agency.'),
		from: of(PeriodRef)('The period before.'),
		to: of(PeriodRef)('The period after.'),
		before: decimal.nullable(
			'The score of the period before, percent; of the agency that it goes on from where it was not there yet. Null where it was not ranked.',
		),
		after: decimal.nullable('The score of the period after, percent; null where it is not ranked.'),
		change: decimal.nullable(
			'after - before, in points; null where one of them is null: the reasons then say what came or went, with 0 points.',
		),
		explainedBy: int(
			'How many indicators it takes to make up the change, of those that moved the score the way it went, the largest first.',
		),
		reasons: many(
			ChangeReasonRef,
			20,
		)('What moved it, most first; the points add up to the change exactly.'),
		trace: of(ChangeTraceRef)('The arithmetic.'),
	},
);

builder.queryField('scoreChange', (t) =>
	t.field({
		type: ScoreChangeRef,
		nullable: true,
		// The figures of one agency in two periods, each computed anew once or twice; the scores are kept.
		complexity: ({ asOf }) => (asOf == null ? 80 : 200),
		description:
			"What moved an agency's score from one period to another, indicator by indicator; null where there is no such agency.",
		args: {
			agency: t.arg.string({ required: true, description: 'Its code, such as DINDIK.' }),
			from: t.arg({ type: PeriodInput, required: true, description: 'The period before.' }),
			to: t.arg({
				type: PeriodInput,
				required: true,
				description: 'The period after: a quarter where from is one, else a year.',
			}),
			city: t.arg.string({
				description: 'The code of its city; the home city where it is left out.',
			}),
			asOf: asOfArg(t.arg),
		},
		resolve: (_root, { agency, from, to, city, asOf }, { json, home }) => {
			const [first, last] = [periodOf('from', from), periodOf('to', to)];
			return json<typeof ScoreChangeRef.$inferType | null>(
				'select app.score_change($1, $2, $3, $4, $5, $6, $7) as json',
				[
					cityCode('city', city, home),
					checkedText('agency', agency),
					first.year,
					first.quarter,
					last.year,
					last.quarter,
					asOf ?? null,
				],
			);
		},
	}),
);
