import { builder } from '../../graph/builder.ts';
import { pagedCost } from '../../graph/page.ts';
import { userNumber } from '../user/ref.ts';
import { tokens } from './ref.ts';

const TokenFilter = builder.inputType('TokenFilter', {
	description: 'Which tokens; every condition given must hold.',
	fields: (t) => ({
		user: t.id({ description: 'Whose, by the global id of the user.' }),
		holds: t.boolean({ description: 'True: only those that open something; false: the others.' }),
	}),
});

builder.queryField('tokens', (t) =>
	t.connection(
		{
			type: tokens.ref,
			complexity: pagedCost,
			description:
				'The tokens that the viewer may see, newest first; never a key. Source: app.tokens_page.',
			args: { filter: t.arg({ type: TokenFilter, description: 'Only those that match.' }) },
			resolve: (_root, { filter, ...page }, context) =>
				tokens.page(context, page, 'select app.tokens_page($1, $2, $3, $4, $5) as json', [
					{ ...filter, user: userNumber(filter?.user, context) },
				]),
		},
		tokens.connection,
	),
);
