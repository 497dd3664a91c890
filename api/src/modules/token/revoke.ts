import { builder } from '../../builder.ts';
import { NotFoundError, refusable } from '../../refusals.ts';
import { tokenId } from './token.ts';

const RevokeTokenSuccess = builder.objectRef<{ id: number }>('RevokeTokenSuccess').implement({
	description: 'The token opens nothing any more.',
	fields: (t) => ({
		id: t.id({
			description: 'The global id of the revoked token.',
			resolve: ({ id }) => tokenId(id),
		}),
	}),
});

builder.mutationField('revokeToken', (t) =>
	t.field({
		type: RevokeTokenSuccess,
		complexity: 10,
		description:
			'Revokes a token at once. Only in a session; a token of somebody else answers like one that is not there.',
		args: { id: t.arg.id({ required: true, description: 'The global id of the token.' }) },
		errors: {
			types: [NotFoundError],
			directResult: true,
			union: {
				name: 'RevokeTokenResult',
				description: 'The revoked token, or that there is none.',
			},
		},
		resolve: (_root, { id: globalId }, context) =>
			refusable(context, async () => {
				const id = numberOf(String(globalId));
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

function numberOf(globalId: string): number | undefined {
	const [, digits] =
		/^Token:(\d{1,10})$/.exec(Buffer.from(globalId.slice(0, 100), 'base64url').toString()) ?? [];
	const id = Number(digits);
	return digits !== undefined && id < 2 ** 31 ? id : undefined;
}
