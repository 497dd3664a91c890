import { builder } from '../../graph/builder.ts';
import { EntryUsedRef, inputsOf } from '../attainment/ref.ts';

builder.prismaObjectField('Achievement', 'inputs', (t) =>
	t.field({
		type: [EntryUsedRef],
		complexity: { field: 2, multiplier: 4 },
		description: 'The entries that the attainment was computed from, in order.',
		resolve: ({ id }, _args, context) => inputsOf(context, id),
	}),
);
