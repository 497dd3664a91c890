import { published } from '../../graph/published.ts';
import type { Shape } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';

/** A succession as it stands in the table. */
type SuccessionRow = Shape<'AgencySuccession'>;

export const successions = published<'AgencySuccession', SuccessionRow>('AgencySuccession', {
	one: 'A succession',
	many: 'successions',
});
export const SuccessionRef = successions.ref;

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
