import { builder } from '../../graph/builder.ts';
import { day, flag, many, moment, shown, text } from '../../graph/record.ts';
import { UserRef, users } from '../user/ref.ts';
import { ViewerRef } from '../viewer/ref.ts';
import { type TokenRow, tokens, TokenScope } from './ref.ts';

tokens.ref.implement({
	description: 'The key of a program, as its owner sees it; the key itself was shown once.',
	fields: (t) => ({
		id: t.id({
			description: 'The global id.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('Token', id),
		}),
		user: t.field({
			type: UserRef,
			nullable: true,
			complexity: 1,
			description: 'Whose it is; null where the viewer may not see them.',
			resolve: ({ userId }, _args, context) => users.byId(context).load(userId),
		}),
		...shown(t, {
			name: text('What its owner calls it.'),
			prefix: text('The first characters of the key, to recognise it by.'),
			scopes: many(TokenScope)('What it may be used for.'),
			createdAt: moment('When it was made.'),
			expiresOn: day('The last day on which it holds.'),
			lastUsedAt: moment.nullable('When it was last used, to the minute; null where it never was.'),
			revokedAt: moment.nullable('When it was revoked; null where it was not.'),
			holds: flag('Whether it still opens anything: neither revoked nor out of date.'),
		}),
	}),
});

builder.objectField(ViewerRef, 'tokens', (t) =>
	t.field({
		type: [tokens.ref],
		complexity: { field: 1, multiplier: 20 },
		description: 'The tokens of the viewer, newest first, at most 100; none where a token asks.',
		resolve: async (_viewer, _args, { sql, viewer }) => {
			if (!viewer.session) return [];
			const rows = await sql<{ node: TokenRow }>(
				`select r.node from app.token_rows(array(select id from app.viewer_tokens() limit 100)) r
				order by r.id desc`,
			);
			return rows.map(({ node }) => node);
		},
	}),
);
