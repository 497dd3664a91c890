import { builder } from '../../graph/builder.ts';
import { UserRef, users } from '../user/ref.ts';
import { ViewerRef } from '../viewer/ref.ts';
import { type SessionRow, sessions } from './ref.ts';

sessions.ref.implement({
	description: 'A browser in which somebody is signed in (sesi).',
	fields: (t) => ({
		id: t.id({
			description: 'The global id, to end it by.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('Session', id),
		}),
		user: t.field({
			type: UserRef,
			nullable: true,
			complexity: 1,
			description: 'Who is signed in; null where the viewer may not see them.',
			resolve: ({ userId }, _args, context) => users.byId(context).load(userId),
		}),
		signedInAt: t.field({
			type: 'DateTime',
			description: 'When it began.',
			resolve: (session) => session.createdAt,
		}),
		lastUsedAt: t.field({
			type: 'DateTime',
			description: 'When it was last used, to the minute.',
			resolve: (session) => session.updatedAt,
		}),
		address: t.string({
			nullable: true,
			description: 'The network address from which it began; null where it is not known.',
			resolve: (session) => session.address || null,
		}),
		browser: t.string({
			nullable: true,
			description:
				'What the browser says of itself, at most 300 characters; null where it says nothing.',
			resolve: (session) => session.browser?.slice(0, 300) || null,
		}),
		secondFactor: t.exposeBoolean('secondFactor', {
			description: 'Whether the second factor was shown in it.',
		}),
		current: t.boolean({
			description: 'Whether it is the one that asks.',
			resolve: ({ id }, _args, { viewer }) => viewer.session?.id === id,
		}),
	}),
});

builder.objectField(ViewerRef, 'sessions', (t) =>
	t.field({
		type: [sessions.ref],
		complexity: { field: 1, multiplier: 10 },
		description:
			'Where the viewer is signed in, last used first, at most 50; none where a token asks.',
		resolve: async (_viewer, _args, { sql, viewer: { session } }) => {
			if (!session) return [];
			const rows = await sql<{ node: SessionRow }>(
				`select r.node from app.session_rows(array(
					select id from app.session where user_id = app.viewer_id() and expires_at > now()
					order by id = $1 desc, updated_at desc limit 50)) r
				order by r.id = $1 desc, r.node->>'updatedAt' desc`,
				[session.id],
			);
			return rows.map(({ node }) => node);
		},
	}),
);
