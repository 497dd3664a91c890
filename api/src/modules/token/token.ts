import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { day, flag, many, moment, plainFields, shown, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import type { Shape } from '../../graph/row.ts';
import { UserRef, users } from '../user/ref.ts';
import { ViewerRef } from '../viewer/ref.ts';
import { tokens, TokenScope } from './ref.ts';

builder.prismaObject('Token', {
	description: 'The key of a program, as its owner sees it; the key itself was shown once.',
	fields: (t) => ({
		id: t.id({
			description: 'The global id.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('Token', id),
		}),
		user: relation(t, 'user', {
			type: UserRef,
			nullable: true,
			description: 'Whose it is; null where the viewer may not see them.',
			columns: users.columns,
			otherwise: ({ userId }: Shape<'Token'>, context) =>
				userId === null ? null : users.byId(context).load(userId),
		}),
		...shown(plainFields<Shape<'Token'>>(), {
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
	t.prismaField({
		type: ['Token'],
		complexity: { field: 1, multiplier: 20 },
		description: 'The tokens of the viewer, newest first, at most 100; none where a token asks.',
		resolve: (query, _viewer, _args, context) => {
			const { viewer, db } = context;
			if (!viewer.session || viewer.userId === null) return [];
			return db.token.findMany({
				...query,
				where: { userId: viewer.userId },
				orderBy: { id: 'desc' },
				take: 100,
				omit: unasked(tokens.columns, context),
			});
		},
	}),
);
