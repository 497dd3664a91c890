import { builder } from '../../graph/builder.ts';
import { pagedCost } from '../../graph/page.ts';
import { userNumber } from '../user/ref.ts';
import { sessions } from './ref.ts';

const SessionFilter = builder.inputType('SessionFilter', {
	description: 'Which sessions.',
	fields: (t) => ({
		user: t.id({ description: 'Whose, by the global id of the user.' }),
	}),
});

builder.queryField('sessions', (t) =>
	t.connection(
		{
			type: sessions.ref,
			complexity: pagedCost,
			description:
				'The sessions that are alive and that the viewer may see, newest first: the own ones, for an admin also those of the region. Source: app.sessions_page.',
			args: { filter: t.arg({ type: SessionFilter, description: 'Only those that match.' }) },
			resolve: (_root, { filter, ...page }, context) =>
				sessions.page(context, page, 'select app.sessions_page($1, $2, $3, $4, $5) as json', [
					{ user: userNumber(filter?.user, context) },
				]),
		},
		sessions.connection,
	),
);
