import { builder } from '../../graph/builder.ts';
import { TokenRef, UserRef, userById, type TokenRow } from '../../vocabulary/people.ts';
import { TokenScope } from './scope.ts';

TokenRef.implement({
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
			resolve: ({ userId }, _args, context) => userById(context).load(userId),
		}),
		name: t.exposeString('name', { description: 'What its owner calls it.' }),
		prefix: t.exposeString('prefix', {
			description: 'The first characters of the key, to recognise it by.',
		}),
		scopes: t.field({
			type: [TokenScope],
			description: 'What it may be used for.',
			resolve: ({ scopes }) => scopes as never,
		}),
		createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
		expiresOn: t.expose('expiresOn', {
			type: 'Date',
			description: 'The last day on which it holds.',
		}),
		lastUsedAt: t.expose('lastUsedAt', {
			type: 'DateTime',
			nullable: true,
			description: 'When it was last used, to the minute; null where it never was.',
		}),
		revokedAt: t.expose('revokedAt', {
			type: 'DateTime',
			nullable: true,
			description: 'When it was revoked; null where it was not.',
		}),
		holds: t.exposeBoolean('holds', {
			description: 'Whether it still opens anything: neither revoked nor out of date.',
		}),
	}),
});

builder.objectField('Viewer' as never, 'tokens', (t) =>
	t.field({
		type: [TokenRef],
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
