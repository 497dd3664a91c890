import { createHash, randomBytes } from 'node:crypto';
import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { present } from '../../graph/row.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { users } from './ref.ts';

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

act('createSignInLink', {
	description:
		'Makes a link by which the user sets a password, for the first sign-in or when it was forgotten: it works once, for 24 hours, and ends all sessions when it is used. Links before it no longer work. Where the account has no second factor yet, its case roles wait again for a case supervisor.',
	input: [UserActInput, 'For whom.'],
	refusals,
	result: 'The link, or why there is none.',
	success: 'The code of the link is shown this once.',
	async run({ user, reason }, context) {
		const id = await users.seen(user, context);
		const code = randomBytes(24).toString('base64url');
		const hash = createHash('sha256').update(code).digest();
		const [made] = await context.sql<{ ends: Date }>(
			'select app.create_sign_in_link($1, $2, $3) as ends',
			[id, hash, reason],
		);
		return { code, ends: present(made).ends };
	},
	shows: (t) => ({
		code: t.exposeString('code', {
			description:
				'What the link carries, as in /masuk/tautan?kode=. Whoever has it sets the password: hand it over in person or by a safe way.',
		}),
		expiresAt: t.expose('ends', { type: 'DateTime', description: 'Until when it works.' }),
	}),
});

act('endSessions', {
	description: 'Signs the user out everywhere, at once. Tokens stay as they are.',
	input: [UserActInput, 'Whose.'],
	refusals,
	result: 'How many ended, or why none did.',
	success: 'The user is signed out everywhere.',
	async run({ user, reason }, context) {
		const id = await users.seen(user, context);
		const [done] = await context.sql<{ ended: number }>(
			'select app.end_sessions($1, $2) as ended',
			[id, reason],
		);
		return present(done);
	},
	shows: (t) => ({
		ended: t.exposeInt('ended', { description: 'How many sessions there were.' }),
	}),
});

act('resetSecondFactor', {
	description:
		'Takes away the second factor of somebody who lost it, and signs them out. Case roles wait again for a case supervisor.',
	input: [UserActInput, 'Whose.'],
	refusals,
	result: 'What came of it, or why nothing changed.',
	success: 'The second factor is taken away; the user sets up a new one.',
	async run({ user, reason }, context) {
		const id = await users.seen(user, context);
		const [done] = await context.sql<{ waiting: number }>(
			'select app.reset_second_factor($1, $2) as waiting',
			[id, reason],
		);
		return present(done);
	},
	shows: (t) => ({
		waiting: t.exposeInt('waiting', {
			description:
				'How many case roles of the user wait again for a case supervisor, so that no admin alone opens the way to a case.',
		}),
	}),
});
