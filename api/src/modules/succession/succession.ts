import { builder } from '../../graph/builder.ts';
import { AgencyRef } from '../../vocabulary/refs.ts';
import { predecessorOf, SuccessionRef, successorOf } from './ref.ts';

builder.prismaObjectFields('AgencySuccession', (t) => ({
	agency: t.field({
		type: AgencyRef,
		complexity: 1,
		description: 'The agency that goes on.',
		select: { agencyId: true },
		resolve: ({ agencyId }) => ({ id: agencyId }),
	}),
	predecessor: t.field({
		type: AgencyRef,
		complexity: 1,
		description: 'The agency that it goes on from, which has ended.',
		select: { predecessorId: true },
		resolve: ({ predecessorId }) => ({ id: predecessorId }),
	}),
}));

builder.prismaObjectFields('Agency', (t) => ({
	predecessor: t.field({
		type: SuccessionRef,
		nullable: true,
		complexity: 1,
		description: 'What it goes on from, such as Bappeda for Bapperida; null where it began anew.',
		resolve: ({ id }, _args, context) => predecessorOf(context).load(id),
	}),
	successor: t.field({
		type: SuccessionRef,
		nullable: true,
		complexity: 1,
		description: 'What it goes on as; null where it exists, or ended without a successor.',
		resolve: ({ id }, _args, context) => successorOf(context).load(id),
	}),
}));
