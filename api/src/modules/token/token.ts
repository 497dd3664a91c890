import { builder } from '../../builder.ts';
import { TokenScope } from './scope.ts';

export interface TokenRow {
	id: number;
	name: string;
	prefix: string;
	scopes: string[];
	created_at: Date;
	expires_on: string;
	last_used_at: Date | null;
	revoked_at: Date | null;
	holds: boolean;
}

/** The global id of a token. */
export function tokenId(id: number): string {
	return Buffer.from(`Token:${id}`).toString('base64url');
}

export const TokenRef = builder.objectRef<TokenRow>('Token').implement({
	description: 'The key of a program, as its owner sees it; the key itself was shown once.',
	fields: (t) => ({
		id: t.id({ description: 'The global id.', resolve: ({ id }) => tokenId(id) }),
		name: t.exposeString('name', { description: 'What its owner calls it.' }),
		prefix: t.exposeString('prefix', {
			description: 'The first characters of the key, to recognise it by.',
		}),
		scopes: t.field({
			type: [TokenScope],
			description: 'What it may be used for.',
			resolve: ({ scopes }) => scopes as never,
		}),
		createdAt: t.field({
			type: 'DateTime',
			description: 'When it was made.',
			resolve: (token) => token.created_at,
		}),
		expiresOn: t.field({
			type: 'Date',
			description: 'The last day on which it holds.',
			resolve: (token) => token.expires_on,
		}),
		lastUsedAt: t.field({
			type: 'DateTime',
			nullable: true,
			description: 'When it was last used, to the minute; null where it never was.',
			resolve: (token) => token.last_used_at,
		}),
		revokedAt: t.field({
			type: 'DateTime',
			nullable: true,
			description: 'When it was revoked; null where it was not.',
			resolve: (token) => token.revoked_at,
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
		resolve: async (_viewer, _args, { sql, viewer }) =>
			viewer.session
				? sql<TokenRow>(
						`select id, name, prefix, scopes, created_at, expires_on::text, last_used_at, revoked_at, holds
						from app.viewer_tokens() limit 100`,
					)
				: [],
	}),
);
