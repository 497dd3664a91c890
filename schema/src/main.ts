// The commands of this package: pnpm db:migrate, db:reset, run token, supervisor, figures:renew, audit:verify, audit:accept.
import { parseArgs } from 'node:util';
import { auditHeadFile } from './audit-heads.ts';
import { beginAuditLog, keepAuditHead } from './audit-keeper.ts';
import { verifyAudit } from './audit.ts';
import { openDatabase, type Database } from './connect.ts';
import { migrate, restoredWords } from './migrate.ts';
import { requireMigrated } from './require-migrated.ts';
import { reset, terminal } from './reset.ts';
import { databaseSettings, SettingsError, type DatabaseSettings } from './settings.ts';
import { renewFigures } from './renew-figures.ts';
import { createToken } from './token.ts';
import type { TokenScope } from './token-scope.ts';

interface Place {
	database: Database;
	settings: DatabaseSettings;
	/** Where the heads of the audit log are kept. */
	headFile: string;
}

interface Command {
	/** Returns what the operator reads last. */
	run(place: Place, args: string[]): Promise<string>;
	/** It works on any database, also an empty one, an older one or a copy without its owner. */
	anyState?: true;
	/** It needs the embedded database for itself. */
	alone?: true;
	/** It only looks, or keeps the head of the audit log itself. Any other command keeps it when it ends. */
	keepsNoHead?: true;
}

const commands: Record<string, Command> = {
	migrate: {
		anyState: true,
		async run({ database, settings }) {
			const { applied, reapplied, mended, adopted } = await migrate(database, settings.url);
			if (adopted)
				return `${restoredWords}${applied.length > 0 ? ` Applied ${applied.join(', ')}.` : ''}`;
			if (applied.length > 0) return `Applied ${applied.join(', ')}.`;
			if (mended) return 'Rules of access had been changed in the database; they were laid anew.';
			return `Nothing to migrate${reapplied ? '; functions, views and policies laid anew' : ''}.`;
		},
	},
	reset: {
		anyState: true,
		alone: true,
		keepsNoHead: true,
		run: ({ database, settings, headFile }, args) =>
			reset(database, { settings, headFile, args, ask: terminal() }),
	},
	token: {
		async run({ database }, args) {
			const { values, positionals } = parseToken(args);
			if (positionals.length !== 1)
				throw new SettingsError(
					'Usage: pnpm run token <email> [--scopes READ_PUBLIC,READ_OWN] [--days 30]',
				);
			return database.asOwner((client) =>
				createToken(client, {
					email: positionals[0]!,
					name: 'pnpm run token',
					scopes: values.scopes.split(',') as TokenScope[],
					days: Number(values.days),
				}),
			);
		},
	},
	supervisor: {
		async run({ database }, args) {
			const [email] = args.filter((arg) => arg !== '--');
			if (!email || args.length > 2)
				throw new SettingsError('Usage: pnpm supervisor <email>, whose role waits for approval.');
			const { rows } = await database.asOwner((client) =>
				client.query<{ id: number | null }>('select approve_first_supervisor($1) as id', [email]),
			);
			if (rows[0]?.id == null)
				throw new SettingsError(
					`Nothing to approve: no role as case supervisor waits for ${email}, or the city has a case supervisor, who approves it.`,
				);
			return `${email} is the first case supervisor of the city and approves the others.`;
		},
	},
	'figures:renew': {
		run: ({ database }, args) => renewFigures(database, args.includes('--yes')),
	},
	'audit:verify': {
		keepsNoHead: true,
		async run({ database, headFile }) {
			const { entries, heads, since, problems, notes } = await verifyAudit(database, headFile);
			for (const note of notes) console.error(note);
			if (problems.length > 0) throw new SettingsError(problems.join('\n'));
			return `The audit log holds: ${entries} entries, compared with ${heads} heads kept outside${since ? ` since ${since}` : ''}.`;
		},
	},
	'audit:accept': {
		keepsNoHead: true,
		async run({ database, headFile }, args) {
			const why = args.filter((arg) => arg !== '--').join(' ');
			if (!why.trim() || why.length > 200 || /\p{C}/u.test(why))
				throw new SettingsError(
					'Usage: pnpm audit:accept -- "why": 1 to 200 letters on what was done to the database, such as "backup of 3 May restored".',
				);
			await beginAuditLog(database, headFile, why);
			return `Noted in ${headFile}: the audit log begins here on purpose. What was kept before is not compared any more; each "pnpm audit:verify" says so.`;
		},
	},
};

try {
	const [verb = '', ...args] = process.argv.slice(2);
	const command = commands[verb];
	if (!command) throw new SettingsError(`Give one of: ${Object.keys(commands).join(', ')}.`);
	const settings = databaseSettings();
	const database = await openDatabase(settings, { serve: command.alone });
	const headFile = auditHeadFile(process.env, settings.dataDir);
	try {
		if (!command.anyState) await requireMigrated(database);
		console.log(await command.run({ database, settings, headFile }, args));
		if (!command.keepsNoHead) await keepAuditHead(database, headFile);
	} finally {
		await database.close();
	}
} catch (error) {
	if (!(error instanceof SettingsError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function parseToken(args: string[]) {
	try {
		return parseArgs({
			args: args.filter((arg) => arg !== '--'),
			allowPositionals: true,
			options: {
				scopes: { type: 'string', default: 'READ_PUBLIC,READ_OWN' },
				days: { type: 'string', default: '30' },
			},
		});
	} catch (error) {
		throw new SettingsError((error as Error).message);
	}
}
