import { builder } from '../../graph/builder.ts';
import { inputsOf, type EntryUsed } from '../../vocabulary/attainments.ts';
import { PeriodRef } from '../../graph/period.ts';

const Entry = builder.objectRef<EntryUsed>('AttainmentEntryUsed').implement({
	description: 'What went into the attainment for one period; null is what was not given.',
	fields: (t) => ({
		period: t.expose('period', { type: PeriodRef, description: 'The period of this entry.' }),
		target: t.expose('target', {
			type: 'Decimal',
			nullable: true,
			description: 'The value to reach.',
		}),
		lower: t.expose('lower', {
			type: 'Decimal',
			nullable: true,
			description: 'The lower bound of a range.',
		}),
		upper: t.expose('upper', {
			type: 'Decimal',
			nullable: true,
			description: 'The upper bound of a range.',
		}),
		actual: t.expose('actual', {
			type: 'Decimal',
			nullable: true,
			description: 'The value reached.',
		}),
		numerator: t.expose('numerator', {
			type: 'Decimal',
			nullable: true,
			description: 'The part of a ratio.',
		}),
		denominator: t.expose('denominator', {
			type: 'Decimal',
			nullable: true,
			description: 'The whole of a ratio.',
		}),
		weight: t.expose('weight', {
			type: 'Decimal',
			nullable: true,
			description: 'The weight of a milestone.',
		}),
		done: t.exposeBoolean('done', { nullable: true, description: 'Whether it was done.' }),
	}),
});

builder.prismaObjectField('Achievement', 'inputs', (t) =>
	t.field({
		type: [Entry],
		complexity: { field: 2, multiplier: 4 },
		description: 'The entries that the attainment was computed from, in order.',
		resolve: ({ id }, _args, context) => inputsOf(context, id),
	}),
);
