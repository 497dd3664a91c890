import type PrismaTypes from '../../generated/pothos-prisma-types.ts';
import { builder } from '../../graph/builder.ts';
import { perOperation } from '../../operation/context.ts';

/** A succession as it stands in the table. */
export type SuccessionRow = PrismaTypes['AgencySuccession']['Shape'];

export const SuccessionRef = builder.prismaNode('AgencySuccession', {
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
	}),
});

export const successionById = perOperation<number, SuccessionRow>(async (ids, { db }) => {
	const rows = await db.agencySuccession.findMany({ where: { id: { in: [...ids] } } });
	return new Map(rows.map((row) => [row.id, row]));
});

/** What an agency goes on from, by its number. */
export const predecessorOf = perOperation<number, SuccessionRow>(async (ids, { db }) => {
	const rows = await db.agencySuccession.findMany({
		where: { agencyId: { in: [...ids] }, withdrawnAt: null },
	});
	return new Map(rows.map((row) => [row.agencyId, row]));
});

/** What an agency goes on as, by its number. */
export const successorOf = perOperation<number, SuccessionRow>(async (ids, { db }) => {
	const rows = await db.agencySuccession.findMany({
		where: { predecessorId: { in: [...ids] }, withdrawnAt: null },
	});
	return new Map(rows.map((row) => [row.predecessorId, row]));
});
