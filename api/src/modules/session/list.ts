import { builder } from '../../graph/builder.ts';
import { SessionConnection } from '../../vocabulary/connections.ts';
import { pagedCost } from '../../graph/page.ts';
import { peoplePage, SessionRef, userNumber, type SessionRow } from '../../vocabulary/people.ts';

const SessionFilter = builder.inputType('SessionFilter', {
	description: 'Which sessions.',
	fields: (t) => ({
		user: t.id({ description: 'Whose, by the global id of the user.' }),
	}),
});

builder.queryField('sessions', (t) =>
	t.connection(
		{
			type: SessionRef,
			complexity: pagedCost,
			description:
				'The sessions that are alive and that the viewer may see, newest first: the own ones, for an admin also those of the region. Source: app.sessions_page.',
			args: { filter: t.arg({ type: SessionFilter, description: 'Only those that match.' }) },
			resolve: (_root, { filter, ...page }, context) =>
				peoplePage<SessionRow>(
					context,
					'Session',
					page,
					'select app.sessions_page($1, $2, $3, $4, $5) as json',
					[{ user: userNumber(filter?.user, context) }],
				),
		},
		SessionConnection,
	),
);
