import { builder } from '../../graph/builder.ts';
import { rootList } from '../../graph/root-list.ts';
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
	rootList(t, tokens, {
		description:
			'The tokens that the viewer may see, newest first; never a key. Source: app.listed_token.',
		args: { filter: t.arg({ type: TokenFilter, description: 'Only those that match.' }) },
		ofPeople: true,
		where: ({ filter }, context) => {
			const userId = userNumber(filter?.user, context);
			const holds = filter?.holds;
			return { ...(userId !== null && { userId }), ...(holds != null && { holds }) };
		},
		orderBy: [{ id: 'desc' }],
	}),
);
