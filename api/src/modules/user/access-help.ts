import { createHash, randomBytes } from 'node:crypto';
import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { present } from '../../vocabulary/rows.ts';
import { userSeen } from './target.ts';

/** What an admin does for somebody who cannot sign in, or must be signed out: to whom, and why. */
const UserActInput = builder.inputType('UserActInput', {
	description: 'An act of an admin on an account of the region, never the own one.',
	fields: (t) => ({
		user: t.id({ required: true, description: 'The global id of the user.' }),
		reason: t.string({
			required: true,
			description: 'Why, 5 to 500 characters; it stands in the audit log.',
		}),
	}),
});

const refusals = [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError];

const CreateSignInLinkSuccess = builder
	.objectRef<{ code: string; ends: Date }>('CreateSignInLinkSuccess')
	.implement({
		description: 'The code of the link is shown this once.',
		fields: (t) => ({
			code: t.exposeString('code', {
				description:
					'What the link carries, as in /masuk/tautan?kode=. Whoever has it sets the password: hand it over in person or by a safe way.',
			}),
			expiresAt: t.field({
				type: 'DateTime',
				description: 'Until when it works.',
				resolve: ({ ends }) => ends,
			}),
		}),
	});

const EndSessionsSuccess = builder.objectRef<{ ended: number }>('EndSessionsSuccess').implement({
	description: 'The user is signed out everywhere.',
	fields: (t) => ({
		ended: t.exposeInt('ended', { description: 'How many sessions there were.' }),
	}),
});

const ResetSecondFactorSuccess = builder
	.objectRef<{ waiting: number }>('ResetSecondFactorSuccess')
	.implement({
		description: 'The second factor is taken away; the user sets up a new one.',
		fields: (t) => ({
			waiting: t.exposeInt('waiting', {
				description:
					'How many case roles of the user wait again for a case supervisor, so that no admin alone opens the way to a case.',
			}),
		}),
	});

builder.mutationFields((t) => ({
	createSignInLink: t.field({
		type: CreateSignInLinkSuccess,
		complexity: 10,
		description:
			'Makes a link by which the user sets a password, for the first sign-in or when it was forgotten: it works once, for 24 hours, and ends all sessions when it is used. Links before it no longer work. Where the account has no second factor yet, its case roles wait again for a case supervisor.',
		args: { input: t.arg({ type: UserActInput, required: true, description: 'For whom.' }) },
		errors: {
			types: refusals,
			directResult: true,
			union: { name: 'CreateSignInLinkResult', description: 'The link, or why there is none.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const id = await userSeen(input.user, context);
				const code = randomBytes(24).toString('base64url');
				const hash = createHash('sha256').update(code).digest();
				const [made] = await context.sql<{ ends: Date }>(
					'select app.create_sign_in_link($1, $2, $3) as ends',
					[id, hash, input.reason],
				);
				return { code, ends: present(made).ends };
			}),
	}),
	endSessions: t.field({
		type: EndSessionsSuccess,
		complexity: 10,
		description: 'Signs the user out everywhere, at once. Tokens stay as they are.',
		args: { input: t.arg({ type: UserActInput, required: true, description: 'Whose.' }) },
		errors: {
			types: refusals,
			directResult: true,
			union: { name: 'EndSessionsResult', description: 'How many ended, or why none did.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const id = await userSeen(input.user, context);
				const [done] = await context.sql<{ ended: number }>(
					'select app.end_sessions($1, $2) as ended',
					[id, input.reason],
				);
				return present(done);
			}),
	}),
	resetSecondFactor: t.field({
		type: ResetSecondFactorSuccess,
		complexity: 10,
		description:
			'Takes away the second factor of somebody who lost it, and signs them out. Case roles wait again for a case supervisor.',
		args: { input: t.arg({ type: UserActInput, required: true, description: 'Whose.' }) },
		errors: {
			types: refusals,
			directResult: true,
			union: {
				name: 'ResetSecondFactorResult',
				description: 'What came of it, or why nothing changed.',
			},
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const id = await userSeen(input.user, context);
				const [done] = await context.sql<{ waiting: number }>(
					'select app.reset_second_factor($1, $2) as waiting',
					[id, input.reason],
				);
				return present(done);
			}),
	}),
}));
