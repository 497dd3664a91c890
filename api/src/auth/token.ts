import type { Database } from '@seksama/schema/connect.ts';
import { anonymous } from '@seksama/schema/operation.ts';
import { tokenHash } from '@seksama/schema/token.ts';
import type { TokenScope } from '@seksama/schema/token-scope.ts';
import type { ApiViewer } from '../operation/context.ts';
import { apiError } from '../operation/errors.ts';

export const nobody: ApiViewer = { signedIn: false, userId: null };

/**
 * Who sent a Bearer token. It carries a part of its owner's rights: without a scope for the own data it reads what the
 * public reads. Throws UNAUTHENTICATED for a token that is wrong, revoked or out of date, all alike.
 */
export async function viewerOfToken(
	database: Database,
	header: string,
	requestId: string,
): Promise<ApiViewer> {
	const [, token] = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(header.trim()) ?? [];
	if (!token) throw unauthenticated();
	const { rows } = await database
		.operation(anonymous(requestId))
		.only<{ user_id: number; scopes: TokenScope[]; second_factor: boolean }>({
			text: 'select user_id, scopes, second_factor from app.viewer_of_token($1)',
			values: [tokenHash(token)],
		});
	const [owner] = rows;
	if (!owner) throw unauthenticated();
	const { scopes, second_factor: secondFactor } = owner;
	const own = scopes.includes('READ_OWN') || scopes.includes('WRITE_OWN');
	return { signedIn: true, userId: own ? owner.user_id : null, scopes, secondFactor };
}

function unauthenticated() {
	return apiError(
		'UNAUTHENTICATED',
		'The token is not valid. Send another one, or none to read public data.',
	);
}
