import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { relation } from '../../graph/relation.ts';
import type { Shape } from '../../graph/row.ts';
import { UserRef, users } from '../user/ref.ts';
import { ViewerRef } from '../viewer/ref.ts';
import { sessions } from './ref.ts';

builder.prismaObject('Session', {
	description: 'A browser in which somebody is signed in (sesi).',
	fields: (t) => ({
		id: t.id({
			description: 'The global id, to end it by.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('Session', id),
		}),
		user: relation(t, 'user', {
			type: UserRef,
			nullable: true,
			description: 'Who is signed in; null where the viewer may not see them.',
			columns: users.columns,
			otherwise: ({ userId }: Shape<'Session'>, context) =>
				userId === null ? null : users.byId(context).load(userId),
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
	t.prismaField({
		type: ['Session'],
		complexity: { field: 1, multiplier: 10 },
		description:
			'Where the viewer is signed in, last used first, at most 50; none where a token asks.',
		resolve: async (query, _viewer, _args, context) => {
			const { viewer, db } = context;
			if (!viewer.session || viewer.userId === null) return [];
			const { id } = viewer.session;
			const found = { ...query, omit: unasked(sessions.columns, context) };
			// The one that asks stands first, whatever was used since.
			const [asking, others] = await Promise.all([
				db.session.findMany({ ...found, where: { id } }),
				db.session.findMany({
					...found,
					where: { userId: viewer.userId, id: { not: id } },
					orderBy: { updatedAt: 'desc' },
					take: 49,
				}),
			]);
			return [...asking, ...others];
		},
	}),
);
