import { randomBytes } from 'node:crypto';
import { refuse } from './answers.ts';
import type { Answered } from './asked.ts';
import type { LiveSession } from './session.ts';
import { sessionCookie } from './session-cookie.ts';

/**
 * The same session under a new token, with the second factor shown in it: its row, its start and its end stay. The old
 * token is dead from the next statement on. Answers a refusal where the session has ended meanwhile, or somebody else
 * has renewed it just now.
 */
export async function renewSession(
	{ database, site, secret, response }: Answered,
	{ token }: LiveSession,
): Promise<Response | void> {
	const renewed = randomBytes(24).toString('base64url');
	const { rowCount } = await database.auth.query(
		'update app.session set token = $2, second_factor_at = now() where token = $1',
		[token, renewed],
	);
	if (rowCount !== 1) return refuse(401, 'UNAUTHENTICATED', 'Sign in first.');
	response.headers.append('set-cookie', sessionCookie(renewed, site, secret));
	return undefined;
}
