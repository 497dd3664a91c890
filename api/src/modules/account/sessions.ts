import { builder } from '../../builder.ts';

interface SessionRow {
	id: number;
	created_at: Date;
	updated_at: Date;
	ip_address: string | null;
	user_agent: string | null;
	current: boolean;
}

const SessionRef = builder.objectRef<SessionRow>('Session').implement({
	description: 'A browser in which the viewer is signed in (sesi).',
	fields: (t) => ({
		number: t.exposeInt('id', { description: 'Its number, to end it by.' }),
		signedInAt: t.field({
			type: 'DateTime',
			description: 'When it began.',
			resolve: (session) => session.created_at,
		}),
		lastUsedAt: t.field({
			type: 'DateTime',
			description: 'When it was last used, to the minute.',
			resolve: (session) => session.updated_at,
		}),
		address: t.string({
			nullable: true,
			description: 'The network address from which it began; null where it is not known.',
			resolve: (session) => session.ip_address || null,
		}),
		browser: t.string({
			nullable: true,
			description:
				'What the browser says of itself, at most 300 characters; null where it says nothing.',
			resolve: (session) => session.user_agent?.slice(0, 300) || null,
		}),
		current: t.exposeBoolean('current', { description: 'Whether it is the one that asks.' }),
	}),
});

builder.objectField('Viewer' as never, 'sessions', (t) =>
	t.field({
		type: [SessionRef],
		complexity: { field: 1, multiplier: 10 },
		description:
			'Where the viewer is signed in, last used first, at most 50; none where a token asks.',
		resolve: async (_viewer, _args, { sql, viewer: { session } }) =>
			session
				? sql<SessionRow>(
						`select id, created_at, updated_at, ip_address, user_agent, id = $1 as current
						from app.session where user_id = app.viewer_id() and expires_at > now()
						order by id = $1 desc, updated_at desc limit 50`,
						[session.id],
					)
				: [],
	}),
);
