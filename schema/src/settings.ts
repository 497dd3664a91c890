import { resolve } from 'node:path';

/** A setting or surrounding that stops the program; `message` is one clear line for the operator. */
export class SettingsError extends Error {}

export interface DatabaseSettings {
	/** Address of a PostgreSQL >= 15 database with a role that may create roles; absent means embedded. */
	url: string | undefined;
	/** Address for the serving role, where it cannot be derived from `url`. */
	appUrl: string | undefined;
	/** Folder of the embedded database. */
	dataDir: string;
	/** Milliseconds that one statement of a viewer may take. */
	statementTimeout: number;
	/** Connections that serve viewers. */
	poolSize: number;
}

/** Reads the database settings. Throws SettingsError naming the variable and the cure. */
export function databaseSettings(env: NodeJS.ProcessEnv = process.env): DatabaseSettings {
	return {
		url: postgresUrl(env, 'DATABASE_URL'),
		appUrl: postgresUrl(env, 'APP_DATABASE_URL'),
		dataDir: resolve(env.DATA_DIR || '.data'),
		statementTimeout: integer(env, 'STATEMENT_TIMEOUT_MS', 5000, 100, 600_000),
		poolSize: integer(env, 'DATABASE_POOL', 10, 1, 200),
	};
}

/** The region code of the city that is meant where a query names none. */
export function homeCity(env: NodeJS.ProcessEnv = process.env): string {
	const code = env.HOME_CITY || '33.75';
	if (!/^\d{2}\.\d{2}$/.test(code))
		throw new SettingsError(`HOME_CITY is "${code}"; give a city's region code such as 33.75.`);
	return code;
}

/** A whole number from the environment, within bounds. */
export function integer(
	env: NodeJS.ProcessEnv,
	name: string,
	fallback: number,
	least: number,
	most: number,
): number {
	const text = env[name];
	if (text === undefined || text === '') return fallback;
	const value = Number(text);
	if (!Number.isInteger(value) || value < least || value > most)
		throw new SettingsError(`${name} is "${text}"; give a whole number from ${least} to ${most}.`);
	return value;
}

function postgresUrl(env: NodeJS.ProcessEnv, name: string): string | undefined {
	const text = env[name];
	if (!text) return undefined;
	// The text may hold a password, so it is never repeated.
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2)
		throw new SettingsError(
			`${name} is not a PostgreSQL address; give postgresql://user:password@host:5432/database.`,
		);
	return text;
}
