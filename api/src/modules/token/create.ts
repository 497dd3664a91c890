import { newTokenText } from '@seksama/schema/token.ts';
import { builder } from '../../graph/builder.ts';
import { InvalidInputError, NotAllowedError, refusable } from '../../operation/refusals.ts';
import { TokenScope } from './scope.ts';

const CreateTokenInput = builder.inputType('CreateTokenInput', {
	description: 'A new token of the viewer.',
	fields: (t) => ({
		name: t.string({ required: true, description: 'What its owner calls it, 1 to 80 characters.' }),
		scopes: t.field({
			type: [TokenScope],
			required: true,
			description: 'What it may be used for, at least one.',
		}),
		expiresOn: t.field({
			type: 'Date',
			required: true,
			description: 'The last day on which it holds, at most 365 days ahead.',
		}),
	}),
});

const CreateTokenSuccess = builder
	.objectRef<{ id: number; token: string }>('CreateTokenSuccess')
	.implement({
		description: 'The token is shown this once.',
		fields: (t) => ({
			id: t.id({
				description: 'The global id, to revoke it by.',
				resolve: ({ id }, _args, { ids }) => ids.idOf('Token', id),
			}),
			token: t.exposeString('token', {
				description: 'The key, for the header Authorization: Bearer. Only its hash is kept.',
			}),
		}),
	});

builder.mutationField('createToken', (t) =>
	t.field({
		type: CreateTokenSuccess,
		complexity: 10,
		description:
			'Makes a token for a program of the viewer. Only in a session: a token makes no tokens. It carries AUDITOR and ADMIN only where the session has shown its second factor.',
		args: {
			input: t.arg({ type: CreateTokenInput, required: true, description: 'The new token.' }),
		},
		errors: {
			types: [NotAllowedError, InvalidInputError],
			directResult: true,
			union: {
				name: 'CreateTokenResult',
				description: 'The new token, or why there is none.',
			},
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				if (!context.viewer.session)
					throw new NotAllowedError('Sign in: tokens are made in a session.');
				const { token, prefix, hash } = newTokenText();
				const [made] = await context.sql<{ id: number }>(
					'select app.create_token($1, $2, $3::date, $4, $5) as id',
					[input.name, input.scopes, input.expiresOn, prefix, hash],
				);
				if (!made) throw new Error('No token was made.');
				return { id: made.id, token };
			}),
	}),
);
