import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reason } from './lock.ts';
import { SettingsError, type DatabaseSettings } from './settings.ts';

/** The key that signs cookies and encrypts authenticator secrets, and what the operator should know about it. */
export interface AuthSecret {
	secret: string;
	/** One line for the operator where the key depends on a file of this machine; absent where all is well. */
	note?: string;
}

/**
 * AUTH_SECRET; or for PostgreSQL a key derived from the password in DATABASE_URL, so that every process finds the same
 * one; or a key made once and kept in DATA_DIR, readable by this user alone.
 * Throws SettingsError where AUTH_SECRET is too short or the key cannot be kept.
 */
export function authSecret(
	{ url, dataDir }: Pick<DatabaseSettings, 'url' | 'dataDir'>,
	env: NodeJS.ProcessEnv = process.env,
): AuthSecret {
	const given = env.AUTH_SECRET;
	if (given) {
		if (given.length < 32)
			throw new SettingsError(
				'AUTH_SECRET is shorter than 32 characters; give a random one, such as from `openssl rand -base64 32`.',
			);
		return { secret: given };
	}
	const password = url && new URL(url).password;
	if (password)
		return {
			secret: createHmac('sha256', decodeURIComponent(password))
				.update('seksama auth')
				.digest('base64url'),
		};
	const secret = keptSecret(dataDir);
	if (!url) return { secret };
	return {
		secret,
		note: `AUTH_SECRET is not set and DATABASE_URL has no password to derive it from: a generated one is kept in ${dataDir}. Set AUTH_SECRET where several machines serve.`,
	};
}

/** Two processes that start at once agree: whoever writes first wins, the other one reads. */
function keptSecret(dataDir: string): string {
	const file = join(dataDir, 'auth-secret');
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
			throw new SettingsError(
				`The sign-in key cannot be kept in ${dataDir}: ${reason(error)}. Set AUTH_SECRET, or DATA_DIR to a writable folder.`,
			);
	}
	const secret = readFileSync(file, 'utf8').trim();
	if (secret.length < 32)
		throw new SettingsError(`The file ${file} holds no usable key; delete it, or set AUTH_SECRET.`);
	return secret;
}
