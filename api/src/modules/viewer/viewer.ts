import { builder } from '../../graph/builder.ts';
import { perOperation } from '../../operation/context.ts';
import { GrantRef, type GrantRow } from '../grant/ref.ts';
import { ViewerRef } from './ref.ts';

const grantsOf = perOperation<'all', GrantRow[]>(async (_keys, { sql }) => {
	const rows = await sql<{ node: GrantRow }>(
		`select r.node from app.grant_rows(array(select grant_id from app.viewer_grants())) r
		order by r.node->>'role', r.node->>'scope'`,
	);
	return new Map([['all', rows.map(({ node }) => node)]]);
});

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
				userId === null ? null : (await db.appUser.findUnique({ where: { id: userId } }))?.name,
		}),
		grants: t.field({
			type: [GrantRef],
			complexity: 1,
			description:
				'The roles held today; none where nobody signed in or the token reads public data only.',
			resolve: async ({ userId }, _args, context) =>
				userId === null ? [] : ((await grantsOf(context).load('all')) ?? []),
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
