import { inWords, inWordsOrNull } from '../../graph/bilingual.ts';
import { PeriodRef } from '../../graph/period.ts';
import { decimal, many, of, shown } from '../../graph/record.ts';
import { present } from '../../graph/row.ts';
import type { Context } from '../../operation/context.ts';
import {
	AttainmentBand,
	AttainmentBasis,
	AttainmentRef,
	AttainmentTraceRef,
	AttainmentVerdictRef,
	AttainmentState,
	MissingRule,
	traceOf,
	type Verdict,
	VerdictCode,
	verdictOf,
} from './ref.ts';

AttainmentRef.implement({
	description:
		'Percent of the target (capaian): 100 is met. Computed in the database by app.attainment, rounded once, half-up to 2 places.',
	fields: (t) => ({
		...shown(t, {
			state: of(AttainmentState)('Whether there is a percent, and if not, why.'),
			percent: decimal.nullable(
				'The percent after cap and floor, with 2 places; null unless the state is COMPUTED.',
			),
			uncapped: decimal.nullable(
				'The percent before the cap, with 2 places; null unless the state is COMPUTED.',
			),
			band: of(AttainmentBand).nullable(
				'The band of `percent`; null unless the state is COMPUTED.',
			),
			actual: decimal.nullable(
				'What was compared, in the unit of the indicator: of all periods that count, to date or of the year. Milestones: the weight done; yes or no: 1 or 0. The percent recomputes from this and target, or lower and upper. Null where nothing is known.',
			),
			target: decimal.nullable(
				'What it was compared with, of the same periods; milestones: all weight; yes or no: 1. Null for a range, and where there is none.',
			),
			lower: decimal.nullable('The lower bound of the range that it was compared with; else null.'),
			upper: decimal.nullable('The upper bound of the range that it was compared with; else null.'),
			basis: of(AttainmentBasis)(
				'Whether the values are those to date, or of the whole year against its target.',
			),
			missing: of(MissingRule)('The rule that it follows for due periods without a report.'),
			missingPeriods: many(
				PeriodRef,
				1,
			)(
				'The periods inside an accumulated figure that have a target and no report, in order; empty where nothing is missing, and in a preview whose entries name no period.',
			),
		}),
		reason: t.string({
			nullable: true,
			description: 'Why there is no percent, in Indonesian; null where there is one.',
			resolve: ({ reason }) => reason?.id,
		}),
		reasonEn: t.string({
			nullable: true,
			description: 'Why there is no percent, in English; null where there is one.',
			resolve: ({ reason }) => reason?.en,
		}),
		verdict: t.field({
			type: AttainmentVerdictRef,
			complexity: 1,
			description:
				'Whether the target is met, and the compared values that say so, in one sentence.',
			resolve: ({ verdict, achievementId }) => ({ ...verdict, achievementId }),
		}),
		stale: t.exposeBoolean('stale', {
			description:
				'Whether a later period has a target and no actual; only where the last value stands.',
		}),
		trace: t.field({
			type: AttainmentTraceRef,
			complexity: 1,
			description: 'How the percent came about; its steps can be recomputed.',
			resolve: ({ trace, achievementId }, _args, context) =>
				trace ?? traceOf(context, present(achievementId)),
		}),
	}),
});

/** The words of a verdict, which are written only where they are asked for. */
function wordsOf({ sentence, note, span = null, achievementId }: Verdict, context: Context) {
	return sentence && note ? { sentence, note, span } : verdictOf(context, present(achievementId));
}

AttainmentVerdictRef.implement({
	description:
		'Whether a target is met, decided on exact values: a percent that is only rounded to 100.00 is missed.',
	fields: (t) => ({
		...shown(t, { code: of(VerdictCode)('Met, missed, or why neither can be said.') }),
		sentence: inWords(
			t,
			'The verdict with the values compared, in their unit, and of which time they are.',
			async (row, context) => (await wordsOf(row, context)).sentence,
		),
		note: inWordsOrNull(
			t,
			'What to know beside it: due periods without a report, and where cap, floor or rounding show another percent; null where there is nothing.',
			async (row, context) => (await wordsOf(row, context)).note,
		),
		span: inWordsOrNull(
			t,
			'Of which time the compared values are: the months to date where periods join, else the one period; null where the entries name none.',
			async (row, context) => (await wordsOf(row, context)).span,
		),
	}),
});
