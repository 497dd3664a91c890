import { builder } from '../../graph/builder.ts';
import { pagedCost } from '../../graph/page.ts';
import { checkedText } from '../../graph/text.ts';
import { userNumber } from '../user/ref.ts';
import { GrantRef, grants, GrantState, Role } from './ref.ts';

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
	t.connection(
		{
			type: GrantRef,
			complexity: pagedCost,
			description:
				'The grants that the viewer may see, newest first: the own ones; for a head those of the agency, for a case supervisor case roles of the unit and those to approve, for an auditor and an admin those of the region. Source: app.grants_page.',
			args: { filter: t.arg({ type: GrantFilter, description: 'Only those that match.' }) },
			resolve: (_root, { filter, ...page }, context) =>
				grants.page(context, page, 'select app.grants_page($1, $2, $3, $4, $5, $6) as json', [
					context.home,
					{
						...filter,
						agency: checkedText('filter.agency', filter?.agency),
						user: userNumber(filter?.user, context),
					},
				]),
		},
		grants.connection,
	),
);
