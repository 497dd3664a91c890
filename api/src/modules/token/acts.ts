import { newTokenText } from '@seksama/schema/token.ts';
import { act, actOn } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { present } from '../../graph/row.ts';
import { InvalidInputError, NotAllowedError, NotFoundError } from '../../operation/refusals.ts';
import { tokens, TokenScope } from './ref.ts';

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

act('createToken', {
	description:
		'Makes a token for a program of the viewer. Only in a session: a token makes no tokens. It carries AUDITOR and ADMIN only where the session has shown its second factor.',
	input: [CreateTokenInput, 'The new token.'],
	refusals: [NotAllowedError, InvalidInputError],
	result: 'The new token, or why there is none.',
	success: 'The token is shown this once.',
	async run({ name, scopes, expiresOn }, { sql, viewer }) {
		if (!viewer.session) throw new NotAllowedError('Sign in: tokens are made in a session.');
		const { token, prefix, hash } = newTokenText();
		const [made] = await sql<{ id: number }>(
			'select app.create_token($1, $2, $3::date, $4, $5) as id',
			[name, scopes, expiresOn, prefix, hash],
		);
		return { id: present(made).id, token };
	},
	shows: (t) => ({
		id: tokens.idField(t, 'The global id, to revoke it by.'),
		token: t.exposeString('token', {
			description: 'The key, for the header Authorization: Bearer. Only its hash is kept.',
		}),
	}),
});

actOn('revokeToken', {
	description:
		'Revokes a token at once: an own one, or as an admin one of a user of the own region. Only in a session; any other token answers like one that is not there.',
	id: 'The global id of the token.',
	refusals: [NotFoundError],
	result: 'The revoked token, or that there is none.',
	success: 'The token opens nothing any more.',
	async run(named, { sql, viewer, ids }) {
		const id = ids.numberOf('Token', named);
		if (!viewer.session || id === undefined) throw new NotFoundError();
		const [answer] = await sql<{ done: boolean }>('select app.revoke_token($1) as done', [id]);
		if (!answer?.done) throw new NotFoundError();
		return { id };
	},
	shows: (t) => ({ id: tokens.idField(t, 'The global id of the revoked token.') }),
});
