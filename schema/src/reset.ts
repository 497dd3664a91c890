import type { ClientBase } from 'pg';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { beginAuditLog } from './audit-keeper.ts';
import type { Database } from './connect.ts';
import { migrate } from './migrate.ts';
import { SettingsError, type DatabaseSettings } from './settings.ts';
import { survey, type Survey } from './survey.ts';

/** Asks a person; undefined where none is at a terminal. */
export type Ask = ((question: string) => Promise<string>) | undefined;

export interface ResetParts {
	settings: DatabaseSettings;
	/** The file of heads, where the new log says that it begins on purpose. */
	headFile: string;
	/** `--yes` and `--name`. */
	args: string[];
	ask: Ask;
}

/**
 * Deletes everything of ours and lays it anew, empty. Asks before, or needs `--yes`; anything but an empty database or
 * the demo city needs its name. Returns what was done. Throws SettingsError, and has touched nothing, where it may not,
 * where the database is not ours, or where a program serves it.
 */
export async function reset(
	database: Database,
	{ settings, headFile, args, ask }: ResetParts,
): Promise<string> {
	const { yes, name } = readArguments(args);
	const own = settings.url ? databaseName(settings.url) : settings.dataDir;
	const wanted = { own, name, embedded: !settings.url };
	await refuseServed(database);
	const found = await look(database, (client) => survey(client, own));
	refuse(found, wanted);
	await requireConsent(found, yes, ask);
	await requireWritable(headFile);
	// Once more in the transaction that deletes: somebody may have made an account while the question stood.
	await look(database, async (client) => {
		refuse(await survey(client, own), wanted);
		await dropOurs(client);
	});
	await migrate(database, settings.url);
	await beginAuditLog(database, headFile, 'pnpm db:reset', found.chain);
	return `The database ${own} was emptied and laid anew.`;
}

/** Waits for nobody's transaction longer than a person at a terminal does. */
async function look<T>(database: Database, work: (client: ClientBase) => Promise<T>): Promise<T> {
	try {
		return await database.asAdmin(async (client) => {
			await client.query("set local lock_timeout = '10s'");
			return work(client);
		});
	} catch (error) {
		if ((error as { code?: string }).code !== '55P03') throw error;
		throw new SettingsError(
			'Somebody else is at work in this database. Nothing was touched; end their sessions first.',
		);
	}
}

interface Wanted {
	own: string;
	/** What `--name` says. */
	name: string | undefined;
	embedded: boolean;
}

function refuse(found: Survey, { own, name, embedded }: Wanted): void {
	if (found.state === 'foreign')
		throw new SettingsError(
			`The database ${own} is not one of Seksama: it holds ${found.example === 'schema app' ? 'a schema app that Seksama did not make' : `no schema app, but tables such as ${found.example}`}. Nothing was touched; look at DATABASE_URL.`,
		);
	const isNamed =
		name !== undefined && (name === own || (embedded && resolve(name) === resolve(own)));
	if (name !== undefined && !isNamed)
		throw new SettingsError(
			`--name is ${name}, but the database is ${own}. Nothing was touched; look at ${embedded ? 'DATA_DIR' : 'DATABASE_URL'}.`,
		);
	if (found.state === 'kept' && !isNamed)
		throw new SettingsError(
			`The database ${own} holds ${holdings(found)}. Nothing was touched; to delete all of it for good: pnpm db:reset -- --yes --name ${shellWord(own)}`,
		);
}

function holdings({ accounts, profile, state }: Survey): string {
	if (state === 'empty') return 'nothing';
	if (state === 'demo') return 'the demo city';
	const city = profile === undefined ? 'data that no profile brought' : `the profile ${profile}`;
	return `${accounts === 1 ? '1 real account' : `${accounts} real accounts`} and ${city}`;
}

async function requireConsent(found: Survey, yes: boolean, ask: Ask): Promise<void> {
	if (yes) return;
	if (!ask)
		throw new SettingsError(
			`pnpm db:reset deletes everything in ${found.name}, which holds ${holdings(found)}. Nothing was touched; where nobody can be asked, add --yes: pnpm db:reset -- --yes${found.state === 'kept' ? ` --name ${shellWord(found.name)}` : ''}`,
		);
	const answer = await ask(
		`Everything in ${found.name} will be deleted; it holds ${holdings(found)}. Go on? (yes/no) `,
	);
	if (!/^y(es)?$/i.test(answer.trim())) throw new SettingsError('Nothing was touched.');
}

/** An embedded one is opened for this command alone; on PostgreSQL the connections of a program that serves are seen. */
async function refuseServed(database: Database): Promise<void> {
	if (database.engine === 'embedded') return;
	const { rows } = await database.asAdmin((client) =>
		client.query<{ n: number }>(
			"select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'seksama'",
		),
	);
	const n = rows[0]?.n ?? 0;
	if (n > 0)
		throw new SettingsError(
			`A program serves this database (${n === 1 ? '1 connection' : `${n} connections`}). Nothing was touched; stop it first.`,
		);
}

/** Before anything is deleted: a log that cannot say that it begins on purpose would look like a changed one. */
async function requireWritable(file: string): Promise<void> {
	try {
		await mkdir(dirname(file), { recursive: true });
		await (await open(file, 'a', 0o600)).close();
	} catch (error) {
		throw new SettingsError(
			`The file of heads ${file} cannot be written: ${(error as Error).message}. Nothing was touched; set AUDIT_HEAD_FILE or DATA_DIR.`,
		);
	}
}

/** The schema app, and ident where the same owner has it. */
async function dropOurs(client: ClientBase): Promise<void> {
	const { rows } = await client.query<{ name: string }>(
		`select nspname::text as name from pg_namespace where nspname in ('app', 'ident')
			and nspowner = (select nspowner from pg_namespace where nspname = 'app')`,
	);
	for (const { name } of rows) await client.query(`drop schema ${name} cascade`);
}

function readArguments(args: string[]): { yes: boolean; name: string | undefined } {
	try {
		const { values } = parseArgs({
			args: args.filter((arg) => arg !== '--'),
			options: { yes: { type: 'boolean', default: false }, name: { type: 'string' } },
		});
		return { yes: values.yes, name: values.name };
	} catch (error) {
		throw new SettingsError(
			`${(error as Error).message.split('. ')[0]}. Usage: pnpm db:reset [-- --yes] [--name <database or data folder>]`,
		);
	}
}

function databaseName(url: string): string {
	return decodeURIComponent(new URL(url).pathname.slice(1));
}

function shellWord(text: string): string {
	return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Asks at the terminal that the command runs in; undefined where input or output is none. */
export function terminal(): Ask {
	if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
	return async (question) => {
		const lines = createInterface({ input: process.stdin, output: process.stdout });
		try {
			return await lines.question(question);
		} finally {
			lines.close();
		}
	};
}
