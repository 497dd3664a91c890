import type { ClientBase } from 'pg';
import { createHash, randomBytes } from 'node:crypto';
import { SettingsError } from './settings.ts';
import { tokenScopes, type TokenScope } from './token-scope.ts';

/** The longest life of a token, in days. */
export const longestDays = 365;

export interface NewToken {
	email: string;
	name: string;
	scopes: readonly TokenScope[];
	/** Whole days from today, 1 to 365. */
	days: number;
}

/**
 * Makes a Bearer token for a user and returns it: the only time that it can be read, since only its hash is kept. It
 * carries every role of the user that a token may carry, on the word of whoever operates the server.
 * Throws SettingsError naming what is wrong: an unknown or disabled user, a scope, the days.
 */
export async function createToken(client: ClientBase, wanted: NewToken): Promise<string> {
	if (!Number.isInteger(wanted.days) || wanted.days < 1 || wanted.days > longestDays)
		throw new SettingsError(`--days is not a whole number from 1 to ${longestDays}.`);
	const unknown = wanted.scopes.find((scope) => !tokenScopes.includes(scope));
	if (unknown !== undefined || wanted.scopes.length === 0)
		throw new SettingsError(`--scopes takes ${tokenScopes.join(', ')}, separated by commas.`);
	const { token, prefix, hash } = newTokenText();
	const { rowCount } = await client.query(
		`insert into app.api_token (user_id, name, prefix, hash, scopes, expires_on, second_factor)
		select id, $2, $3, $4, $5, app.today() + $6::integer, true
		from app.app_user where email = lower($1) and disabled_at is null`,
		[wanted.email, wanted.name, prefix, hash, wanted.scopes, wanted.days],
	);
	if (rowCount !== 1) throw new SettingsError(`There is no active user ${wanted.email}.`);
	return token;
}

/** The text of a new token, what its owner will recognise it by, and the hash that alone is kept: app.create_token. */
export function newTokenText(): { token: string; prefix: string; hash: Buffer } {
	const token = `sks_${randomBytes(32).toString('base64url')}`;
	return { token, prefix: token.slice(0, 8), hash: tokenHash(token) };
}

/** What is kept of a token: its SHA-256. */
export function tokenHash(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}
