import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { userById, UserRef } from '../../vocabulary/people.ts';
import { present } from '../../vocabulary/rows.ts';

const CreateUserInput = builder.inputType('CreateUserInput', {
	description: 'A new account.',
	fields: (t) => ({
		email: t.string({ required: true, description: 'The e-mail address to sign in with.' }),
		name: t.string({ required: true, description: 'The name, 1 to 120 characters.' }),
		region: t.string({
			description:
				'The code of the region whose admins look after it; the home city where it is left out.',
		}),
	}),
});

const CreateUserSuccess = builder.objectRef<{ id: number }>('CreateUserSuccess').implement({
	description: 'The account is there; it holds nothing and nobody can sign in to it yet.',
	fields: (t) => ({
		user: t.field({
			type: UserRef,
			description: 'The new user.',
			resolve: async ({ id }, _args, context) => present(await userById(context).load(id)),
		}),
	}),
});

builder.mutationField('createUser', (t) =>
	t.field({
		type: CreateUserSuccess,
		complexity: 10,
		description:
			'Makes an account in a region that the viewer is admin of. A link to sign in is made apart: createSignInLink.',
		args: {
			input: t.arg({ type: CreateUserInput, required: true, description: 'The new account.' }),
		},
		errors: {
			types: [NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: { name: 'CreateUserResult', description: 'The new user, or why there is none.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const [made] = await context.sql<{ id: number }>(
					'select app.create_user($1, $2, $3) as id',
					[input.email, input.name, input.region ?? context.home],
				);
				return present(made);
			}),
	}),
);
