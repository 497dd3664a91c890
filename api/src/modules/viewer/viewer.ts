import { builder } from '../../builder.ts';
import { perOperation } from '../../context.ts';
import { Role } from '../../vocabulary/enums.ts';

interface Grant {
	role: string;
	scope: string;
}

const GrantRef = builder.objectRef<Grant>('Grant').implement({
	description: 'A role that the viewer holds today.',
	fields: (t) => ({
		role: t.field({ type: Role, description: 'Which role.', resolve: ({ role }) => role as never }),
		scope: t.exposeString('scope', {
			description: 'What it is held on: "region:33.75", "agency:DINDIK" or "school:" with an NPSN.',
		}),
	}),
});

const grantsOf = perOperation<'all', Grant[]>(async (_keys, { sql }) => {
	const grants = await sql<Grant>(
		`select g.role,
			coalesce('region:' || g.region_code, 'agency:' || a.code, 'school:' || s.npsn) as scope
		from app.viewer_grants() g
		left join app.agency a on a.id = g.agency_id
		left join app.school s on s.id = g.school_id
		order by 1, 2`,
	);
	return new Map([['all', grants]]);
});

const ViewerRef = builder
	.objectRef<{ signedIn: boolean; userId: number | null }>('Viewer')
	.implement({
		description: 'Who asks.',
		fields: (t) => ({
			signedIn: t.exposeBoolean('signedIn', {
				description: 'Whether a session or a token came with the request.',
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
		}),
	});

builder.queryField('viewer', (t) =>
	t.field({
		type: ViewerRef,
		description: 'Who asks, and what they may do.',
		resolve: (_root, _args, { viewer }) => viewer,
	}),
);
