// The commands of this package: pnpm db:migrate, pnpm db:reset, pnpm run token, pnpm supervisor, pnpm audit:verify.
import { parseArgs } from 'node:util';
import { auditHeadFile } from './audit-heads.ts';
import { verifyAudit } from './audit.ts';
import { openDatabase, type Database } from './connect.ts';
import { migrate } from './migrate.ts';
import { databaseSettings, SettingsError } from './settings.ts';
import { createToken } from './token.ts';
import type { TokenScope } from './token-scope.ts';

const commands: Record<string, (database: Database, args: string[]) => Promise<string>> = {
	migrate: (database) => migrateCommand(database),
	async reset(database) {
		await database.asAdmin((client) => client.query('drop schema if exists app cascade'));
		return migrateCommand(database);
	},
	async token(database, args) {
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
	async supervisor(database, args) {
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
	'audit:verify': async (database) => {
		const { dataDir } = databaseSettings();
		const { entries, heads, problems, notes } = await verifyAudit(
			database,
			auditHeadFile(process.env, dataDir),
		);
		for (const note of notes) console.error(note);
		if (problems.length > 0) throw new SettingsError(problems.join('\n'));
		return `The audit log holds: ${entries} entries, compared with ${heads} heads kept outside.`;
	},
};

try {
	const [verb = '', ...args] = process.argv.slice(2);
	const command = commands[verb];
	if (!command) throw new SettingsError(`Give one of: ${Object.keys(commands).join(', ')}.`);
	const database = await openDatabase(databaseSettings());
	try {
		console.log(await command(database, args));
	} finally {
		await database.close();
	}
} catch (error) {
	if (!(error instanceof SettingsError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

async function migrateCommand(database: Database): Promise<string> {
	const { applied, reapplied, mended } = await migrate(database, databaseSettings().url);
	if (applied.length > 0) return `Applied ${applied.join(', ')}.`;
	if (mended) return 'Rules of access had been changed in the database; they were laid anew.';
	return `Nothing to migrate${reapplied ? '; functions, views and policies laid anew' : ''}.`;
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
