import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import { rootList } from '../../graph/root-list.ts';
import type { Context } from '../../operation/context.ts';
import { agencyOf } from '../agency/ref.ts';
import { userNumber } from '../user/ref.ts';
import { grants, GrantState, Role } from './ref.ts';

const GrantFilter = builder.inputType('GrantFilter', {
	description: 'Which grants; every condition given must hold.',
	fields: (t) => ({
		user: t.id({ description: 'Whose, by the global id of the user.' }),
		role: t.field({ type: Role, description: 'Only of this role.' }),
		agency: t.string({ description: 'Only those on this agency, by its code.' }),
		states: t.field({
			type: [GrantState],
			description: 'Only in one of these states; an empty list lets nothing through.',
		}),
		approvable: t.boolean({
			description: 'True: only those that the viewer may approve; false: only the others.',
		}),
	}),
});

builder.queryField('grants', (t) =>
	rootList(t, grants, {
		description:
			'The grants that the viewer may see, newest first: the own ones; for a head those of the agency, for a case supervisor case roles of the unit and those to approve, for an auditor and an admin those of the region. Source: app.listed_grant.',
		args: { filter: t.arg({ type: GrantFilter, description: 'Only those that match.' }) },
		ofPeople: true,
		where: ({ filter }, context) => grantsWhere(filter, context),
		orderBy: [{ id: 'desc' }],
	}),
);

/** The grants that are meant. Throws BAD_USER_INPUT naming the condition that cannot be used. */
async function grantsWhere(
	filter: typeof GrantFilter.$inferInput | null | undefined,
	context: Context,
): Promise<Prisma.GrantWhereInput> {
	const { role, agency, states, approvable } = filter ?? {};
	const userId = userNumber(filter?.user, context);
	return {
		...(userId !== null && { userId }),
		...(role && { role }),
		...(await agencyOf('filter.agency', agency, context)),
		...(states && { state: { in: [...states] } }),
		...(approvable != null && { approvable }),
	};
}
