import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { userById, UserRef } from '../../vocabulary/people.ts';
import { present } from '../../vocabulary/rows.ts';
import { userSeen } from './target.ts';

const ChangeUserInput = builder.inputType('ChangeUserInput', {
	description: 'What is to change of an account; what is left out stays as it is.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The global id of the user.' }),
		name: t.string({ description: 'The new name, 1 to 120 characters.' }),
		active: t.boolean({
			description:
				'False disables the account: its grants hold nothing, its sessions, tokens and links end at once. True enables it again.',
		}),
		reason: t.string({
			description: 'Why, 5 to 500 characters; needed to disable. It stands in the audit log.',
		}),
	}),
});

const ChangeUserSuccess = builder.objectRef<{ id: number }>('ChangeUserSuccess').implement({
	description: 'The account is changed.',
	fields: (t) => ({
		user: t.field({
			type: UserRef,
			description: 'The user as they are now.',
			resolve: async ({ id }, _args, context) => {
				userById(context).clear(id);
				return present(await userById(context).load(id));
			},
		}),
	}),
});

builder.mutationField('changeUser', (t) =>
	t.field({
		type: ChangeUserSuccess,
		complexity: 10,
		description:
			'Renames, disables or enables an account that lies wholly in the region of the viewer, its admin; never the own one.',
		args: {
			input: t.arg({ type: ChangeUserInput, required: true, description: 'What is to change.' }),
		},
		errors: {
			types: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: { name: 'ChangeUserResult', description: 'The changed user, or why nothing changed.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const id = await userSeen(input.id, context);
				if (input.name == null && input.active == null)
					throw new InvalidInputError(null, 'REQUIRED', 'Give a name, or whether it is active.');
				await context.sql('select app.change_user($1, $2, $3, $4)', [
					id,
					input.name ?? null,
					input.active == null ? null : !input.active,
					input.reason ?? null,
				]);
				return { id };
			}),
	}),
);
