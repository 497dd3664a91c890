import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { Accumulation, Direction, MinimizeFormula, ZeroTargetRule } from '../indicator/ref.ts';
import { checkAttainmentInput } from './check.ts';
import { AttainmentBasis, AttainmentRef, type AttainmentShape, MissingRule } from './ref.ts';

const Entry = builder.inputType('AttainmentEntry', {
	description: 'What was planned and reported in one period. Absent is not zero.',
	fields: (t) => ({
		target: t.field({
			type: 'Decimal',
			description: 'The value to reach; not together with a range.',
		}),
		lower: t.field({
			type: 'Decimal',
			description: 'The lower bound of a range, itself included.',
		}),
		upper: t.field({
			type: 'Decimal',
			description: 'The upper bound of a range, itself included.',
		}),
		actual: t.field({
			type: 'Decimal',
			description: 'The value reached; absent where it was not reported.',
		}),
		numerator: t.field({ type: 'Decimal', description: 'For RATIO_OF_SUMS: the part.' }),
		denominator: t.field({ type: 'Decimal', description: 'For RATIO_OF_SUMS: the whole.' }),
		weight: t.field({
			type: 'Decimal',
			description: 'For MILESTONE: the weight of this milestone.',
		}),
		done: t.boolean({
			description: 'For YES_NO and MILESTONE: whether it is done; absent where not reported.',
		}),
		period: t.field({
			type: PeriodInput,
			description: 'The period that it is of, to be named in missingPeriods; it changes no number.',
		}),
	}),
});

export const AttainmentInput = builder.inputType('AttainmentInput', {
	description:
		'What an indicator of this kind would score; nothing is stored. One entry per reporting period, in order; a missing actual is not reported.',
	fields: (t) => ({
		direction: t.field({
			type: Direction,
			required: true,
			description: 'Which way the indicator should move.',
		}),
		accumulation: t.field({
			type: Accumulation,
			required: true,
			defaultValue: 'NONE',
			description: 'How the entries become one value.',
		}),
		formula: t.field({
			type: MinimizeFormula,
			required: true,
			defaultValue: 'LINEAR',
			description: 'The formula for MINIMIZE.',
		}),
		cap: t.field({
			type: 'Decimal',
			description: 'The greatest percent; not capped where it is left out.',
		}),
		floor: t.field({
			type: 'Decimal',
			description: 'The least percent; left to the formula where it is left out.',
		}),
		zeroTarget: t.field({
			type: ZeroTargetRule,
			required: true,
			defaultValue: 'NOT_COMPUTABLE',
			description: 'What a target of 0 means.',
		}),
		basis: t.field({
			type: AttainmentBasis,
			required: true,
			defaultValue: 'TO_DATE',
			description:
				"Compare with the target of the periods reported so far, or with the whole year's.",
		}),
		missing: t.field({
			type: MissingRule,
			required: true,
			defaultValue: 'REPORTED_ONLY',
			description:
				'What an unreported entry with a target means. Where nothing at all is reported, the state is NOT_REPORTED under either rule.',
		}),
		entries: t.field({
			type: [Entry],
			required: true,
			description: 'One per reporting period, in order; at most 100.',
		}),
	}),
});

builder.queryField('previewAttainment', (t) =>
	t.field({
		type: AttainmentRef,
		complexity: 5,
		description: 'What would be scored for these values, by the rules in force. Nothing is stored.',
		args: {
			input: t.arg({ type: AttainmentInput, required: true, description: 'What to score.' }),
		},
		resolve: (_root, { input }, { json }) => {
			checkAttainmentInput(input);
			const entries = input.entries.map(({ period, ...entry }, index) => ({
				...entry,
				...(period && { period: periodOf(`input.entries.${index}.period`, period) }),
			}));
			return json<AttainmentShape>('select app.attainment($1) as json', [
				JSON.stringify({ ...input, entries }),
			]);
		},
	}),
);
