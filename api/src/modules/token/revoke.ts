import { builder } from '../../graph/builder.ts';
import { NotFoundError, refusable } from '../../operation/refusals.ts';

const RevokeTokenSuccess = builder.objectRef<{ id: number }>('RevokeTokenSuccess').implement({
	description: 'The token opens nothing any more.',
	fields: (t) => ({
		id: t.id({
			description: 'The global id of the revoked token.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('Token', id),
		}),
	}),
});

builder.mutationField('revokeToken', (t) =>
	t.field({
		type: RevokeTokenSuccess,
		complexity: 10,
		description:
			'Revokes a token at once: an own one, or as an admin one of a user of the own region. Only in a session; any other token answers like one that is not there.',
		args: { id: t.arg.id({ required: true, description: 'The global id of the token.' }) },
		errors: {
			types: [NotFoundError],
			directResult: true,
			union: {
				name: 'RevokeTokenResult',
				description: 'The revoked token, or that there is none.',
			},
		},
		resolve: (_root, { id: asked }, context) =>
			refusable(context, async () => {
				const id = context.ids.numberOf('Token', asked);
				if (!context.viewer.session || id === undefined) throw new NotFoundError();
				const [answer] = await context.sql<{ done: boolean }>(
					'select app.revoke_token($1) as done',
					[id],
				);
				if (!answer?.done) throw new NotFoundError();
				return { id };
			}),
	}),
);
