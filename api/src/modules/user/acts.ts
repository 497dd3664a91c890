import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { present } from '../../graph/row.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { UserRef, users } from './ref.ts';

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

act('changeUser', {
	description:
		'Renames, disables or enables an account that lies wholly in the region of the viewer, its admin; never the own one.',
	input: [ChangeUserInput, 'What is to change.'],
	refusals: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
	result: 'The changed user, or why nothing changed.',
	success: 'The account is changed.',
	async run({ id: named, name, active, reason }, context) {
		const id = await users.seen(named, context);
		if (name == null && active == null)
			throw new InvalidInputError(null, 'REQUIRED', 'Give a name, or whether it is active.');
		await context.sql('select app.change_user($1, $2, $3, $4)', [
			id,
			name ?? null,
			active == null ? null : !active,
			reason ?? null,
		]);
		return { id };
	},
	shows: (t) => ({
		user: t.field({
			type: UserRef,
			description: 'The user as they are now.',
			resolve: (row, _args, context) => users.still(row, context),
		}),
	}),
});

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

act('createUser', {
	description:
		'Makes an account in a region that the viewer is admin of. A link to sign in is made apart: createSignInLink.',
	input: [CreateUserInput, 'The new account.'],
	refusals: [NotAllowedError, InvalidInputError, StepUpRequiredError],
	result: 'The new user, or why there is none.',
	success: 'The account is there; it holds nothing and nobody can sign in to it yet.',
	async run({ email, name, region }, { sql, home }) {
		const [made] = await sql<{ id: number }>('select app.create_user($1, $2, $3) as id', [
			email,
			name,
			region ?? home,
		]);
		return present(made);
	},
	shows: (t) => ({
		user: t.field({
			type: UserRef,
			description: 'The new user.',
			resolve: (row, _args, context) => users.still(row, context),
		}),
	}),
});
