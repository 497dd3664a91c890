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

/** What an agency goes on from, and as; by its number. Both are asked for together, in one question. */
export const successionsOf = perOperation<number, { from?: SuccessionRow; as?: SuccessionRow }>(
	async (ids, { db }) => {
		const within = { in: [...ids] };
		const rows = await db.agencySuccession.findMany({
			where: { withdrawnAt: null, OR: [{ agencyId: within }, { predecessorId: within }] },
		});
		return new Map(
			ids.map((id) => [
				id,
				{
					from: rows.find(({ agencyId }) => agencyId === id),
					as: rows.find(({ predecessorId }) => predecessorId === id),
				},
			]),
		);
	},
);
