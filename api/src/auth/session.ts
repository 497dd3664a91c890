import type { Database } from '@seksama/schema/connect.ts';
import type { ViewerSession } from '../operation/context.ts';
import { sessionToken } from './session-cookie.ts';

/** A session in use: whose it is, and the token of its cookie. */
export interface LiveSession extends ViewerSession {
	token: string;
	userId: number;
}

/**
 * The session of a request's cookie; undefined where there is none or it has ended. Asking keeps it alive.
 * The cookie must carry our signature, so that a token read out of a copy of the database opens nothing.
 */
export async function liveSession(
	{ auth }: Pick<Database, 'auth'>,
	cookies: string | null,
	site: string,
	secret: string,
): Promise<LiveSession | undefined> {
	const token = sessionToken(cookies, site, secret);
	if (token === undefined) return undefined;
	const { rows } = await auth.query(
		'select session_id, user_id, second_factor, second_factor_due, proved_at from app.viewer_of_session($1)',
		[token],
	);
	const row = (rows as Row[])[0];
	return (
		row && {
			id: row.session_id,
			token,
			userId: row.user_id,
			secondFactor: row.second_factor,
			secondFactorDue: row.second_factor_due,
			provedAt: new Date(row.proved_at),
		}
	);
}

/** Whether the user proved who they are within the last five minutes, as steps of weight ask for. */
export function isFresh({ provedAt }: LiveSession, now: number = Date.now()): boolean {
	return now - provedAt.getTime() <= 5 * 60_000;
}

interface Row {
	session_id: number;
	user_id: number;
	second_factor: boolean;
	second_factor_due: 'VERIFY' | 'SET_UP' | null;
	proved_at: string | Date;
}
