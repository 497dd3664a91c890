import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { grants } from '../grant/ref.ts';
import { ViewerRef } from './ref.ts';

ViewerRef.implement({
	description: 'Who asks.',
	fields: (t) => ({
		signedIn: t.exposeBoolean('signedIn', {
			description: 'Whether a session or a token came with the request.',
		}),
		id: t.id({
			nullable: true,
			description:
				'The global id of the user; null where nobody signed in or the token reads public data only.',
			resolve: ({ userId }, _args, { ids }) => (userId === null ? null : ids.idOf('User', userId)),
		}),
		name: t.string({
			nullable: true,
			complexity: 1,
			description:
				'The name of the user; null where nobody signed in or the token reads public data only.',
			resolve: async ({ userId }, _args, { db }) =>
				userId === null
					? null
					: (await db.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name,
		}),
		grants: t.prismaField({
			type: ['Grant'],
			complexity: 1,
			description:
				'The roles held today; none where nobody signed in or the token reads public data only.',
			resolve: (query, { userId }, _args, context) =>
				userId === null
					? []
					: context.db.grant.findMany({
							...query,
							where: { userId, held: true },
							orderBy: [{ role: 'asc' }, { scope: 'asc' }],
							omit: unasked(grants.columns, context),
						}),
		}),
		isFresh: t.boolean({
			complexity: 1,
			description:
				'Whether the viewer proved who they are within the last five minutes, in a session, as acts of weight ask for.',
			resolve: async ({ userId }, _args, { json }) =>
				userId !== null && json<boolean>('select app.viewer_is_fresh() as json'),
		}),
	}),
});

builder.queryField('viewer', (t) =>
	t.field({
		type: ViewerRef,
		description: 'Who asks, and what they may do.',
		resolve: (_root, _args, { viewer }) => viewer,
	}),
);
