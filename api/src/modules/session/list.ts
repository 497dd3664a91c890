import { builder } from '../../graph/builder.ts';
import { rootList } from '../../graph/root-list.ts';
import { userNumber } from '../user/ref.ts';
import { sessions } from './ref.ts';

const SessionFilter = builder.inputType('SessionFilter', {
	description: 'Which sessions.',
	fields: (t) => ({
		user: t.id({ description: 'Whose, by the global id of the user.' }),
	}),
});

builder.queryField('sessions', (t) =>
	rootList(t, sessions, {
		description:
			'The sessions that are alive and that the viewer may see, newest first: the own ones, for an admin also those of the region. Source: app.listed_session.',
		args: { filter: t.arg({ type: SessionFilter, description: 'Only those that match.' }) },
		ofPeople: true,
		where: ({ filter }, context) => {
			const userId = userNumber(filter?.user, context);
			return userId === null ? {} : { userId };
		},
		orderBy: [{ id: 'desc' }],
	}),
);
