import { builder } from '../../graph/builder.ts';
import { AgencyRef } from '../agency/ref.ts';
import { SuccessionRef, successionsOf } from './ref.ts';

builder.prismaNode('AgencySuccession', {
	id: { field: 'id', description: 'The global id.' },
	description: 'That an agency goes on from another one, from a day on and by a decree.',
	fields: (t) => ({
		date: t.expose('succeededOn', {
			type: 'Date',
			description: 'The first day on which it goes on from the other one.',
		}),
		decree: t.exposeString('decree', {
			description: 'The regulation by which it does, in Indonesian.',
		}),
		notedAt: t.expose('notedAt', {
			type: 'DateTime',
			description:
				'Since when it is on record here: a ranking as of an earlier moment does not know it.',
		}),
		withdrawnAt: t.expose('withdrawnAt', {
			type: 'DateTime',
			nullable: true,
			description: 'When it was withdrawn as a mistake; null while it holds.',
		}),
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
	}),
});

builder.prismaObjectFields('Agency', (t) => ({
	predecessor: t.field({
		type: SuccessionRef,
		nullable: true,
		complexity: 1,
		description: 'What it goes on from, such as Bappeda for Bapperida; null where it began anew.',
		resolve: async ({ id }, _args, context) => (await successionsOf(context).load(id))?.from,
	}),
	successor: t.field({
		type: SuccessionRef,
		nullable: true,
		complexity: 1,
		description: 'What it goes on as; null where it exists, or ended without a successor.',
		resolve: async ({ id }, _args, context) => (await successionsOf(context).load(id))?.as,
	}),
}));
